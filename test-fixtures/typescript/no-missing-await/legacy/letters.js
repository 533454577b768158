/** Letters whose names and dates are looked up. */
import { readFile } from 'node:fs/promises';

async function lookUp(name) {
  const names = JSON.parse(await readFile('names.json', 'utf8'));
  return names[name];
}

export function fillIn(letter) {
  return letter.replace(/\{(\w+)\}/g, async (_match, name) => lookUp(name)); // error: [no-missing-await] "it puts the text `[object Promise]` there"
}

export function fillInAgain(letter) {
  return letter.replaceAll(/\{(\w+)\}/g, (_match, name) => lookUp(name)); // error: [no-missing-await] "`replaceAll()` cannot wait"
}

export async function fillInLater(letter) {
  const names = new Map();
  for (const [, name] of letter.matchAll(/\{(\w+)\}/g)) names.set(name, await lookUp(name));
  return letter.replace(/\{(\w+)\}/g, (_match, name) => names.get(name));
}

/** A store has a method of that name, which waits. */
export function renew(store) {
  return store.replace('letter', async (old) => fillInLater(old));
}

class Template {
  constructor(text) {
    this.text = text;
  }

  async replace(pattern, give) {
    for (const [found, name] of this.text.matchAll(pattern)) this.text = this.text.replace(found, await give(found, name));
    return this.text;
  }
}

export async function fillInTemplate(letter) {
  return new Template(letter).replace(/\{(\w+)\}/g, async (_match, name) => lookUp(name));
}

/** Of what is given nothing is known: here it waits, as the promises are waited for. */
export async function fillInAll(folder, letters) {
  const count = folder.replace(/\{(\w+)\}/g, async (_match, name) => lookUp(name));
  console.log(await count);
  folder.replace(/^draft-/, async (name) => lookUp(name));
  await Promise.all([letters.replace(/\{(\w+)\}/g, async (_match, name) => lookUp(name))]);
  const letter = letters.first.replace(/\{(\w+)\}/g, async (_match, name) => lookUp(name)); // error: [no-missing-await] "it puts the text `[object Promise]` there"
  return letter.trim();
}
