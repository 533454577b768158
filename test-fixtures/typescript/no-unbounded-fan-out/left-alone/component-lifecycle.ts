/** Parts of a program that are started and stopped together. */
interface Component {
  start(): Promise<void>;
  stop(): Promise<void>;
}

export class Program {
  constructor(private readonly components: readonly Component[]) {}

  async start(): Promise<void> {
    await Promise.all(this.components.map((component) => component.start()));
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.components.map((component) => component.stop()));
  }
}
