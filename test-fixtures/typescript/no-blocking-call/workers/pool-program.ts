/** The functions that a pool of processes offers: each process has one of them to do at a time. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as workerpool from 'workerpool';

async function countPages(path: string): Promise<number> {
  const text = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  return Number(/^Pages:\s*(\d+)/m.exec(text)?.[1] ?? 0);
}

async function extractText(path: string): Promise<string> {
  workerpool.workerEmit({ state: 'started', path });
  execFileSync('pdftotext', [path, `${path}.txt`]);
  return readFileSync(`${path}.txt`, 'utf8');
}

workerpool.worker({ countPages, extractText });
