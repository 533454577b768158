/** Async functions where a promise is made of them, not inside of one. */
declare function defer<T>(start: () => Promise<T>): Promise<T>;
declare class Task<T> {
  constructor(start: (resolve: (value: T) => void) => Promise<void>);
}

export const task = new Task<number>(async (resolve) => resolve(await defer(async () => 1)));

export function guarded(): Promise<number> {
  return new Promise(async (resolve, reject) => {
    try {
      resolve(await defer(async () => 2));
    } catch (error) {
      reject(error);
    }
  });
}

export const unguarded = new Promise<number>(async (resolve, reject) => { // error: [no-nested-run] "async executor"
  const value = await defer(async () => 3);
  try {
    resolve(value);
  } catch (error) {
    reject(error);
  }
});
