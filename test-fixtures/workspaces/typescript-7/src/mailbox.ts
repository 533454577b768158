import { appendFile, readFile } from 'node:fs/promises';

export interface Mail {
  readonly to: string;
  readonly text: string;
}

/** Mail that waits to be sent, one line of JSON each, so that none is lost when the process ends. */
export class Mailbox implements AsyncDisposable {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async put(mail: Mail): Promise<void> {
    await appendFile(this.#file, `${JSON.stringify(mail)}\n`);
  }

  async *takeAll(): AsyncGenerator<Mail> {
    const lines = await readFile(this.#file, 'utf8');
    for (const line of lines.split('\n').filter(Boolean)) yield JSON.parse(line);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await appendFile(this.#file, '');
  }
}
