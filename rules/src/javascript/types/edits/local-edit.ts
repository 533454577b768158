import type { TSESTree } from '@typescript-eslint/utils';
import type { Location } from '../../../project/text/location.js';
import type { Span } from '../../../project/text/span.js';
import { findBracedFunction, type BracedFunction, type EditedSource, type EditedText } from './edited-text.js';

/**
 * The part of a new text in which types may be others than before. Outside of it nothing has changed but the place of what
 * comes after it.
 */
export interface LocalEdit extends Span {
  /** By how many characters that has moved. */
  readonly shift: number;
}

/** What may add files to the program, or say something of other files. */
const farReaching = /\b(?:declare|import|reference|require)\b/u;

/**
 * Finds the part of a text to which the types that an edit may change are confined: a function's body of which nothing
 * outside learns anything but what is written outside of it, or that gives nothing.
 *
 * For TypeScript only. In JavaScript members and parameters have types by what is assigned to them, wherever that is.
 * @param source that of the text as it is now
 * @returns undefined where types may differ everywhere
 */
export function findLocalEdit(before: EditedText, now: EditedText, source: EditedSource): LocalEdit | undefined {
  const { text } = now;
  const shift = text.length - before.text.length;
  const start = countEqual(before.text, text);
  const end = text.length - countEqualAtEnd(before.text, text, start);
  if (start === end && shift === 0) return { start, end, shift };
  const [old, edited] = [getLines(before.text, start, end - shift), getLines(text, start, end)];
  if (farReaching.test(old) || farReaching.test(edited)) return undefined;
  for (const { fn, body } of findFunctionsAround(source, start, end)) {
    const [bodyStart, bodyEnd] = body.range;
    const is = now.bodies.get(bodyStart);
    const was = before.bodies.get(bodyStart);
    // With the same braces around what has changed, all outside of them is parsed as it was. A variable that one more
    // function writes, or one less, may be narrowed otherwise anywhere.
    if (!is || was?.end !== bodyEnd - shift || was.writes !== is.writes) continue;
    const part = findPart({ fn, body }, was.hasValue || is.hasValue);
    if (part) return { start: part.range[0], end: part.range[1], shift };
  }
  return undefined;
}

/** The lines with a part of the text in them: of a word, or of what an import names, a letter may be all that has changed. */
function getLines(text: string, start: number, end: number): string {
  const next = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, next < 0 ? undefined : next);
}

/** The innermost first. */
function findFunctionsAround({ scopeManager }: EditedSource, start: number, end: number): BracedFunction[] {
  return (scopeManager?.scopes ?? [])
    .flatMap((scope) => findBracedFunction(scope) ?? [])
    .filter(({ body }) => body.range[0] < start && end < body.range[1])
    .sort((one, other) => other.body.range[0] - one.body.range[0]);
}

/** What learns something of the body of a function; undefined where that may be more than a part of a statement. */
function findPart({ fn, body }: BracedFunction, hasValue: boolean): TSESTree.Node | undefined {
  const { parent } = fn;
  // Properties without a type have that of what the constructor gives them.
  if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') return undefined;
  // Control flow goes through a function that is called where it is written.
  const isCalled = parent.type === 'CallExpression' && parent.callee === fn;
  if (isCalled && !fn.async && !fn.generator) return undefined;
  if (fn.returnType) return body;
  if (!hasValue && !fn.generator) return body;
  if (fn.type === 'FunctionDeclaration') return undefined;
  return parent.type === 'VariableDeclarator' && parent.id.typeAnnotation ? body : findWhole(fn);
}

/**
 * The expression around a function whose own type nobody asks for, whatever the function gives: that of a statement, or an
 * element of JSX, of which all have one type.
 */
function findWhole(fn: TSESTree.Node): TSESTree.Node | undefined {
  let element: TSESTree.Node | undefined;
  for (let at = fn.parent; at; at = at.parent) {
    switch (at.type) {
      case 'ExpressionStatement':
        return element ?? at;
      case 'JSXElement':
      case 'JSXFragment':
        element = at;
        break;
      case 'ArrayExpression':
      case 'AwaitExpression':
      case 'CallExpression':
      case 'ChainExpression':
      case 'JSXAttribute':
      case 'JSXExpressionContainer':
      case 'JSXOpeningElement':
      case 'JSXSpreadAttribute':
      case 'MemberExpression':
      case 'NewExpression':
      case 'ObjectExpression':
      case 'Property':
      case 'SpreadElement':
      case 'UnaryExpression':
        break;
      default:
        return element;
    }
  }
  return element;
}

/** Where something is after the edit that was at a place before it: it may have what was edited in it, but not the reverse. */
export function moveLocation(location: Location, { start, end, shift }: LocalEdit): Location {
  if (location.end <= start) return location;
  const isBehind = location.start >= end - shift;
  return { ...location, start: location.start + (isBehind ? shift : 0), end: location.end + shift };
}

function countEqual(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one.charCodeAt(count) === other.charCodeAt(count)) count += 1;
  return count;
}

/** @param before characters that are counted already */
function countEqualAtEnd(one: string, other: string, before: number): number {
  const most = Math.min(one.length, other.length) - before;
  let count = 0;
  while (count < most && one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)) {
    count += 1;
  }
  return count;
}
