/** Albums are made in the same queue. */
import { images } from './queue.js';
import { decorate, later, resize, rotate } from './steps.js';

export async function add(path: string): Promise<void> {
  await images.add(() => resize(path)); // error: [no-nested-run] "`resize()` waits for a slot of `images`"
}

export async function addDecorated(path: string): Promise<void> {
  await images.add(async () => {
    console.log(await decorate(path)); // error: [no-nested-run] "`decorate()` waits for a slot of `images`"
  });
}

export async function addRotated(paths: readonly string[]): Promise<void> {
  await images.add(async () => {
    for (const path of paths) {
      await rotate(path);
      later(path);
    }
  });
  await resize(paths[0] ?? '');
}
