import assert from 'node:assert/strict';
import { TSESLint, type TSESTree } from '@typescript-eslint/utils';
import * as parser from '@typescript-eslint/parser';
import { findCalleeOrigin, type CalleeOrigin } from '../../../src/javascript/semantics/origins.js';

/** The origin of every call in the text whose callee or argument is marked: the last call of the program. */
function originOfLastCall(code: string): CalleeOrigin | undefined {
  let last: TSESTree.CallExpression | TSESTree.NewExpression | undefined;
  let origin: CalleeOrigin | undefined;
  const linter = new TSESLint.Linter();
  const rule: TSESLint.RuleModule<string> = {
    meta: { type: 'problem', schema: [], messages: {}, defaultOptions: [] },
    create: (context) => ({
      'CallExpression, NewExpression'(node: TSESTree.CallExpression | TSESTree.NewExpression) {
        if (!last || node.range[1] >= last.range[1]) last = node;
      },
      'Program:exit'() {
        if (last) origin = findCalleeOrigin(last, context.sourceCode);
      },
    }),
  };
  const messages = linter.verify(code, {
    plugins: { local: { rules: { ask: rule } } },
    rules: { 'local/ask': 2 },
    languageOptions: { parser },
  });
  assert.deepEqual(messages, []);
  return origin;
}

describe('findCalleeOrigin', () => {
  const cases: readonly [string, string, string | undefined][] = [
    ['named import', `import { readFileSync } from 'fs'; readFileSync('a')`, 'fs readFileSync'],
    ['renamed import', `import { readFileSync as read } from 'node:fs'; read('a')`, 'fs readFileSync'],
    ['string import', `import { 'readFileSync' as read } from 'node:fs'; read('a')`, 'fs readFileSync'],
    ['namespace', `import * as fs from 'node:fs'; fs.readFileSync('a')`, 'fs readFileSync'],
    ['default import of a namespace', `import fs from 'node:fs'; fs.readFileSync('a')`, 'fs readFileSync'],
    ['computed member', `import fs from 'node:fs'; fs['readFileSync']('a')`, 'fs readFileSync'],
    ['nested member', `import fs from 'node:fs'; fs.promises.readFile('a')`, 'fs promises.readFile'],
    ['default import', `import pLimit from 'p-limit'; pLimit(3)`, 'p-limit default'],
    ['require', `const fs = require('fs'); fs.readFileSync('a')`, 'fs readFileSync'],
    ['require of a function', `const pLimit = require('p-limit'); pLimit(3)`, 'p-limit default'],
    ['require in place', `require('fs').readFileSync('a')`, 'fs readFileSync'],
    ['destructured require', `const { readFileSync: read } = require('fs'); read('a')`, 'fs readFileSync'],
    ['deep pattern', `const { promises: { readFile } } = require('fs'); readFile('a')`, 'fs promises.readFile'],
    ['import equals', `import fs = require('fs'); fs.readFileSync('a')`, 'fs readFileSync'],
    ['dynamic import', `async () => { const fs = await import('fs'); fs.readFileSync('a') }`, 'fs readFileSync'],
    [
      'createRequire',
      `import { createRequire } from 'module'; const r = createRequire(import.meta.url); r('fs').statSync('a')`,
      'fs statSync',
    ],
    ['alias', `import fs from 'fs'; const s = fs.readFileSync; s('a')`, 'fs readFileSync'],
    ['alias with default', `import fs from 'fs'; const { readFileSync } = fs; readFileSync('a')`, 'fs readFileSync'],
    ['bound', `import fs from 'fs'; const s = fs.readFileSync.bind(fs); s('a')`, 'fs readFileSync'],
    ['comma callee', `import fs from 'fs'; (0, fs.readFileSync)('a')`, 'fs readFileSync'],
    ['optional chain', `import fs from 'fs'; fs?.readFileSync?.('a')`, 'fs readFileSync'],
    ['type assertion', `import fs from 'fs'; (fs as any)!.readFileSync('a')`, 'fs readFileSync'],
    ['result of a call', `import express from 'express'; const app = express(); app.get('/')`, 'express default().get'],
    ['result of a member call', `import axios from 'axios'; axios.create().get('/')`, 'axios create().get'],
    ['instance', `import PQueue from 'p-queue'; const q = new PQueue(); q.add(f)`, 'p-queue default().add'],
    ['prefix-only module', `import { test } from 'node:test'; test('a')`, 'node:test test'],
    ['global', `Promise.all([])`, 'globalThis Promise.all'],
    ['global object', `globalThis.window.fetch('/')`, 'globalThis fetch'],
    ['relative module', `import { load } from './load.js'; load()`, './load.js load'],
    ['shadowed', `import fs from 'fs'; function f(fs) { fs.readFileSync('a') }`, undefined],
    ['written again', `let fs = require('fs'); fs = other; fs.readFileSync('a')`, undefined],
    ['local function', `function readFileSync() {} readFileSync('a')`, undefined],
    ['circular alias', `const a = b, b = a; a()`, undefined],
    ['array pattern', `const [read] = require('fs'); read('a')`, undefined],
    ['unknown member', `import fs from 'fs'; fs[name]('a')`, undefined],
    ['super', `class A extends B { constructor() { super() } }`, undefined],
  ];
  for (const [title, code, expected] of cases) {
    it(`${title}: ${code}`, () => {
      const origin = originOfLastCall(code);
      assert.equal(origin && `${origin.module} ${origin.name}`, expected);
    });
  }
});
