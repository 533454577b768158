/** Locks that let go by themselves. */
declare const navigatorLocks: { request<T>(name: string, work: () => Promise<T>): Promise<T> };

export async function save(text: string): Promise<void> {
  await navigatorLocks.request('save', async () => {
    await fetch('/save', { method: 'PUT', body: text });
  });
}
