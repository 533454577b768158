/** The newest entries only. */
export async function refresh(entries: readonly string[]): Promise<void> {
  await Promise.all(entries.slice(-10).map((entry) => fetch(`/refresh/${entry}`)));
  await Promise.all([...entries].splice(0, 5).map((entry) => fetch(`/refresh/${entry}`)));
}
