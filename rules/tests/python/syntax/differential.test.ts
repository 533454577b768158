import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Span } from '../../../src/project/text/span.js';
import { parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';
import { comparedFields, toCanonicalTree } from './support/canonical-tree.js';
import { findPython, listStandardLibrary } from './support/standard-library.js';

const script = fileURLToPath(new URL('support/cpython_tree.py', import.meta.url));

/** What cpython_tree.py says about a file: the hash of its tree (or the tree), or why it is no Python of that version. */
type Answer = [path: string, tree: string | null, rejection: string | null];

/** Files of the standard library that CPython itself rejects: test data, and what is written for Python 2. */
const rejectedFolders = /[/\\](?:lib2to3[/\\]tests|test)[/\\]/;

describe("the trees of CPython's ast, for the whole standard library", function () {
  this.timeout(180_000);
  const python = findPython();
  let files: string[] = [];

  before(function () {
    if (python === undefined) {
      console.warn('      python3 is not installed: trees are not compared with those of CPython');
      this.skip();
    }
    files = listStandardLibrary(python);
  });

  it('are equal to ours in types, positions and fields of every node', async () => {
    assert(python !== undefined);
    const half = files.length >> 1;
    const results = await Promise.all([compare(python, files.slice(0, half)), compare(python, files.slice(half))]);
    const differences = results.flatMap((result) => result.differences);
    const rejected = results.flatMap((result) => result.rejected);
    for (const path of rejected) assert.match(path, rejectedFolders, `${path} is rejected by CPython`);
    assert.deepEqual(
      differences.slice(0, 10).map((path) => describeDifference(python, path)),
      [],
    );
    assert(files.length - rejected.length > 500, 'too few files were compared');
  });

  it('has the names beside nodes where the text has them', () => {
    for (const path of files) {
      const text = readFileSync(path, 'utf8');
      const toName = (range: Span) => text.slice(range.start, range.end).normalize('NFKC');
      walk(parse(text), (node) => {
        if ('nameRange' in node) assert.equal(toName(node.nameRange), node.name);
        else if (node.type === 'Attribute') assert.equal(toName(node.attrRange), node.attr);
        else if (node.type === 'Global' || node.type === 'Nonlocal') {
          for (const name of node.names) assert.equal(toName(name), name.name);
        } else if (node.type === 'ExceptHandler' || node.type === 'MatchAs') {
          if (node.name !== null) assert.equal(toName(node.name), node.name.name);
        } else if (node.type === 'alias' && node.asname !== null) assert.equal(toName(node.asname), node.asname.name);
      });
    }
  });
});

async function compare(python: string, files: readonly string[]) {
  const process = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  process.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const isClosed = new Promise((resolve) => process.on('close', resolve));
  process.stdin.write(`${JSON.stringify(comparedFields)}\n`);
  const ours = new Map<string, { hash: string; isValid: boolean }>();
  for (const path of files) {
    const tree = getTree(path);
    const hash = createHash('md5').update(tree.words.join('\n')).digest('hex');
    ours.set(path, { hash, isValid: tree.isValid });
    const isFlushed = process.stdin.write(`${JSON.stringify([path, tree.ranges])}\n`);
    if (!isFlushed) await new Promise((resolve) => process.stdin.once('drain', resolve));
  }
  process.stdin.end();
  await isClosed;
  const answers = toAnswers(Buffer.concat(chunks).toString());
  assert.equal(answers.length, files.length, 'CPython did not answer for each file');
  const differences: string[] = [];
  const rejected: string[] = [];
  for (const [path, hash, rejection] of answers) {
    const our = ours.get(path);
    if (rejection !== null) rejected.push(path);
    else if (our?.hash !== hash || !our.isValid) differences.push(path);
  }
  return { differences, rejected };
}

function getTree(path: string) {
  const module = parse(readFileSync(path, 'utf8'));
  try {
    return { ...toCanonicalTree(module), isValid: module.problems.length === 0 };
  } catch {
    // Nodes for errors have no counterpart in CPython: it rejects the file too.
    return { words: [], ranges: [], isValid: false };
  }
}

function toAnswers(output: string): Answer[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** The words around the first difference. */
function describeDifference(python: string, path: string): string {
  const { words, ranges, isValid } = getTree(path);
  if (!isValid) return `${path}: reports ${JSON.stringify(parse(readFileSync(path, 'utf8')).problems.slice(0, 3))}`;
  const input = `${JSON.stringify(comparedFields)}\n${JSON.stringify([path, ranges])}\n`;
  const { stdout } = spawnSync(python, [script, '--full'], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  const theirs = toAnswers(stdout)[0]?.[1]?.split('\n') ?? [];
  const at = words.findIndex((word, index) => word !== theirs[index]);
  const excerpt = (tree: string[]) => tree.slice(Math.max(0, at - 12), at + 6).join(' ');
  return `${path}\n  ours:   ${excerpt(words)}\n  theirs: ${excerpt(theirs)}`;
}
