import { readFileSync } from 'node:fs';
import { Mailbox, type Mail } from './mailbox.ts';

export async function send(mail: Mail, signal: AbortSignal): Promise<boolean> {
  await using mailbox = new Mailbox('outbox.jsonl');
  mailbox.put(mail); // error: [no-missing-await] "`mailbox.put()` returns a promise"
  try {
    const { ok } = await fetch('http://localhost/mail', { method: 'POST', body: JSON.stringify(mail), signal });
    return ok;
  } catch (error) {
    signal.throwIfAborted();
    console.error(error);
    return false;
  }
}

export async function flush(signal: AbortSignal): Promise<number> {
  const mailbox = new Mailbox('outbox.jsonl');
  let sent = 0;
  for await (const mail of mailbox.takeAll()) {
    if (send(mail, signal)) sent += 1; // error: [no-missing-await] "a promise is always truthy"
  }
  return sent;
}

export async function remind(users: readonly string[], signal: AbortSignal): Promise<void> {
  await Promise.all(users.map((to) => send({ to, text: 'Hello' }, signal))); // error: [no-unbounded-fan-out] "`users`"
}

export async function welcome(to: string, signal: AbortSignal): Promise<boolean> {
  return await send({ to, text: readFileSync('welcome.txt', 'utf8') }, signal);
}
