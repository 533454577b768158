/** Steps of the work on images; some wait for a slot themselves. */
import { pictures } from './queue.js';

export async function resize(path: string): Promise<string> {
  await pictures.add(async () => {
    await fetch(`/resize/${path}`);
  });
  return path;
}

export async function rotate(path: string): Promise<string> {
  await fetch(`/rotate/${path}`);
  return path;
}

export async function decorate(path: string): Promise<string> {
  return rotate(await resize(path));
}

export function later(path: string): void {
  void pictures.add(() => rotate(path));
}
