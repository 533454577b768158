/** Read when first asked for, then kept. */
import { execFileSync } from 'node:child_process';

const answers = new Map<string, string>();
let host: string | undefined;
let release = '';

function getHost(): string {
  if (host !== undefined) return host;
  host = execFileSync('hostname').toString();
  return host;
}

function getRelease(): string {
  release ||= execFileSync('uname', ['-r']).toString();
  return release;
}

export class Machine {
  #kernel?: string;

  get kernel(): string {
    return (this.#kernel ??= execFileSync('uname').toString());
  }

  ask(question: string): string {
    if (!answers.has(question)) answers.set(question, execFileSync('ask', [question]).toString());
    return answers.get(question) ?? '';
  }

  askAgain(question: string): string {
    return execFileSync('ask', [question]).toString();
  }
}

export async function describe(machine: Machine): Promise<string> {
  return `${getHost()} ${getRelease()} ${machine.kernel} ${machine.ask('name')}`;
}

export async function refresh(machine: Machine): Promise<string> {
  return machine.askAgain('name'); // error: [no-blocking-call] "`machine.askAgain()` blocks"
}
