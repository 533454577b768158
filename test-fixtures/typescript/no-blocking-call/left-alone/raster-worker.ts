/** A worker of a browser: it may wait, and may request synchronously. */
declare const self: { onmessage: (event: { data: { url: string; lock: Int32Array } }) => void; postMessage(message: unknown): void };

async function load(url: string, lock: Int32Array): Promise<string> {
  Atomics.wait(lock, 0, 0, 1000);
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.send();
  return request.responseText;
}

self.onmessage = (event) => {
  void load(event.data.url, event.data.lock).then((text) => self.postMessage(text));
};
