import { intern } from '../syntax/name-table.js';
import { findLineHeads } from './line-heads.js';

/**
 * Tells which names of properties, setters and special methods are of some interest anywhere in a project, so that all others need
 * not be evaluated: `obj.name`, `obj[key]` and `obj + other` give coroutines only for those of an `async def`. Whether one
 * does is for the caller to find out. It looks at texts alone.
 */
export class MemberIndex {
  private readonly namesByFile = new Map<string, ReadonlySet<string>>();
  private readonly counts = new Map<string, number>();
  /** The paths of modules that asked for any name. */
  private readonly askers = new Set<string>();

  /** @param read makes sure that `update` was called for each file; false when there are too many */
  constructor(private readonly read: () => boolean) {}

  /**
   * Whether some class of the project has a member of interest of that name. False when there are too many files to
   * tell.
   * @param asker the path of the module whose facts depend on the answer
   */
  has(name: string, asker: string): boolean {
    this.askers.add(asker);
    return this.read() && this.counts.has(name);
  }

  /** The paths of all modules that asked for anything. */
  getAskers(): readonly string[] {
    return [...this.askers];
  }

  /**
   * To be called for each file there is, and when one has another text, or none.
   * @param members what is found in the text
   * @returns the paths of those who asked, if the answer to anything is another one now
   */
  update(path: string, members: ReadonlySet<string> | undefined): readonly string[] {
    const before = this.namesByFile.get(path) ?? none;
    const after = members ?? none;
    if (before === after) return [];
    const known = this.counts.size;
    const isNew = [...after].some((name) => !this.counts.has(name));
    for (const name of after) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    for (const name of before) this.remove(name);
    if (after.size === 0) this.namesByFile.delete(path);
    else this.namesByFile.set(path, after);
    return isNew || this.counts.size !== known ? [...this.askers] : [];
  }

  private remove(name: string): void {
    const count = (this.counts.get(name) ?? 0) - 1;
    if (count > 0) this.counts.set(name, count);
    else this.counts.delete(name);
  }
}

const none: ReadonlySet<string> = new Set();
const definition = /async[ \t]+def[ \t]+([\w\u0080-\uffff]+)/uy;
const propertyBefore = /@[\w.]*property\b[^\n]*\n(?:[ \t]*@[^\n]*\n)*[ \t]*$/u;
/** How far decorators are looked for. */
const maxDecorators = 400;

/** The names of asynchronous properties and special methods in a text. */
export function findAsyncMembers(text: string): ReadonlySet<string> {
  const hasProperties = text.includes('property');
  // Most files end here, and a long word is found faster than a short one.
  if (!hasProperties && !text.includes('async def __')) return none;
  let names: Set<string> | undefined;
  for (const { match } of findLineHeads(text, 'async', definition)) {
    const { index, 1: name = '' } = match;
    const isSpecial = name.startsWith('__') && name.endsWith('__');
    if (!isSpecial && !(hasProperties && isPropertyAt(index, text))) continue;
    names ??= new Set();
    names.add(intern(name));
  }
  return names ?? none;
}

function isPropertyAt(offset: number, text: string): boolean {
  return propertyBefore.test(text.slice(Math.max(0, offset - maxDecorators), offset));
}

/** Special methods that operators, subscripts, built-in functions and texts run, in plain classes. */
const specialMethod = /def[ \t]+(__[a-z]+__)[ \t]*\(/uy;
/** Calls that ask a value something and run nothing of the project's own; exceptions are made to be raised. */
const plainCall = /^(?:isinstance|issubclass|type|id|hasattr|len|hash|repr|bool|tuple|list|\w*(?:Error|Exception))$/u;
const callee = /([\w\u0080-\uffff]+)[ \t]*\(/gu;
/** Methods that are not run by an operation on an object that is there. */
const otherMethods: ReadonlySet<string> = new Set('__init__ __new__ __enter__ __exit__ __call__ __del__'.split(' '));

/** What stands for the setter of a property among the names of members. */
export function toSetterName(property: string): string {
  return `${property}=`;
}

/** Stands for the setters of all properties. */
export const anySetter = toSetterName('');

/** A setter, up to the bracket of its parameters. */
const setter =
  /^([ \t]+)@[\w.\u0080-\uffff]+\.setter\b[^\n]*\n(?:[ \t]*@[^\n]*\n)*[ \t]*def[ \t]+([\w\u0080-\uffff]+)[ \t]*\(/gmu;

/** The names of special methods and setters in a text whose bodies call anything that could take long. */
export function findCallingMembers(text: string): ReadonlySet<string> {
  let names: Set<string> | undefined;
  if (text.includes('.setter')) {
    for (const { index, 0: head, 1: indent = '', 2: name = '' } of text.matchAll(setter)) {
      const end = index + head.length;
      if (!isCalling(text.slice(end, findBodyEnd(text, end, indent)))) continue;
      names ??= new Set([anySetter]);
      names.add(intern(toSetterName(name)));
    }
  }
  if (!text.includes('def __')) return names ?? none;
  for (const { indent, match, end } of findLineHeads(text, 'def', specialMethod)) {
    const [, name = ''] = match;
    if (indent === '' || otherMethods.has(name) || names?.has(name) === true) continue;
    if (!isCalling(text.slice(end, findBodyEnd(text, end, indent)))) continue;
    names ??= new Set();
    names.add(intern(name));
  }
  return names ?? none;
}

/** Where the first line begins that is indented no deeper than the head of the function. */
function findBodyEnd(text: string, start: number, indent: string): number {
  for (let line = text.indexOf('\n', start); line >= 0; line = text.indexOf('\n', line + 1)) {
    const first = text.charCodeAt(line + 1 + indent.length);
    const isDeeper = text.startsWith(indent, line + 1) && (first === 32 || first === 9);
    const isBlankOrClosing = /[\r\n)]/.test(text.charAt(line + 1)) || first === 41;
    if (!isDeeper && !isBlankOrClosing) return line;
  }
  return text.length;
}

function isCalling(body: string): boolean {
  for (const [, name = ''] of body.matchAll(callee)) {
    const isSpecial = name.startsWith('__');
    if (!isSpecial && name !== 'super' && !plainCall.test(name)) return true;
  }
  return false;
}
