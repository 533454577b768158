/** An async executor: what it throws is lost, and the promise stays pending for ever. */

async function loadToken(): Promise<string> {
  const response = await fetch('https://auth.example/token');
  return response.text();
}

export function wrong(): Promise<string> {
  return new Promise(async (resolve) => {
    resolve(await loadToken());
  });
}

export async function right(): Promise<string> {
  return loadToken();
}
