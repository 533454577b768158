/** Results that are ready; nothing is started. */
export async function texts(responses: readonly Response[]): Promise<string[]> {
  return await Promise.all(responses.map((response) => response.text()));
}

export async function first(values: readonly (number | Promise<number>)[]): Promise<number | undefined> {
  return (await Promise.all(values))[0];
}
