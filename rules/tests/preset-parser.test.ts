import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { presetParser } from '../src/preset-parser.js';

describe('the parser of the presets', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'preset-parser-'));
    for (const name of ['root', 'root/packages/shop']) {
      const folder = path.join(root, name, 'node_modules/@typescript-eslint/parser');
      mkdirSync(folder, { recursive: true });
      const services = JSON.stringify({ of: name });
      writeFileSync(path.join(folder, 'index.js'), `exports.parseForESLint = () => ({ services: ${services} });`);
    }
  });
  after(() => rmSync(root, { recursive: true }));

  function parse(options: object): object {
    const filePath = path.join(root, 'root/packages/shop/orders.ts');
    return presetParser.parseForESLint('save();', { filePath, ...options }).services;
  }

  it('is our own where nobody asks for types', () => {
    assert.deepEqual(parse({}), {});
  });

  it('is that of typescript-eslint which the file finds where types are asked for', () => {
    assert.deepEqual(parse({ projectService: true }), { of: 'root/packages/shop' });
  });

  it('is the one beside the config, if that says where it is: its rules are of the same version', () => {
    assert.deepEqual(parse({ projectService: true, tsconfigRootDir: path.join(root, 'root') }), { of: 'root' });
  });
});
