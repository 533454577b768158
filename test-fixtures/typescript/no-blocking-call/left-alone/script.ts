#!/usr/bin/env node
/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** A script that runs from top to bottom and ends: no other work waits for the event loop. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

async function main(): Promise<void> {
  const version = execFileSync('git', ['describe']).toString();
  writeFileSync('version.txt', version + readFileSync('notes.txt', 'utf8'));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
