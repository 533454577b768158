/** A promise around another is right where a second thing can end it. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

export function firstOf(urls: readonly string[], good: (response: Response) => boolean): Promise<Response> {
  return new Promise((resolve, reject) => {
    let left = urls.length;
    for (const url of urls) {
      fetch(url).then(
        (response) => {
          if (good(response)) resolve(response);
          else if (--left === 0) reject(new Error('None of them is good.'));
        },
        () => {
          if (--left === 0) reject(new Error('None of them answers.'));
        },
      );
    }
  });
}
