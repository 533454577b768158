export * from './catalogue.js';
export { readJson as parseFile, disk } from './files.js';
export * as files from './files.js';
