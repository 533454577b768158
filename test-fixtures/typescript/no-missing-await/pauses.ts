/** A client that polls a service: what cannot reject has to be waited for all the same. */
const log: string[] = [];

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function note(line: string): Promise<void> {
  log.push(line);
}

async function cool(attempt: number): Promise<void> {
  await sleep(2 ** attempt * 100);
}

/** Tells the service what happened; nobody has to wait for that. */
async function tell(line: string): Promise<void> {
  try {
    await fetch('https://status.example/events', { method: 'POST', body: line });
  } catch {
    log.push(`not told: ${line}`);
  }
}

export async function poll(url: string, attempts: number): Promise<Response | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const response = await fetch(url);
    if (response.ok) return response;
    sleep(100); // error: [no-missing-await] "what follows does not wait for it"
    cool(attempt); // error: [no-missing-await] "what follows does not wait for it"
    note(`attempt ${attempt}`); // error: [no-missing-await] "is async though nothing in it waits"
    tell(`attempt ${attempt}`);
    await cool(attempt);
  }
  return undefined;
}

export async function replay(lines: readonly string[]): Promise<number> {
  lines.forEach(async (line) => { // error: [no-missing-await] "`forEach()` does not wait"
    await sleep(10);
    log.push(line);
  });
  lines.forEach(async (line) => {
    await tell(line);
  });
  return log.length;
}

export function onStart(): void {
  note('started'); // error: [no-missing-await] "Await it, or make it synchronous"
  sleep(1000).then(() => log.push('a second later'));
  setTimeout(async () => {
    await cool(3);
    log.push('cool');
  }, 10);
}
