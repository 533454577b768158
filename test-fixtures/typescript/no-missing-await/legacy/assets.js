const fs = require('fs-extra');
const { copy, ensureDir: makeFolder } = require('fs-extra');

/** Functions of fs-extra give a promise, unless a callback is behind what they need. */
exports.publish = async (from, to, done) => {
  if (!fs.pathExists(from)) return undefined; // error: [no-missing-await] "always truthy"
  makeFolder(to); // error: [no-missing-await] "neither awaited nor handled"
  copy(from, to, { overwrite: true }); // error: [no-missing-await] "neither awaited nor handled"
  const { name } = fs.readJson(`${from}/package.json`); // error: [no-missing-await] "it has no `name`"
  for (const file of fs.readdir(from)) { // error: [no-missing-await] "it cannot be iterated"
    fs.unlink(`${to}/${file}`, () => undefined);
  }
  fs.remove(from, done);
  fs.copy(from, to, done);
  fs.outputJsonSync(to, { name });
  return await fs.readFile(`${to}/readme.md`, 'utf8');
};
