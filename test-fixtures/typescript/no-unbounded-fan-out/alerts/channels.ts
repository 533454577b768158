/** Ways to tell people. */
import axios from 'axios';
import nodemailer from 'nodemailer';

const transport = nodemailer.createTransport({});

export abstract class Channel {
  abstract send(to: string): Promise<void>;
}

export class Mail extends Channel {
  async send(to: string): Promise<void> {
    await transport.sendMail({ to });
  }
}

export async function call(number: string): Promise<void> {
  await axios.post('https://phone.example.com', { number });
}
