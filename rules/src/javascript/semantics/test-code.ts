import type { ModuleFile } from './module-file.js';

const RUNNERS: ReadonlySet<string> = new Set([
  ...['node:test', 'vitest', 'mocha', 'tap', 'ava', 'bun:test', 'jasmine', 'uvu', '@jest/globals', '@playwright/test'],
  'globalThis',
]);

const REGISTRARS = /^(?:default\.)?(?:test|it|describe|suite|before|after|beforeEach|afterEach|beforeAll|afterAll)\b/;

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
