import type { ModuleFile } from './module-file.js';

const RUNNERS: ReadonlySet<string> = new Set([
  ...['node:test', 'vitest', 'mocha', 'tap', 'ava', 'bun:test', 'jasmine', 'uvu', '@jest/globals', '@playwright/test'],
  'globalThis',
]);

const REGISTRARS = /^(?:default\.)?(?:test|it|describe|suite|before|after|beforeEach|afterEach|beforeAll|afterAll)\b/;

const TEST_PATH =
  /[/\\](?:tests?|__tests__|__mocks__|e2e|test-utils|testing)[/\\]|[.-](?:test|spec|tst|bench)\.[cm]?[jt]sx?$/i;

/**
 * Whether the file holds tests, or helpers of tests by where it lies. A test runner runs one test of a process at a
 * time: nothing else waits for the event loop.
 */
export function isTestCode(file: ModuleFile): boolean {
  return TEST_PATH.test(file.path) || registersTests(file);
}

const answers = new WeakMap<ModuleFile, boolean>();

function registersTests(file: ModuleFile): boolean {
  let answer = answers.get(file);
  if (answer === undefined) {
    answer = file.summary.handed.some(({ to }) => {
      const callee = file.resolve(to);
      return callee?.kind === 'library' && RUNNERS.has(callee.module) && REGISTRARS.test(callee.name);
    });
    answers.set(file, answer);
  }
  return answer;
}
