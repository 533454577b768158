/** Promises that follow one another. */
declare function token(): Promise<string>;
declare function send(token: string): Promise<number>;

export function signIn(): Promise<number> {
  return token().then((value) => send(value));
}

export async function signInAgain(): Promise<number> {
  return await new Promise<number>((resolve) => resolve(1)).then(() => signIn());
}
