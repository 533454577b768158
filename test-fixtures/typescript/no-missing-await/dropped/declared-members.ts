// What types that are written in the file say of the members of values, which no type checker is needed for.

class Shadow {
  close(): void {}
}

class Job {
  readonly shadow = new Shadow();

  async close(): Promise<void> {
    await this.flush();
  }

  async flush(): Promise<number> {
    return JSON.parse(await Promise.resolve('1')) as number;
  }

  describe(): string {
    return 'job';
  }
}

interface Span<Result> {
  end(): Promise<void>;
  end(result: string): Promise<void>;
  pause(): Promise<void>;
  pause(seconds: number): string;
  readonly result: Result;
}

declare class Device {
  stop(force: true): void;
  stop(force?: false): Promise<void>;
  reset(): Promise<void>;
}

type Printer = {
  print(line: string): Promise<void>;
  flush?: () => Promise<void>;
};
type Jobs = readonly Job[];
type Nested = { readonly inside: Nested; readonly nested: Nested[]; save(): Promise<void> };

class Pool {
  readonly #jobs = new Map<string, Job>();
  readonly #idle = new Set<Job>();
  readonly #spans: Record<string, Span<Job>> = {};
  #list: Job[] = [];

  get first(): Job {
    return this.#list[0];
  }

  async closeAll(): Promise<void> {
    for (const job of this.#list) job.close(); // error: [no-missing-await] "`job.close()`"
    for (const job of this.#list) job.describe();
    for (const job of this.#idle) job.close(); // error: [no-missing-await] "`job.close()`"
    for (const job of this.#jobs.values()) job.close(); // error: [no-missing-await] "`job.close()`"
    for (const [name, job] of this.#jobs) {
      name.trim();
      job.close(); // error: [no-missing-await] "`job.close()`"
    }
    for (const job of Array.from(this.#idle)) job.close(); // error: [no-missing-await] "`job.close()`"
    for (const job of Array.from(this.#idle, (idle) => idle.shadow)) job.close();
    for (const job of [...this.#idle].filter(Boolean)) job.close(); // error: [no-missing-await] "`job.close()`"
    for (const span of Object.values(this.#spans)) span.end(); // error: [no-missing-await] "`span.end()`"
    for (const span of Object.values(this.#spans)) span.result.close(); // error: [no-missing-await] "`span.result.close()`"
    await this.first.close();
  }

  async closeSome(name: string): Promise<void> {
    this.#jobs.get(name)?.close(); // error: [no-missing-await] "returns a promise"
    this.#list[0].close(); // error: [no-missing-await] "`this.#list[0].close()`"
    this.#list.at(-1)?.close(); // error: [no-missing-await] "returns a promise"
    this.#list.find((job) => job.describe() === name)?.close(); // error: [no-missing-await] "returns a promise"
    this.first.close(); // error: [no-missing-await] "`this.first.close()`"
    await this.#list.pop()?.flush();
    this.#list.length = 0;
    await Promise.resolve();
  }

  start(name: string): void {
    this.#idle.forEach((job) => {
      job.close(); // error: [no-missing-await] "`job.close()`"
    });
    this.#jobs.forEach((job, key) => {
      key.trim();
      job.close(); // error: [no-missing-await] "`job.close()`"
    });
    this.#list.some((job) => {
      job.close(); // error: [no-missing-await] "`job.close()`"
      return job.describe() === name;
    });
  }
}

function report({ printer, jobs }: { readonly printer: Printer; readonly jobs: Jobs }, tree: Nested): void {
  printer.print('start'); // error: [no-missing-await] "`printer.print()`"
  printer.flush?.(); // error: [no-missing-await] "returns a promise"
  for (const job of jobs) job.flush(); // error: [no-missing-await] "`job.flush()`"
  tree.inside.nested[0].save(); // error: [no-missing-await] "`tree.inside.nested[0].save()`"
}

function stop(device: Device): void {
  device.stop(true);
  device.reset(); // error: [no-missing-await] "`device.reset()`"
}

async function use(span: Span<Job>, made: Job | undefined, isQuiet: boolean): Promise<void> {
  span.end('done'); // error: [no-missing-await] "`span.end()`"
  span.pause(5);
  const job = isQuiet ? undefined : new Job();
  job?.close(); // error: [no-missing-await] "returns a promise"
  const other = made ?? span.result;
  other.describe();
  await Promise.resolve();
}

async function withJob(run: (job: Job, name: string) => Promise<void>): Promise<void> {
  await run(new Job(), 'first');
}

async function runAll(): Promise<void> {
  await withJob(async (job, name) => {
    name.trim();
    job.close(); // error: [no-missing-await] "`job.close()`"
    await job.flush();
  });
}

export { Pool, report, runAll, stop, use };
