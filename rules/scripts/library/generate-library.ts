/**
 * Writes the library index, `src/python/library/stubs.generated.json`: module name → the text of its stub, from
 * typeshed's standard library (shipped in the npm package `pyright`) and from our own stubs of popular packages; and the
 * names of all top-level modules that the standard library has or had, `standard-library.generated.json`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compactStub } from './compact-stub.js';

/** Parts of the standard library that have nothing to do with asynchronous code and weigh a lot. */
const leftOut =
  /^(tkinter|turtle|distutils|lib2to3|encodings|msilib|pydoc_data|ensurepip|curses|idlelib|xml|wsgiref|ctypes|zoneinfo|_tkinter|ast|opcode|dis|tokenize|token|symtable|pyexpat|plistlib|formatter|parser|symbol|binhex|imghdr|sndhdr|audioop|ossaudiodev|nis|spwd|xdrlib|unicodedata)(\.|$)/u;

const libraryFolder = path.resolve(import.meta.dirname, '../../src/python/library');
const typeshedFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('pyright/package.json')),
  'dist/typeshed-fallback',
);

function* listStubs(folder: string, prefix = ''): Generator<{ module: string; file: string }> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* listStubs(file, `${prefix}${entry.name}.`);
    else if (entry.name === '__init__.pyi') yield { module: prefix.slice(0, -1), file };
    else if (entry.name.endsWith('.pyi')) yield { module: prefix + entry.name.slice(0, -'.pyi'.length), file };
  }
}

/** The index as the file has it; a package's name ends in `/`, since its relative imports start one level lower. */
export function getLibraryIndex(): Record<string, string> {
  const index: Record<string, string> = {};
  for (const folder of [path.join(typeshedFolder, 'stdlib'), path.join(libraryFolder, 'packages')]) {
    for (const { module, file } of listStubs(folder)) {
      if (leftOut.test(module)) continue;
      index[module + (file.endsWith('__init__.pyi') ? '/' : '')] = compactStub(readFileSync(file, 'utf8'));
    }
  }
  return index;
}

/** The top-level modules that some Python 3 has, but for private ones; of each line of typeshed's list the name (`os.path: 3.0-`). */
export function getStandardLibraryNames(): readonly string[] {
  const lines = readFileSync(path.join(typeshedFolder, 'stdlib/VERSIONS'), 'utf8').split('\n');
  return lines.flatMap((line) => /^([a-z]\w*):/iu.exec(line)?.[1] ?? []);
}

if (process.argv[1] === import.meta.filename) {
  const index = getLibraryIndex();
  const target = path.join(libraryFolder, 'stubs.generated.json');
  writeFileSync(target, JSON.stringify(index, null, 1) + '\n');
  const names = path.join(libraryFolder, 'standard-library.generated.json');
  writeFileSync(names, JSON.stringify(getStandardLibraryNames()) + '\n');
  const licence = readFileSync(path.join(typeshedFolder, 'LICENSE'), 'utf8');
  writeFileSync(path.join(libraryFolder, 'TYPESHED-LICENSE.txt'), licence);
  console.log(`${Object.keys(index).length} modules in ${path.relative(process.cwd(), target)}`);
}
