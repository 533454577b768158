import { Courier, type Mail } from './courier.js';

const courier = new Courier();

export async function sendNewsletter(mails: readonly Mail[]): Promise<number[]> {
  return Promise.all(mails.map((mail) => courier.deliver(mail)));
}

export async function sendPastTheGate(mails: readonly Mail[]): Promise<number[]> {
  return Promise.all(mails.map((mail) => courier.post(mail))); // error: [no-unbounded-fan-out] "`courier.post()`"
}
