import type { TSESTree } from '@typescript-eslint/utils';
import { remember } from '../../../project/remember.js';
import { findCallOf, isFunction, type FunctionNode } from '../../syntax/functions.js';
import { findMethod, findPropertyName } from '../../syntax/member-names.js';
import { isNamed } from '../../syntax/predicates.js';
import { findVariable, type ScopeSource } from '../../syntax/variables.js';
import type { ModuleFile } from '../module-file.js';
import { findCalleeOrigin, globalModule } from '../origins.js';

const runners: ReadonlySet<string> = new Set([
  ...['node:test', 'vitest', 'mocha', 'tap', 'ava', 'bun:test', 'jasmine', 'uvu', '@jest/globals', '@playwright/test'],
  globalModule,
]);

const runnerModule = new RegExp(`^(?:${[...runners].join('|')})$`);

const registrarName =
  /^(?:default$|(?:default\.)?(?:test|it|describe|suite|before|after|beforeEach|afterEach|beforeAll|afterAll)\b)/;

/** Of them, and of the context of a test, those that wait for what they call: not those of suites. */
const awaitingName =
  /^(?:default$|(?:default\.)?(?:(?:test|it)(?!\.describe)|specify|(?:before|after)(?:Each|All)?|(?:suite)?(?:setup|teardown))\b)/i;

const testPath =
  /[/\\](?:tests?|__tests__|__mocks__|e2e|test-utils|testing)[/\\]|[.-](?:test|spec|tst|bench)\.[cm]?[jt]sx?$/i;

/** https://vitest.dev/guide/testing-types, https://github.com/tsdjs/tsd and https://tstyche.org/guides/getting-started */
const typeTestPath = /[.-](?:(?:test|spec)-d|tst)\.[cm]?tsx?$/i;

/**
 * Whether the file holds tests, or helpers of tests by where in its package it lies. A test runner runs one test of a
 * process at a time: nothing else waits for the event loop.
 */
export const isTestCode = remember((file: ModuleFile): boolean => {
  const folder = file.project.findPackageFolder(file.path) ?? '';
  return testPath.test(file.path.slice(folder.length)) || registersTests(file);
});

/** Whether the file tests types: it is type-checked, and never run. */
export function isTypeTest(path: string): boolean {
  return typeTestPath.test(path);
}

function registersTests(file: ModuleFile): boolean {
  return file.summary.handed.some(({ to }) => {
    const callee = file.resolve(to);
    return callee?.kind === 'library' && runners.has(callee.module) && registrarName.test(callee.name);
  });
}

/** Whether the call is `t.test(…)` on what a test was given: https://nodejs.org/api/test.html#subtests, https://node-tap.org/api/#subtests */
export function isSubtest(node: TSESTree.CallExpression, sourceCode: ScopeSource): boolean {
  return findMethodOfTest(node, sourceCode) === 'test';
}

/**
 * The assertion of the context of a test of `node:test` that is called: `strictEqual` of `t.assert.strictEqual(…)`. They are
 * those of `node:assert`: https://nodejs.org/api/test.html#contextassert
 */
export function findAssertionOfTest(node: TSESTree.CallExpression, sourceCode: ScopeSource): string | undefined {
  const method = findMethod(node);
  if (method?.object.type !== 'MemberExpression') return undefined;
  const { object } = method;
  const isAssert = findPropertyName(object) === 'assert' && isContextOfTest(object.object, sourceCode);
  return isAssert ? findPropertyName(method) : undefined;
}

/** The method of the context of a test that is called: `after` of `t.after(…)`. */
function findMethodOfTest(node: TSESTree.CallExpression, sourceCode: ScopeSource): string | undefined {
  const method = findMethod(node);
  return method && isContextOfTest(method.object, sourceCode) ? findPropertyName(method) : undefined;
}

/** Whether it is what `node:test` or `tap` gives to a test: `t` of `test('…', (t) => …)`. */
function isContextOfTest(node: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  const definition = findVariable(node, sourceCode)?.defs[0];
  const fn = definition?.type === 'Parameter' ? definition.node : undefined;
  if (!fn || !isFunction(fn) || fn.params[0] !== definition?.name) return false;
  let answer = testsOfNode.get(fn);
  if (answer === undefined) testsOfNode.set(fn, (answer = isTest(fn, sourceCode, /^(?:node:test|tap)$/)));
  return answer;
}

/** Whether functions are tests of these: each of their assertions asks. */
const testsOfNode = new WeakMap<FunctionNode, boolean>();

/**
 * Whether a test runner calls the function and waits for the promise that it returns: tests and hooks that take no callback
 * to end by, for runners refuse both at once.
 */
export function isAwaitedByRunner(fn: FunctionNode, sourceCode: ScopeSource): boolean {
  const call = findCallOf(fn)?.node;
  if (call?.type !== 'CallExpression' || fn.params.length > 1 || fn.params.some((one) => isNamed(one, 'done'))) {
    return false;
  }
  const origin = findCalleeOrigin(call, sourceCode);
  const registrar = origin && runnerModule.test(origin.module) ? origin.name : findMethodOfTest(call, sourceCode);
  return registrar !== undefined && awaitingName.test(registrar);
}

/**
 * Whether the function, or the variable that it is, ends a test: it is or uses the callback (`done`) that a test runner
 * gave to a test around it. The runner waits for that call, and says so when it does not come.
 */
export function endsTest(handler: TSESTree.Node, sourceCode: ScopeSource): boolean {
  if (handler.type === 'Identifier') {
    const variable = findVariable(handler, sourceCode);
    const fn = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].node : undefined;
    if (!fn || !isFunction(fn) || !isTest(fn, sourceCode, runnerModule)) return false;
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
  const isRunner = origin !== undefined && runner.test(origin.module) && registrarName.test(origin.name);
  return isRunner || isSubtest(call, sourceCode);
}
