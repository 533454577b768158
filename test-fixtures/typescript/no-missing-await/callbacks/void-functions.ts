/** Functions that look as if they were asynchronous. */
declare function start(): void;
declare function later(work: () => Promise<void>): number;

export function run(): number {
  start();
  setTimeout(start, 10);
  return later(async () => {
    await fetch('/later');
  });
}
