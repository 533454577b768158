/** Functions that methods of arrays are given by their names: they call them before they return. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import zlib from 'node:zlib';

function shrink(picture: string): Buffer {
  return execFileSync('convert', [picture, '-resize', '64x64', '-']);
}

const toTitle = (picture: string): string => picture.replace('.png', '');

async function load(picture: string): Promise<Buffer> {
  return readFile(picture);
}

export async function shrinkAll(pictures: readonly string[]): Promise<Buffer[]> {
  return pictures.map(shrink); // error: [no-blocking-call] "`shrink()` blocks the event loop: it calls `child_process.execFileSync()`"
  //                  ^^^^^^
}

function packAll(parts: readonly Buffer[]): Buffer[] {
  return parts.map(zlib.deflateSync);
}

export async function pack(parts: readonly Buffer[]): Promise<Buffer> {
  return Buffer.concat(packAll(parts)); // error: [no-blocking-call] "`packAll()` blocks the event loop: it calls `zlib.deflateSync()`"
}

export class Album {
  readonly pictures = ['a.png'];

  async print(): Promise<void> {
    this.pictures.forEach(this.printOne); // error: [no-blocking-call] "`this.printOne()` blocks the event loop"
    Array.from(this.pictures, shrink); // error: [no-blocking-call] "`shrink()` blocks"
  }

  printOne(picture: string): void {
    execFileSync('lp', [picture]);
  }
}

/** What is only handed over, does not block, or is called at start-up. */
export async function list(pictures: readonly string[], later: (run: typeof shrink) => void): Promise<string[]> {
  later(shrink);
  await Promise.all(pictures.slice(0, 4).map(load));
  return pictures.map(toTitle);
}

export const texts = ['a.txt', 'b.txt'].map((path) => readFileSync(path, 'utf8'));
