export { fetchFile as get, saveFile } from './files.js';
export * as files from './files.js';
