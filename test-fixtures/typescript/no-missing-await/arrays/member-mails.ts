/** Sends mails to lists of which no type tells that they are arrays. */
import * as charts from './charts.js';
import { Router } from 'small-router';

const router = Router();

export function register(): void {
  router.map(async (context) => await context.next());
  charts.map(async () => {});
}

async function send(member: any): Promise<void> {
  await member.write('Welcome');
}

export async function sendAll(members: any): Promise<number> {
  members.map(async (member) => { // error: [no-missing-await] "`members.map()` is an array of promises that nobody awaits"
    await send(member);
  });
  const sent = members.map((member) => send(member)); // error: [no-missing-await] "The promises put into `sent` are never awaited"
  return sent.length;
}

export async function describeAll(members: any): Promise<string> {
  const names = members.map(async (member) => (await send(member)) ?? member.name);
  console.log(`Sent to ${names}`); // error: [no-missing-await] "`names` is an array of promises here"
  return names.join(', '); // error: [no-missing-await] "the text is `[object Promise]` for each"
}

export async function sendInTurn(members: any): Promise<string> {
  await Promise.all(members.slice(0, 5).map(async (member) => send(member)));
  const started = members.slice(0, 5).map((member) => send(member));
  for (const one of started) await one;
  members.map((member) => member.remember());
  const names = await Promise.all(members.slice(0, 5).map(async (member) => member.name));
  return names.join(', ');
}
