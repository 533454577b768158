import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { Engine } from '../../../src/engine/engine.js';
import { TemporaryFolder } from '../../support/command.js';

const declared = `declare function save(text: string): Promise<void>;
declare const lines: string[], texts: ReadonlySet<string>, titles: Map<string, string>, users: { name: string }[];
`;

/** What is written in an asynchronous function, and what it becomes. */
const changed: readonly (readonly [code: string, expected: string])[] = [
  ['lines.forEach(async (line) => { await save(line); });', 'for (const line of lines) { await save(line); }'],
  ['lines.forEach(async (line) => save(line));', 'for (const line of lines) await save(line);'],
  ['lines.forEach(async (line) => await save(line))', 'for (const line of lines) await save(line);'],
  ['lines.forEach((line) => save(line));', 'for (const line of lines) await save(line);'],
  ['texts.forEach(async (text) => { await save(text); });', 'for (const text of texts) { await save(text); }'],
  ['await lines.forEach(async (line) => { await save(line); });', 'for (const line of lines) { await save(line); }'],
  [
    'titles.forEach(async (title) => { await save(title); });',
    'for (const title of titles.values()) { await save(title); }',
  ],
  [
    'titles.forEach(async (title, id) => { await save(title + id); });',
    'for (const [id, title] of titles) { await save(title + id); }',
  ],
  [
    'lines.forEach(async (line: string, index: number) => { await save(line + index); });',
    'for (const [index, line] of lines.entries()) { await save(line + index); }',
  ],
  [
    'users.forEach(async ({ name }: { name: string }) => { if (!name) return; await save(name); },);',
    'for (const { name } of users) { if (!name) continue; await save(name); }',
  ],
  [
    'lines.filter(Boolean).forEach(async (line) => { line += "\\n"; const go = () => { return line; }; await save(go()); });',
    'for (let line of lines.filter(Boolean)) { line += "\\n"; const go = () => { return line; }; await save(go()); }',
  ],
];

/** What stays as it is. */
const kept: readonly string[] = [
  'texts.forEach(async (text, other) => { await save(other); });',
  'lines.forEach(async (line, _index, all) => { await save(line + all.length); });',
  'lines.forEach(async (...line) => { await save(line[0]); });',
  'lines.forEach(async (line = "") => { await save(line); });',
  'lines.forEach(save);',
  'lines.forEach(async function (line) { await save(line); });',
  'lines.forEach(async (line) => { await save(line); }, lines);',
  'lines.forEach(async (lines) => { await save(lines); });',
  'lines.forEach(async (line) => { return save(line); });',
  'lines.forEach(async (line) => { for (const one of line) { if (one === " ") return; await save(one); } });',
  'lines.forEach(async (line) => { await save(line); } /* each */);',
  'lines?.forEach(async (line) => { await save(line); });',
  'const done = lines.forEach(async (line) => { await save(line); }); console.log(done);',
];

describe('no-missing-await: loops instead of callbacks of forEach', () => {
  let folder: TemporaryFolder;
  let engine: Engine;
  before(() => {
    folder = new TemporaryFolder({
      'package.json': '{}',
      'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
    });
    engine = createEngine({ root: folder.path });
  });
  after(() => {
    engine.close();
    folder.remove();
  });

  /** The text after the only suggestion; undefined when there is none. */
  const change = (text: string): string | undefined => {
    folder.write('main.ts', text);
    const { findings } = engine.lint({ path: folder.resolve('main.ts'), text, rules: { 'no-missing-await': 'error' } });
    const [finding, ...others] = findings;
    assert(finding, text);
    assert.deepEqual(others, []);
    const [suggestion] = finding.suggestions;
    if (!suggestion) return undefined;
    const edits = [...suggestion.edits].sort((one, other) => other.start - one.start);
    return edits.reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text);
  };

  for (const [code, expected] of changed) {
    it(code, () => {
      const inFunction = (body: string): string => `${declared}export async function f() {\n  ${body}\n}`;
      assert.equal(change(inFunction(code)), inFunction(expected));
    });
  }

  for (const code of kept) {
    it(`not of ${code}`, () => assert.equal(change(`${declared}export async function f() {\n  ${code}\n}`), undefined));
  }

  it('not where the function around does not wait', () => {
    const code = 'lines.forEach(async (line) => { await save(line); });';
    assert.equal(change(`${declared}export function f() {\n  ${code}\n}`), undefined);
    assert.equal(change(`${declared}export async function f(g = () => { ${code} }) { g(); }`), undefined);
  });
});
