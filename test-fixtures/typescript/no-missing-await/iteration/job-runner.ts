// A runner of jobs that are taken from a queue until it is empty or the process is told to end.

interface Job {
  readonly id: number;
  readonly lines: string[];
}

declare const queue: {
  take(): Promise<Job | undefined>;
  peek(): Job | undefined;
  close(): Promise<void>;
};
declare function describe(job: Job): Promise<string>;
declare function listSteps(job: Job): AsyncIterable<string>;
declare function reportAll(title: string, ...steps: string[]): void;

let last: Promise<Job | undefined> | undefined;

export async function runAll(): Promise<number> {
  let done = 0;
  let job;
  while ((job = await queue.take())) done += job.lines.length;
  return done;
}

export async function runForever(): Promise<void> {
  let job;
  while ((job = queue.take())) { // error: [no-missing-await] "`queue.take()` is a promise, and a promise is always truthy"
    console.log((await job)?.id);
  }
}

export async function runNext(): Promise<Job | undefined> {
  if (!(last = queue.take())) return undefined; // error: [no-missing-await] "a promise is always truthy"
  return await last;
}

export function peekTwice(): number[] {
  const found: number[] = [];
  let job: Job | undefined;
  if ((job = queue.peek())) found.push(job.id);
  return found;
}

export async function print(job: Job): Promise<string[]> {
  const title = describe(job).toString(); // error: [no-missing-await] "the text is `[object Promise]`"
  const text = (await describe(job)).toString();
  return [title, text, String(job.id.toString())];
}

export async function steps(job: Job): Promise<string[]> {
  const found = [...listSteps(job)]; // error: [no-missing-await] "is iterated asynchronously, and a spread cannot do that"
  reportAll('steps', ...listSteps(job)); // error: [no-missing-await] "a spread cannot do that"
  reportAll('lines', ...job.lines, ...(await Array.fromAsync(listSteps(job))));
  return found;
}

process.once('SIGTERM', () => {
  queue.close().finally(() => process.exit(0));
});

process.once('SIGHUP', () => {
  queue.close().finally(function () {
    return process.exit(0);
  });
});

process.once('SIGINT', () => {
  queue.close().finally(() => { // error: [no-missing-await] "neither awaited nor handled"
    console.log('closed');
  });
});
