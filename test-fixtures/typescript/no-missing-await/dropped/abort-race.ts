/** The loser of a race is nobody's business any more. */
export async function first(urls: readonly [string, string]): Promise<Response> {
  const controller = new AbortController();
  const [one, other] = urls.map((url) => fetch(url, { signal: controller.signal }));
  const winner = await Promise.race([one!, other!]);
  controller.abort();
  return winner;
}
