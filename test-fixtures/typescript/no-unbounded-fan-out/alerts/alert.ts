/** Tells everybody. */
import { call, Mail } from './channels.js';

interface Person {
  readonly mail: string;
  readonly phone?: string;
}
const admins = [{ mail: 'ada' }, { mail: 'grace' }] as const;
const numbers = { ada: '1', grace: '2' };

export async function alert(people: readonly Person[]): Promise<void> {
  const mail = new Mail();
  await Promise.all(people.map((person) => mail.send(person.mail))); // error: [no-unbounded-fan-out] "starts `mail.send()`"
  await Promise.any(people.filter(({ phone }) => phone).map(({ phone }) => call(phone ?? ''))); // error: [no-unbounded-fan-out] "`Promise.any()` starts `call()`"
}

export async function alertAdmins(): Promise<void> {
  const mail = new Mail();
  await Promise.all(admins.map((admin) => mail.send(admin.mail)));
  await Promise.all(Object.values(numbers).map((number) => call(number)));
}

export async function alertOnDuty(first: string, second: string): Promise<void> {
  await Promise.all([first, second].map((number) => call(number)));
  await Promise.all([call(first), call(second)]);
}
