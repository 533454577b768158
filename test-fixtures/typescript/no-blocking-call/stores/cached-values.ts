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

/** Tests that are a part of others, are kept in a variable, or have the reading in their other branch. */
const known: Record<string, string> = {};
let zone: string | undefined;

function getZone(isForced: boolean): string {
  const isMissing = zone === undefined || isForced;
  if (isMissing) zone = execFileSync('date', ['+%Z']).toString();
  return zone ?? '';
}

function getZoneOrRead(): string {
  if (zone) {
    return zone;
  } else {
    return (zone = execFileSync('date', ['+%Z']).toString());
  }
}

function rememberZone(): void {
  zone === undefined && (zone = execFileSync('date', ['+%Z']).toString());
}

function getKnown(name: string): string {
  if (name in known) return known[name] ?? '';
  return (known[name] = execFileSync('get', [name]).toString());
}

function getIfKnown(name: string): string {
  const isKnown = zone !== undefined;
  return isKnown ? execFileSync('get', [name]).toString() : '';
}

function read(name: string): string | undefined {
  if (name.startsWith('_') || answers.has(name)) return;
  return execFileSync('get', [name]).toString();
}

export async function readKnown(): Promise<string | undefined> {
  return read('c'); // error: [no-blocking-call] "`read()` blocks"
}

export async function describeZone(): Promise<string> {
  rememberZone();
  return `${getZone(false)} ${getZoneOrRead()} ${getKnown('a')}`;
}

export async function describeKnown(): Promise<string> {
  return getIfKnown('b'); // error: [no-blocking-call] "`getIfKnown()` blocks"
}
