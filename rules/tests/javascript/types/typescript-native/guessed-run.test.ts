import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toNativePath } from '../../../../src/javascript/types/file-names.js';
import type { ExpectedFiles } from '../../../../src/javascript/types/typescript-native/expected-files.js';
import { GuessedRun } from '../../../../src/javascript/types/typescript-native/guessed-run.js';

const services = ['billing', 'cart', 'catalogue', 'mail', 'search', 'stock'];

describe('the guess which files a run is about', () => {
  let root: string;
  let now: number;
  let run: GuessedRun;

  beforeEach(() => {
    root = toNativePath(mkdtempSync(path.join(realpathSync(tmpdir()), 'async-pitfalls-')));
    now = 0;
    run = new GuessedRun(root, () => now);
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const write = (name: string, text = 'export const ready = true;\n'): void => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };

  /** Tells of a file in each folder, with so many milliseconds between them; returns what is expected after each. */
  const open = (folders: readonly string[], pause = 100): (ExpectedFiles | undefined)[] =>
    folders.map((folder) => {
      now += pause;
      return run.add(`${root}/services/${folder}/main.js`);
    });

  const getNames = (guess: ExpectedFiles | undefined): string[] | undefined =>
    guess?.paths.map((name) => name.slice(root.length + 1)).sort();

  it('is made at the sixth folder without a tsconfig, and takes the files around all of them', () => {
    for (const service of services) write(`services/${service}/main.js`);
    write('services/mail/templates/welcome.tsx');
    write('services/mail/README.md');
    write('website/main.js');
    const guesses = open(services);
    assert.deepEqual(guesses.slice(0, -1), [undefined, undefined, undefined, undefined, undefined]);
    assert.deepEqual(getNames(guesses.at(-1)), [
      ...services.slice(0, 4).map((service) => `services/${service}/main.js`),
      'services/mail/templates/welcome.tsx',
      ...services.slice(4).map((service) => `services/${service}/main.js`),
    ]);
  });

  it('leaves out what Git ignores, packages, declarations and what a bundler wrote', () => {
    write('.gitignore', '/services/*/out\n');
    write('services/mail/.gitignore', 'generated.js\n');
    write('services/mail/main.js');
    write('services/mail/generated.js');
    write('services/mail/main.d.ts');
    write('services/mail/out/main.js');
    write('services/mail/node_modules/mailer/index.js');
    write('services/mail/bundle.js', 'x();'.repeat(1000));
    const guess = open(services).at(-1);
    assert.deepEqual(getNames(guess), ['services/mail/bundle.js', 'services/mail/main.js']);
    assert.deepEqual(guess?.paths.filter(guess.isLeftOut), [`${root}/services/mail/bundle.js`]);
  });

  it('is not made of files that somebody opens now and then, of many in one folder, or outside of the root', () => {
    assert.deepEqual(new Set(open(services, 60_000)), new Set([undefined]));
    assert.deepEqual(new Set(open(services.map(() => 'mail'))), new Set([undefined]));
    assert.deepEqual(
      new Set(services.map((service) => run.add(`/elsewhere/${service}/main.js`))),
      new Set([undefined]),
    );
  });
});
