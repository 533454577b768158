/** Promises that other functions wait for. */
declare function open(): Promise<{ send(text: string): void }>;

export function createSender(): (text: string) => Promise<void> {
  const opening = open();
  return async (text) => (await opening).send(text);
}

export class Sender {
  readonly #opening = open();

  async send(text: string): Promise<void> {
    (await this.#opening).send(text);
  }
}
