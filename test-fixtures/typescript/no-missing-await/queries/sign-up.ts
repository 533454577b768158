/** Documents are made of values; what becomes of other objects is the matter of their classes. */
import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { Member } from './models.js';

const derive = promisify<string, string, number, Buffer>(scrypt);

async function hash(password: string): Promise<string> {
  return (await derive(password, 'salt', 64)).toString('hex');
}

export async function signUp(name: string, password: string): Promise<void> {
  const member = new Member({ name, password: hash(password) }); // error: [no-missing-await] "`hash()` is a promise here, not its value: Mongoose cannot store it"
  await member.save();
}

export async function signUpTwice(name: string, password: string): Promise<void> {
  await new Member({ name, keys: [{ hash: hash(password) }] }).save(); // error: [no-missing-await] "Mongoose cannot store it"
  await new Member({ name, password: await hash(password) }).save();
}

export async function signUpAtOnce(name: string, password: string): Promise<void> {
  await Member.create({ name, password: hash(password) }); // error: [no-missing-await] "Mongoose cannot store it"
  await Member.create([{ name, password: hash(password) }]); // error: [no-missing-await] "Mongoose cannot store it"
  await Member.create({ name, password: await hash(password) });
}

class Attempt {
  static create(given: Attempt['given']): Attempt {
    return new Attempt(given);
  }

  constructor(readonly given: { readonly name: string; readonly password: Promise<string> }) {}
}

export function attempt(name: string, password: string): Attempt {
  return new Attempt({ name, password: hash(password) });
}

export function createAttempt(name: string, password: string): Attempt {
  return Attempt.create({ name, password: hash(password) });
}
