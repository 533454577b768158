'use strict';
const { send, queue } = require('./transport.cjs');

exports.publish = function publish(readers) {
  send('editor', 'published'); // error: [no-missing-await] "`send()` returns a promise"
  queue.add('editor'); // error: [no-missing-await] "`queue.add()` returns a promise"
  for (const reader of readers) send(reader, 'news').catch(console.error); // error: [no-unbounded-fan-out] "starts `send()` for every element of `readers`"
};

exports.publishAll = async function publishAll(readers) {
  for (const reader of readers) await send(reader, 'news');
};
