/** A promise that nobody needs when something was thrown. */
declare function load(): Promise<string>;

export async function checked(isAllowed: boolean): Promise<string> {
  const loading = load();
  if (!isAllowed) throw new Error('not allowed');
  return await loading;
}
