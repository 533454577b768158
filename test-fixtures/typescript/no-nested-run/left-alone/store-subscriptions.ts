/** Not every `subscribe` is one of RxJS. */
interface Store {
  subscribe(listener: () => void): () => void;
}
declare const store: Store;
declare const other: Store;

export function connect(): void {
  store.subscribe(() => {
    const leave = other.subscribe(() => console.log('other'));
    leave();
  });
}
