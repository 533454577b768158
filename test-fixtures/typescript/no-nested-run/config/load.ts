/** Loads settings from a server, and waits for them where it cannot await. */
import deasync from 'deasync';

const requestSync = deasync((url: string, done: (error: Error | null, text: string) => void) => {
  fetch(url).then(
    async (response) => done(null, await response.text()),
    (error: Error) => done(error, ''),
  );
});

export function loadConfig(url: string): string {
  return requestSync(url);
}

export async function loadConfigLater(url: string): Promise<string> {
  return await (await fetch(url)).text();
}

export class Config {
  constructor(private readonly url: string) {}

  get text(): string {
    return loadConfig(this.url);
  }
}
