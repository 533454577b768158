'use strict';
/** Sends mail, for programs that are not modules. */

async function send(to, text) {
  await fetch('https://mail.example.com', { method: 'POST', body: `${to}: ${text}` });
}

exports.send = send;
exports.queue = {
  async add(to) {
    await send(to, 'later');
  },
};
