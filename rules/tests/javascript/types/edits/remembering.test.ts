import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getPresetSettings } from '../../../../src/configs.js';
import { createDiskFiles, createEngine, type Engine, type Finding } from '../../../../src/engine/index.js';

const root = path.resolve(import.meta.dirname, '../../../../../test-fixtures/typescript');
const rules = getPresetSettings('strict', 'javascript');

/** What is done at a place in a text, found from there on. */
const edits: readonly ((text: string, from: number) => string | undefined)[] = [
  replaceAt(/\bawait /gu, () => ''),
  replaceAt(/(?<=[;{]\n\s+)(?=[\w.]+\()/gu, () => 'await '),
  replaceAt(/(?<=[;{]\n\s+)(?=\w)/gu, () => 'const late = async () => 1; late();\n'),
  replaceAt(/(?<=[;{]\n\s+)(?=\w)/gu, () => 'if (Math.random() > 1) return;\n'),
  replaceAt(/\n\s+[^\n{}]*;(?=\n)/gu, () => ''),
  replaceAt(/\breturn /gu, () => ''),
  replaceAt(/\basync /gu, () => ''),
  replaceAt(/\b\w{3,}\b/gu, ([name]) => name.slice(1)),
  replaceAt(/\b(?:const|let) (?=\w+ = )/gu, () => ''),
];

function replaceAt(pattern: RegExp, replace: (match: RegExpExecArray) => string) {
  return (text: string, from: number): string | undefined => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match ? text.slice(0, match.index) + replace(match) + text.slice(match.index + match[0].length) : undefined;
  };
}

/** The same numbers in each run, from 0 to below 1. */
function createNumbers(): () => number {
  let last = 1;
  return () => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0;
    return last / 2 ** 32;
  };
}

describe('types that are remembered over edits', function () {
  this.timeout(120_000);
  const open = new Map<string, string>();
  const disk = createDiskFiles();
  const files = { ...disk, readFile: (file: string) => open.get(file) ?? disk.readFile(file) };
  let remembering: Engine;
  let forgetful: Engine;
  before(() => {
    remembering = createEngine({ root, files });
    forgetful = createEngine({ root, files });
  });
  after(() => {
    remembering.close();
    forgetful.close();
  });

  const lint = (engine: Engine, file: string): readonly Finding[] => {
    engine.invalidate(file);
    return engine.lint({ path: file, text: open.get(file) ?? '', rules }).findings;
  };

  const random = createNumbers();
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /[^d]\.tsx?$/u.test(name));
  for (const name of names.toSorted()) {
    if (random() > 0.2) continue;
    it(`give what new ones do: ${name}`, () => {
      const file = path.join(root, name);
      const original = readFileSync(file, 'utf8');
      let text = original;
      open.set(file, text);
      lint(remembering, file);
      for (let count = 0; count < 12; count++) {
        const edit = edits[Math.floor(random() * edits.length)];
        const edited = edit?.(text, Math.floor(random() * text.length));
        if (edited === undefined) continue;
        open.set(file, edited);
        const found = lint(remembering, file);
        // Another file that changes lets it forget all.
        forgetful.invalidate(path.join(root, `none-${count}.ts`));
        assert.deepEqual(found, lint(forgetful, file), edited);
        if (found.every(({ rule }) => rule !== null)) text = edited;
      }
      open.delete(file);
      remembering.invalidate(file);
      forgetful.invalidate(file);
    });
  }
});
