/**
 * Measures our Python parser beside two others, on the `.py` files of a folder:
 *
 *     npm run bench:python-parser -- <folder>
 *
 * Each parses every file and visits every node of its tree, in this process, on one thread, after a warm-up. Ours is
 * measured as it ships, bundled by esbuild.
 */
import { parser as lezer } from '@lezer/python';
import { build } from 'esbuild';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import { answerHelp } from './help.js';

const require = createRequire(import.meta.url);

/** Parses a text, visits all nodes of its tree and returns how many there are. */
type Visit = (text: string) => number;

interface Contender {
  name: string;
  visit: Visit;
}

/** Texts are read up to this many characters in all, so that a run ends in reasonable time. */
const maxCharacters = 20_000_000;
/** Each parser has at least so many rounds, and so much time, to get warm and show its best. */
const minRounds = 3;
const minSeconds = 2;

function* listPythonFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== '.git') yield* listPythonFiles(path);
    } else if (/\.pyi?$/.test(entry.name)) yield path;
  }
}

function readTexts(path: string): string[] {
  const texts: string[] = [];
  let characters = 0;
  for (const file of statSync(path).isDirectory() ? listPythonFiles(path) : [path]) {
    const text = readFileSync(file, 'utf8');
    characters += text.length;
    if (characters > maxCharacters) break;
    texts.push(text);
  }
  return texts;
}

type Bundle = Pick<typeof import('../../src/python/syntax/parser.js'), 'parse'> &
  Pick<typeof import('../../src/python/syntax/walk.js'), 'walk'>;

function isBundle(value: unknown): value is Bundle {
  return typeof value === 'object' && value !== null && 'parse' in value && 'walk' in value;
}

async function createOurs(): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-python-parser-'));
  try {
    const outfile = join(folder, 'parser.mjs');
    const syntax = fileURLToPath(new URL('../../src/python/syntax/', import.meta.url));
    const contents = `export { parse } from './parser.js'; export { walk } from './walk.js';`;
    const stdin = { contents, resolveDir: syntax, loader: 'ts' } as const;
    await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'neutral', target: 'es2023' });
    const bundle: unknown = await import(pathToFileURL(outfile).href);
    if (!isBundle(bundle)) throw new Error('The bundle lacks the parser');
    const visit: Visit = (text) => {
      let count = 0;
      bundle.walk(bundle.parse(text), () => {
        count++;
      });
      return count;
    };
    return { name: 'async-pitfalls', visit };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function createTreeSitter(): Promise<Contender> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-python/tree-sitter-python.wasm')));
  const visit: Visit = (text) => {
    const tree = parser.parse(text);
    if (tree === null) return 0;
    const cursor = tree.walk();
    let count = 0;
    for (let isDone = false; !isDone;) {
      count++;
      if (cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) {
        if (cursor.gotoParent()) continue;
        isDone = true;
        break;
      }
    }
    cursor.delete();
    tree.delete();
    return count;
  };
  return { name: 'web-tree-sitter + tree-sitter-python', visit };
}

function createLezer(): Contender {
  const visit: Visit = (text) => {
    let count = 0;
    lezer.parse(text).iterate({
      enter() {
        count++;
      },
    });
    return count;
  };
  return { name: '@lezer/python', visit };
}

/** Seconds of the fastest round. */
function measure({ visit }: Contender, texts: readonly string[]): { seconds: number; nodes: number } {
  let seconds = Infinity;
  let nodes = 0;
  const begin = performance.now();
  for (let round = 0; round < minRounds || performance.now() - begin < minSeconds * 1000; round++) {
    nodes = 0;
    const start = performance.now();
    for (const text of texts) nodes += visit(text);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return { seconds, nodes };
}

/** A text of about 2,000 lines, made of one of the texts or of several one after the other. */
function findText(texts: readonly string[], lines: number): string {
  const count = (text: string) => text.split('\n').length;
  const near = texts.find((text) => Math.abs(count(text) - lines) < lines / 20);
  if (near !== undefined) return near;
  const joined = texts.join('\n').split('\n').slice(0, lines);
  return joined.join('\n');
}

function measureMedian({ visit }: Contender, text: string): number {
  const times: number[] = [];
  for (let i = 0; i < 50; i++) {
    const start = performance.now();
    visit(text);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? NaN;
}

answerHelp(import.meta.filename);
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run bench:python-parser -- <folder>');
  process.exit(2);
}
const texts = readTexts(folder);
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
console.log(`${texts.length} files, ${megabytes.toFixed(1)} MB; best round of parse and full walk\n`);

const contenders = [await createOurs(), await createTreeSitter(), createLezer()];
const file = findText(texts, 2000);
const speeds: number[] = [];
for (const contender of contenders) {
  const { seconds, nodes } = measure(contender, texts);
  const speed = megabytes / seconds;
  speeds.push(speed);
  const milliseconds = measureMedian(contender, file).toFixed(2);
  const lines = file.split('\n').length;
  console.log(
    `${contender.name.padEnd(38)} ${speed.toFixed(1).padStart(6)} MB/s   ${lines} lines in ${milliseconds} ms   ${nodes} nodes`,
  );
}
const [ours = 0, ...others] = speeds;
console.log(`\nours is ${(ours / Math.max(...others)).toFixed(1)} times as fast as the faster of the others`);
