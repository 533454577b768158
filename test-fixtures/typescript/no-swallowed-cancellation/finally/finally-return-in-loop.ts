/** Looks for the first answer. */
declare function ask(host: string): Promise<string>;

export async function first(hosts: readonly string[]): Promise<string | undefined> {
  for (const host of hosts) {
    let answer: string | undefined;
    try {
      answer = await ask(host);
    } finally {
      if (answer !== undefined) return answer; // error: [no-swallowed-cancellation] "`return` in `finally` drops the error"
    }
  }
  return undefined;
}
