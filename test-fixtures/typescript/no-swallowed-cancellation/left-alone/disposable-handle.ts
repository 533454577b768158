/** Handles that are disposed of at the end of their block. */
class Handle implements AsyncDisposable {
  async write(text: string): Promise<void> {
    await fetch('/write', { method: 'POST', body: text });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await fetch('/close');
  }
}

export async function write(text: string): Promise<void> {
  await using handle = new Handle();
  await handle.write(text);
}
