import type { TSESTree } from '@typescript-eslint/utils';
import {
  getIndentation,
  getIndentUnit,
  getLineBreak,
  hasLongText,
  skipLineComment,
} from '../../../javascript/edits/layout.js';
import { getControlFlow } from '../../../javascript/flow/control-flow.js';
import { hasAwait, someOwn, walkOwn } from '../../../javascript/flow/traverse.js';
import { findHeldValue } from '../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, isOrigin } from '../../../javascript/semantics/origins.js';
import { findEnclosingFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { findMethod, findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { isNamed } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import type { TextEdit } from '../../../project/text/text-edit.js';

/** A resource that is released behind an await that may fail. */
export interface UnprotectedRelease {
  readonly release: TSESTree.CallExpression;
  /** The resource, as it is written. */
  readonly resource: string;
  /** The statements between the acquisition and the release. */
  readonly between: readonly TSESTree.Statement[];
  /** The statement that releases it. */
  readonly statement: TSESTree.Statement;
  /** What stands behind that in the same block. */
  readonly behind: readonly TSESTree.Statement[];
}

/** Methods that acquire, and those that release what they gave (or the object itself). */
const pairs: Readonly<Record<string, readonly string[]>> = {
  acquire: ['release', 'dispose'],
  checkout: ['release', 'checkin'],
  connect: ['release', 'close', 'end', 'quit', 'disconnect'],
  getConnection: ['release', 'close', 'end', 'destroy'],
  launch: ['close'], // https://pptr.dev/api/puppeteer.browser.close, https://playwright.dev/docs/api/class-browsertype#browser-type-launch
  lock: ['release', 'unlock'],
  open: ['close'],
  openSession: ['close', 'endSession'],
  startSession: ['endSession'],
};

/**
 * Finds `const x = await pool.connect(); … await …; x.release();` in one block of a function, where an exception between
 * the two leaves the function without the release.
 */
export function findUnprotectedReleases(fn: FunctionNode, sourceCode: SourceCode): UnprotectedRelease[] {
  if (!fn.async || fn.body?.type !== 'BlockStatement') return [];
  const found: UnprotectedRelease[] = [];
  for (const node of walkOwn(fn.body)) {
    if (node.type !== 'AwaitExpression') continue;
    const release = findUnprotected(node, fn, sourceCode);
    if (release) found.push(release);
  }
  return found.length > 0 && endsProcess(fn, sourceCode) ? [] : found;
}

/**
 * Whether the process ends when the function fails, and with it whatever leaks: `main().catch(() => process.exit(1));` at the
 * top of a program, and `main();`, whose rejection nobody handles.
 * https://nodejs.org/api/cli.html#--unhandled-rejectionsmode
 */
function endsProcess(fn: FunctionNode, sourceCode: SourceCode): boolean {
  const name = findName(fn);
  const references = (name && findVariable(name, sourceCode)?.references) ?? [];
  const starts = name ? references.filter(({ init }) => init !== true).map(({ identifier }) => identifier) : [fn];
  return starts.length > 0 && starts.every((start) => isRunAtTop(start, sourceCode));
}

/** The name that a function is called by: its own, or that of the variable it is the value of. */
function findName({ id, parent, type }: FunctionNode): TSESTree.Identifier | undefined {
  if (type === 'FunctionDeclaration') return id ?? undefined;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

/** Whether a statement of the program calls it, and nobody handles its error but by ending the process. */
function isRunAtTop(start: TSESTree.Node, sourceCode: SourceCode): boolean {
  let [isCalled, isHandled, ends] = [false, false, false];
  let child = start;
  let at = start.parent;
  for (; at && isChained(at, child); child = at, at = at.parent) {
    if (at.type !== 'CallExpression') continue;
    isCalled = true;
    const name = findMethodName(at) ?? '';
    const handler = at.arguments[indexOfHandler.get(name) ?? -1];
    const isExit = handler !== undefined && exit.test(sourceCode.getText(handler));
    ends ||= isExit;
    isHandled ||= handler !== undefined && name !== 'finally' && !isExit;
  }
  return isCalled && (ends || !isHandled) && at?.type === 'ExpressionStatement' && at.parent.type === 'Program';
}

/** `f()`, `f.then`, `await f`, `void f` */
function isChained(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type === 'CallExpression') return parent.callee === child;
  return ['AwaitExpression', 'MemberExpression', 'UnaryExpression'].includes(parent.type);
}

/** Which argument of a method of promises is called when they reject. */
const indexOfHandler: ReadonlyMap<string, number> = new Map([
  ['catch', 0],
  ['finally', 0],
  ['then', 1],
]);
const exit = /\bprocess\.(?:exit|abort)\(/;

function findUnprotected(
  node: TSESTree.AwaitExpression,
  fn: FunctionNode,
  sourceCode: SourceCode,
): UnprotectedRelease | undefined {
  const acquisition = findAcquisition(node, sourceCode);
  const block = acquisition?.statement.parent;
  if (!acquisition || block?.type !== 'BlockStatement') return undefined;
  const { resource, releases } = acquisition;
  const isRelease = (one: TSESTree.Node): one is TSESTree.CallExpression =>
    isReleaseOf(one, resource, releases, sourceCode);
  const later = block.body.slice(block.body.indexOf(acquisition.statement) + 1);
  const index = later.findIndex((one) => one.type === 'ExpressionStatement' && someOwn(one, isRelease));
  const statement = later[index];
  const release = statement && [...walkOwn(statement)].find(isRelease);
  const between = later.slice(0, index);
  if (!release || !between.some((one) => someOwn(one, isFailingAwait))) return undefined;
  const leaks = getControlFlow(fn).hasPath({ from: node, to: 'throw', avoiding: isRelease });
  return leaks ? { release, resource, between, statement, behind: later.slice(index + 1) } : undefined;
}

/** A statement that acquires a resource: `const client = await pool.connect();`, `await lock.acquire();`. */
interface Acquisition {
  readonly statement: TSESTree.ExpressionStatement | TSESTree.VariableDeclaration;
  readonly resource: string;
  /** Names of the methods that release it. */
  readonly releases: readonly string[];
}

function findAcquisition(node: TSESTree.AwaitExpression, sourceCode: SourceCode): Acquisition | undefined {
  const call = findHeldValue(node.argument, sourceCode);
  const releases = call.type === 'CallExpression' ? pairs[findAcquiringName(call, sourceCode) ?? ''] : undefined;
  if (call.type !== 'CallExpression' || !releases) return undefined;
  const { parent: holder } = node;
  if (holder.type === 'ExpressionStatement') {
    const object = findMethod(call)?.object;
    return { statement: holder, resource: object ? sourceCode.getText(object) : '', releases };
  }
  if (holder.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return undefined;
  if (isHandedOn(holder.id, sourceCode)) return undefined;
  return { statement: holder.parent, resource: sourceCode.getText(holder.id), releases };
}

/** The name of the method that acquires; for a function that is imported, its name in its module. */
function findAcquiringName(call: TSESTree.CallExpression, sourceCode: SourceCode): string | undefined {
  const method = findMethod(call);
  if (method) return findPropertyName(method);
  return isOrigin(findCalleeOrigin(call, sourceCode), 'fs/promises', 'open') ? 'open' : undefined;
}

/** Any await but that of a fixture's `use(value)`, which ends normally: https://playwright.dev/docs/test-fixtures */
function isFailingAwait(node: TSESTree.Node): boolean {
  if (node.type !== 'AwaitExpression') return false;
  const call = unwrapExpression(node.argument);
  return !(call.type === 'CallExpression' && isNamed(call.callee, 'use'));
}

function isReleaseOf(
  node: TSESTree.Node,
  resource: string,
  names: readonly string[],
  sourceCode: SourceCode,
): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression') return false;
  const callee = unwrapExpression(node.callee);
  if (callee.type === 'Identifier') return callee.name === resource && node.arguments.length === 0;
  const method = findMethod(node, ...names);
  return method !== undefined && sourceCode.getText(method.object) === resource;
}

/** Whether the resource is returned or kept, so that somebody else releases it too. */
function isHandedOn(id: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const references = findVariable(id, sourceCode)?.references ?? [];
  return references.some(({ identifier, init }) => {
    if (init === true) return false;
    const { parent } = identifier;
    if (['ArrayExpression', 'AssignmentExpression', 'ReturnStatement'].includes(parent.type)) return true;
    if (parent.type === 'Property' && parent.value === identifier) return true;
    return findEnclosingFunction(identifier) !== findEnclosingFunction(id);
  });
}

/**
 * The edits that put everything from the acquisition to the release into `try`, and the release into `finally`; a `return`
 * behind the release too, where it needs a variable of that part. Undefined where anything else does.
 */
export function releaseInFinally(
  { between, statement, behind: [next, ...others] }: UnprotectedRelease,
  sourceCode: SourceCode,
): TextEdit[] | undefined {
  const [start] = between;
  if (!start || between.some(hasLongText) || hasLongText(statement)) return undefined;
  const returned = declaresForLater(between, statement, sourceCode) ? next : undefined;
  if (returned && (returned.type !== 'ReturnStatement' || others.length > 0 || hasAwait(returned))) return undefined;
  const { text } = sourceCode;
  const indent = getIndentation(text, start.range[0]);
  // With the comments before the release.
  const part = text.slice(start.range[0], statement.range[0]).trimEnd();
  const body = returned ? `${part}${getLineBreak(text)}${indent}${text.slice(...returned.range)}` : part;
  const unit = getIndentUnit(text);
  const line = getLineBreak(text) + indent;
  const indentLines = (lines: string): string => lines.replace(/\n(?=[^\r\n])/g, `\n${unit}`);
  const end = skipLineComment(text, statement.range[1]);
  const released = text.slice(statement.range[0], end);
  const replaced = `try {${line}${unit}${indentLines(body)}${line}} finally {${line}${unit}${indentLines(released)}${line}}`;
  const gap = returned ? text.slice(end, returned.range[0]).trimEnd() : '';
  const moved = returned ? [{ range: [end + gap.length, returned.range[1]] as const, text: '' }] : [];
  return [{ range: [start.range[0], end], text: replaced }, ...moved];
}

function declaresForLater(
  statements: readonly TSESTree.Statement[],
  release: TSESTree.Statement,
  sourceCode: SourceCode,
): boolean {
  return statements.some((statement) =>
    sourceCode
      .getDeclaredVariables(statement)
      .some(({ references }) => references.some(({ identifier }) => identifier.range[0] > release.range[1])),
  );
}
