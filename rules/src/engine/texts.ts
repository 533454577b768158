/** What it takes to read the texts of projects on a thread of its own: little, so that it starts fast. */
export { createDiskFiles } from '../project/files/disk-files.js';
export type { FileSource } from '../project/files/file-source.js';
export type { ReadTexts } from '../project/words/indexer.js';
export { readTexts } from '../python/semantics/project-texts.js';
