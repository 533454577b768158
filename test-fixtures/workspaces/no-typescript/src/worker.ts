import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { Queue, type Job } from './queue.ts';

const run = promisify(execFile);
const queue = new Queue();

export async function resize({ file, width }: Job): Promise<void> {
  await run('convert', [file, '-resize', String(width), `${file}.small`]);
}

export async function identify(file: string): Promise<string> {
  return execFileSync('identify', [file], { encoding: 'utf8' }); // error: [no-blocking-call] "`execFileSync()`"
}

export async function work(): Promise<void> {
  for (let job = await queue.next(); job; job = await queue.next()) {
    resize(job); // error: [no-missing-await] "`resize()` returns a promise"
  }
}

export async function enqueue(files: readonly string[]): Promise<void> {
  for (const file of files) queue.push({ file, width: 200 }); // error: [no-missing-await] "`queue.push()` returns a promise"
}
