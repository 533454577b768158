const { readFile, writeFile } = require('node:fs/promises');

async function loadConfig(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

async function saveConfig(file, config) {
  await writeFile(file, JSON.stringify(config));
}

async function isWritable(file) {
  return (await loadConfig(file)).writable;
}

/** The file that goes on being read can be told to stop. */
function watchConfig(file) {
  const reading = loadConfig(file);
  reading.stop = () => {};
  setTimeout(() => reading.stop(), 60_000);
  return reading;
}

module.exports = { loadConfig, saveConfig, isWritable, watchConfig };
