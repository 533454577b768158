/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** A test runner runs one test of a process at a time. */
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

it('writes the report', async () => {
  readFileSync('report.txt');
});
