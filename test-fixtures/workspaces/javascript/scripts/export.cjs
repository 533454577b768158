const { execSync } = require('node:child_process');
const { writeFile } = require('node:fs/promises');

/** @param {number[]} values */
async function save(values) {
  writeFile('values.json', JSON.stringify(values)); // error: [no-missing-await] "`writeFile()` returns a promise"
  execSync('gzip values.json'); // error: [no-blocking-call] "`execSync()`"
}

module.exports = { save };
