const fs = require('node:fs');

/** @param {string} name */
async function readSettings(name) {
  return { name, limit: name.length };
}

/** @param {Record<string, unknown>} defaults */
exports.upload = async (defaults, name) => {
  Object.assign(defaults, readSettings(name)); // error: [no-missing-await] "there is nothing in it to copy"
  const all = Object.assign({}, defaults, readSettings(name)); // error: [no-missing-await] "there is nothing in it to copy"
  console.log(all.name);
  const settings = Object.assign({}, defaults, await readSettings(name));
  const pending = Object.assign(readSettings(name), { cancel() {} });
  const answer = await fetch(`https://uploads.example/${name}`);
  const bytes = Buffer.from(answer.arrayBuffer()); // error: [no-missing-await] "there are no bytes in it"
  const size = Buffer.byteLength(await answer.text());
  return { ...(await pending), settings, bytes: Buffer.concat([bytes, Buffer.from(await answer.arrayBuffer())]), size };
};

exports.show = async (path) => {
  const page = fs.promises.readFile(path);
  return page.toString(); // error: [no-missing-await] "the text is `[object Promise]`"
};
