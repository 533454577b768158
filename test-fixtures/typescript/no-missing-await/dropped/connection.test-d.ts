/** What the types of a library promise; nobody runs this. */
import { readFile } from 'node:fs/promises';

declare function expectType<T>(value: T): void;

readFile('settings.json', 'utf8').then((text) => expectType<string>(text));
expectType<Promise<string>>(readFile('settings.json', 'utf8'));
