/** Answers requests from a backend that is chosen at start-up. */
import { Backend, Journal, RemoteBackend, TapeBackend } from './backends.js';

export class Documents {
  constructor(
    private readonly backend: Backend,
    private readonly journal: Journal,
  ) {}

  async get(key: string): Promise<string> {
    return this.backend.read(key); // error: [no-blocking-call] "`this.backend.read()` blocks the event loop: it calls `child_process.spawnSync()`"
  }

  async has(key: string): Promise<boolean> {
    return this.backend.has(key); // error: [no-blocking-call] "(through `this.read()`)"
  }

  async note(line: string): Promise<void> {
    this.journal.append(line); // error: [no-blocking-call] "`this.journal.append()` blocks"
  }

  /** One of the backends does not block here. */
  async remove(key: string): Promise<void> {
    this.backend.remove(key);
    this.backend.flush();
  }
}

export async function empty(key: string): Promise<void> {
  const remote = new RemoteBackend();
  remote.remove(key); // error: [no-blocking-call] "`remote.remove()` blocks"
  remote.flush(); // error: [no-blocking-call] "`remote.flush()` blocks"
  new TapeBackend().flush();
}
