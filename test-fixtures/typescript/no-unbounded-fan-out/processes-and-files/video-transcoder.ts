/** Starts a program for every video. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { execa } from 'execa';
import pMap from 'p-map';

const run = promisify(execFile);

export async function transcode(videos: readonly string[]): Promise<void> {
  await Promise.all(videos.map((video) => run('ffmpeg', ['-i', video]))); // error: [no-unbounded-fan-out] "starts `run()`"
  await pMap(videos, (video) => execa('ffmpeg', ['-i', video])); // error: [no-unbounded-fan-out] "`pMap()` starts `execa()`"
}

export async function transcodeFew(videos: readonly string[]): Promise<void> {
  await pMap(videos, (video) => execa('ffmpeg', ['-i', video]), { concurrency: 2 });
  for (const video of videos) await run('ffmpeg', ['-i', video]);
}

export function start(video: string): void {
  spawn('ffmpeg', ['-i', video]);
}
