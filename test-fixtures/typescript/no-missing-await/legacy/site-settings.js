// Settings of a site, in JavaScript without types.
const fs = require('node:fs/promises');

async function readText(name) {
  return fs.readFile(`settings/${name}.json`, 'utf8');
}

async function readPair(name) {
  return [name, JSON.parse(await readText(name))];
}

exports.load = async function load(name) {
  return JSON.parse(readText(name)); // error: [no-missing-await] "`[object Promise]` is no JSON"
};

exports.loadAll = async function loadAll(names) {
  const pairs = Promise.all(names.map((name) => readPair(name)));
  return Object.fromEntries(pairs); // error: [no-missing-await] "it cannot be iterated"
};

exports.loadKnown = async function loadKnown(names) {
  return Promise.all(names.map((name) => readPair(name))).filter(([, value]) => value); // error: [no-missing-await] "it has no `filter`"
};

exports.loadSome = async function loadSome(names) {
  const pairs = await Promise.all(names.map((name) => readPair(name)));
  return Object.fromEntries(pairs.filter(([, value]) => value));
};

exports.link = async function link(name) {
  return `https://example.com/?q=${encodeURIComponent(readText(name))}`; // error: [no-missing-await] "that of `[object Promise]`"
};

exports.theme = async function theme(name) {
  const { dark } = await import('./themes.js');
  const light = import('./themes.js').light; // error: [no-missing-await] "it has no `light`"
  return name === 'dark' ? dark : light;
};

exports.preload = function preload() {
  return import('./themes.js').then((themes) => themes.light);
};

exports.parse = function parse(parser, text) {
  return parser.parse(readText(text));
};
