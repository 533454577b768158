/** Accounts of people. */
import { hash, hashLater, isEqual, matches } from './passwords.js';

const accounts = new Map<string, string>();

export class Users {
  async register(name: string, password: string): Promise<void> {
    accounts.set(name, hash(password)); // error: [no-blocking-call] "`hash()` blocks the event loop: it calls `crypto.pbkdf2Sync()`"
  }

  async logIn(name: string, password: string): Promise<boolean> {
    return this.#check(name, password); // error: [no-blocking-call] "(through `matches()`)"
  }

  async registerLater(name: string, password: string): Promise<void> {
    accounts.set(name, (await hashLater(password)).toString('hex'));
  }

  async isSame(one: Buffer, other: Buffer): Promise<boolean> {
    return isEqual(one, other);
  }

  /** For the command line, where nobody else waits. */
  registerNow(name: string, password: string): void {
    accounts.set(name, hash(password));
  }

  #check(name: string, password: string): boolean {
    return matches(password, accounts.get(name) ?? '');
  }
}
