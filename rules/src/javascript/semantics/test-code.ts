import type { TSESTree } from '@typescript-eslint/utils';
import { isNamed } from '../syntax/predicates.js';
import {
  findCalleeOrigin,
  findPropertyName,
  findVariable,
  unwrapExpression,
  type ScopeSource,
} from './call-targets.js';
import { findCallOf, isFunction, type FunctionNode } from './functions.js';
import type { ModuleFile } from './module-file.js';

const RUNNERS: ReadonlySet<string> = new Set([
  ...['node:test', 'vitest', 'mocha', 'tap', 'ava', 'bun:test', 'jasmine', 'uvu', '@jest/globals', '@playwright/test'],
  'globalThis',
]);

const RUNNER = new RegExp(`^(?:${[...RUNNERS].join('|')})$`);

const REGISTRARS =
  /^(?:default$|(?:default\.)?(?:test|it|describe|suite|before|after|beforeEach|afterEach|beforeAll|afterAll)\b)/;

const TEST_PATH =
  /[/\\](?:tests?|__tests__|__mocks__|e2e|test-utils|testing)[/\\]|[.-](?:test|spec|tst|bench)\.[cm]?[jt]sx?$/i;

const answers = new WeakMap<ModuleFile, boolean>();

/**
 * Whether the file holds tests, or helpers of tests by where in its package it lies. A test runner runs one test of a
 * process at a time: nothing else waits for the event loop.
 */
export function isTestCode(file: ModuleFile): boolean {
  let answer = answers.get(file);
  if (answer === undefined) {
    const folder = file.project.findPackageFolder(file.path) ?? '';
    answer = TEST_PATH.test(file.path.slice(folder.length)) || registersTests(file);
    answers.set(file, answer);
  }
  return answer;
}

function registersTests(file: ModuleFile): boolean {
  return file.summary.handed.some(({ to }) => {
    const callee = file.resolve(to);
    return callee?.kind === 'library' && RUNNERS.has(callee.module) && REGISTRARS.test(callee.name);
  });
}

/** Whether the call is `t.test(…)` on what a test of `node:test` was given: https://nodejs.org/api/test.html#subtests */
export function isSubtest(node: TSESTree.CallExpression, sourceCode: ScopeSource): boolean {
  const callee = unwrapExpression(node.callee);
  if (callee.type !== 'MemberExpression' || findPropertyName(callee) !== 'test') return false;
  const variable = callee.object.type === 'Identifier' ? findVariable(callee.object, sourceCode) : undefined;
  const fn = variable?.defs[0]?.node;
  return fn !== undefined && isFunction(fn) && isTest(fn, sourceCode, /^node:test$/);
}

/**
 * Whether the function, or the variable that it is, ends a test: it is or uses the callback (`done`) that a test runner
 * gave to a test around it. The runner waits for that call, and says so when it does not come.
 */
export function endsTest(handler: TSESTree.Node, sourceCode: ScopeSource): boolean {
  if (handler.type === 'Identifier') {
    const variable = findVariable(handler, sourceCode);
    const fn = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].node : undefined;
    if (!fn || !isFunction(fn) || !isTest(fn, sourceCode, RUNNER)) return false;
    const index = fn.params.findIndex((one) => isNamed(one, handler.name));
    return index === 1 || (index === 0 && handler.name === 'done');
  }
  if (!isFunction(handler) || !handler.body) return false;
  const { body } = handler;
  if (body.type !== 'BlockStatement') return body.type === 'CallExpression' && endsTest(body.callee, sourceCode);
  return body.body.some(
    (one) =>
      one.type === 'ExpressionStatement' &&
      one.expression.type === 'CallExpression' &&
      endsTest(one.expression.callee, sourceCode),
  );
}

/** Whether the function is what a test runner calls for a test or hook. */
function isTest(fn: FunctionNode, sourceCode: ScopeSource, runner: RegExp): boolean {
  const call = findCallOf(fn)?.node;
  if (call?.type !== 'CallExpression') return false;
  const origin = findCalleeOrigin(call, sourceCode);
  const isRunner = origin !== undefined && runner.test(origin.module) && REGISTRARS.test(origin.name);
  return isRunner || isSubtest(call, sourceCode);
}
