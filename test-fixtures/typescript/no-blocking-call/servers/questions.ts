/** Asks people who sit at the terminal, while a server runs in the same process. */
import promptSync from 'prompt-sync';
import readlineSync from 'readline-sync';
import { createInterface } from 'node:readline/promises';

const prompt = promptSync();

export async function askName(): Promise<string> {
  return prompt('Name? '); // error: [no-blocking-call] "Use `node:readline/promises`"
}

export async function askTwice(): Promise<boolean> {
  return readlineSync.keyInYN('Sure? ') === readlineSync.keyInYN('Really? '); // error: [no-blocking-call] "`readlineSync.keyInYN()`" // error: [no-blocking-call] "`readlineSync.keyInYN()`"
}

export async function askProperly(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return await lines.question('Name? ');
}
