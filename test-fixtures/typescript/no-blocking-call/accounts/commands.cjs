'use strict';
/** Adds an account on the command line: reads its arguments, does one thing, and ends. */
const { execSync } = require('node:child_process');

async function addUser(name) {
  execSync(`useradd ${name}`);
  return name;
}

addUser(process.argv[2]).then(
  (name) => console.log(name),
  () => process.exit(1),
);
module.exports = { addUser };
