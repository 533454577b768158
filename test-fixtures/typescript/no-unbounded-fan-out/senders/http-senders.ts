import { Recorder, Sender } from './sender.js';

export class HookSender extends Sender {
  async send(address: string): Promise<void> {
    await fetch(`https://hooks.example/${address}`, { method: 'POST' });
  }
}

export class MailSender extends Sender {
  async send(address: string): Promise<void> {
    await fetch('https://mail.example/send', { method: 'POST', body: address });
  }
}

export class HttpRecorder extends Recorder {
  async record(address: string): Promise<void> {
    await fetch(`https://count.example/${address}`, { method: 'POST' });
  }
}
