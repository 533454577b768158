/** Things that look like promises. */
class Query<T> implements PromiseLike<T[]> {
  where(condition: string): this {
    console.log(condition);
    return this;
  }

  then<A, B>(
    resolve?: ((rows: T[]) => A | PromiseLike<A>) | null,
    reject?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return fetch('/query')
      .then((response) => response.json() as Promise<T[]>)
      .then(resolve, reject);
  }
}

class Deferred<T> extends Promise<T> {}

export async function build(query: Query<number>): Promise<number[]> {
  query.where('a = 1');
  const filtered = query.where('b = 2');
  return await filtered;
}

export function wait(deferred: Deferred<number>): void {
  deferred.then(console.log); // error: [no-missing-await] "`deferred.then()` returns a promise"
  deferred.then(console.log, console.error);
}

export function either(sync: boolean): number | Promise<number> {
  return sync ? 1 : fetch('/number').then((response) => response.status);
}

export function ignore(sync: boolean): void {
  either(sync); // error: [no-missing-await] "`either()` returns a promise"
}

export async function generic<T extends Promise<unknown>>(started: T, plain: number): Promise<void> {
  started; // error: [no-missing-await] "`started` returns a promise"
  plain;
  await started;
}
