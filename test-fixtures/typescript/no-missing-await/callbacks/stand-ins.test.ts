/** Tests of a store with stand-ins for its files: what they give goes to who calls them. */
import { it } from 'node:test';

interface Mock<T extends (...args: never[]) => unknown> {
  mockImplementation(implementation: (...args: Parameters<T>) => ReturnType<T>): void;
  mockReset(done: () => void): void;
}
interface Files {
  read(path: string): Promise<string>;
  read(path: string, done: (text: string) => void): void;
}
declare const files: Files;
declare function spyOn<T, K extends keyof T>(object: T, name: K): T[K] extends (...args: never[]) => unknown ? Mock<T[K]> : never;
declare function load(path: string): Promise<string>;

it('reads', async () => {
  const spy = spyOn(files, 'read');
  spy.mockImplementation(async (path) => {
    console.log(await load(path));
  });
  await files.read('a.json');
  spy.mockReset(async () => { // error: [no-missing-await] "drops the promise"
    await load('b.json');
  });
});
