/** A job that carries its signal. */
export class Job {
  constructor(private readonly signal: AbortSignal) {}

  async run(url: string): Promise<string> {
    const response = await fetch(url, { signal: this.signal });
    return await response.text();
  }

  async runOrNothing(url: string): Promise<string> {
    try {
      return await this.run(url);
    } catch (error) {
      this.signal.throwIfAborted();
      return String(error);
    }
  }
}
