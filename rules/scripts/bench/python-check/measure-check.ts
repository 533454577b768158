import { readFileSync } from 'node:fs';
import { getCpuSeconds, getPeakMegabytes, printFigures } from './figures.js';
import { readList } from './read-list.js';

/**
 * Checks the files of the list that this process was given and prints the figures.
 * @param countFindings checks one file
 * @param close ends the check
 */
export function measureCheck(countFindings: (path: string, text: string) => number, close?: () => void): void {
  const files = readList();
  const startSeconds = getCpuSeconds();
  let characters = 0;
  let findings = 0;
  for (const path of files) {
    const text = readFileSync(path, 'utf8');
    characters += text.length;
    findings += countFindings(path, text);
  }
  close?.();
  const cpuSeconds = getCpuSeconds();
  printFigures({
    files: files.length,
    characters,
    findings,
    cpuSeconds,
    peakMegabytes: getPeakMegabytes(),
    startSeconds,
  });
}
