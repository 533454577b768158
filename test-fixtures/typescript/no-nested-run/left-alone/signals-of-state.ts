/** Stores that are not streams: their listeners may listen elsewhere. */
interface Signal<T> {
  subscribe(listener: (value: T) => void): () => void;
}

export function mirror(from: Signal<number>, to: Signal<string>): () => void {
  return from.subscribe((value) => {
    const stop = to.subscribe((text) => console.log(value, text));
    stop();
  });
}
