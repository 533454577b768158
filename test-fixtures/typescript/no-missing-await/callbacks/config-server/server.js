const EventEmitter = require('node:events');
const { loadConfig, saveConfig, isWritable } = require('./config.js');

const changes = new EventEmitter();

async function show(file) {
  const config = loadConfig(file);
  console.log(`showing ${config.name}`); // error: [no-missing-await] "it has no `name`"
  const { port } = loadConfig(file); // error: [no-missing-await] "it has no `port`"
  console.log(loadConfig(file)); // error: [no-missing-await] "what is printed is `Promise { <pending> }`"
  const { host } = await loadConfig(file);
  return `${host}:${port}`;
}

async function rename(file, name) {
  try {
    return isWritable(file); // error: [no-missing-await] "never sees its rejection"
  } catch {
    return false;
  } finally {
    console.log('renaming to', name);
  }
}

changes.on('change', async (file, config) => { // error: [no-missing-await] "drops the promise"
  await saveConfig(file, config);
});

changes.on('error', async (error) => {
  try {
    await saveConfig('errors.json', { error: String(error) });
  } catch {
    process.exitCode = 1;
  }
});

function saveLater(file, config) {
  setTimeout(() => saveConfig(file, config), 1000); // error: [no-missing-await] "drops the promise"
  setTimeout(() => saveConfig(file, config).catch(console.error), 2000);
}

function saveBoth(config) {
  [saveConfig('a.json', config), saveConfig('b.json', config)]; // error: [no-missing-await] "array of promises"
}

module.exports = { show, rename, saveLater, saveBoth };
