import { Gate } from './gate.js';

export interface Mail {
  readonly to: string;
  readonly body: string;
}

/** Sends mails over an HTTP API, four at a time. */
export class Courier {
  private readonly gate = new Gate(4);

  async deliver(mail: Mail): Promise<number> {
    await this.gate.enter();
    try {
      return await this.post(mail);
    } finally {
      this.gate.leave();
    }
  }

  async post(mail: Mail): Promise<number> {
    const response = await fetch('https://mail.example/send', { method: 'POST', body: JSON.stringify(mail) });
    return response.status;
  }
}
