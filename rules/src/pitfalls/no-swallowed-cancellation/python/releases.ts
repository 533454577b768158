import {
  getIndentUnit,
  indentStatements,
  insertLinesBefore,
  isAloneOnItsLines,
  type TextEdit,
} from '../../../python/edits/index.js';
import { findHolder, getPairs } from '../../../python/flow/assignments.js';
import { isInTry, walkOwn } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { getBlocks } from '../../../python/syntax/blocks.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName, getTargets, isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import type { PythonRuleContext } from '../../../rule.js';
import { getCallee } from '../../python/callees.js';
import { getNameRange, toLabel } from '../../python/labels.js';
import { toRelated } from '../../python/modules.js';
import type { PythonMessageIds } from './messages.js';
import { getSuspensions } from './cancellation.js';
import { isEntryFunction } from './entries.js';
import { lockClasses, resourceClasses } from './resources.js';

/** Something that is held from a statement on until it is released. */
interface Acquisition {
  readonly call: ast.Expression;
  /** How the code names it: `self._lock`, `session`. */
  readonly resource: string;
  readonly isLock: boolean;
  isRelease(call: ast.Call): boolean;
}

/**
 * Reports what is acquired and released in one block with an await between that no `try` protects: a cancellation
 * (or an error) there leaves it acquired.
 */
export function checkReleases(node: ast.AsyncFunctionDef, context: PythonRuleContext<PythonMessageIds>): void {
  for (const block of getOwnBlocks(node)) {
    for (const [index, statement] of block.entries()) {
      const acquisition = findAcquisition(statement, block, context);
      const leak = acquisition && findLeak(acquisition, block.slice(index + 1));
      if (leak === undefined || isElsewhere(node, leak) || endsWithProgram(node, leak, context.sourceCode)) continue;
      reportLeak(leak, context);
    }
  }
}

/** What is acquired, and not released when what is awaited next is cancelled. */
interface Leak {
  readonly acquisition: Acquisition;
  /** The statements up to the release. */
  readonly between: readonly ast.Statement[];
  readonly awaited: ast.Expression;
  readonly release: ast.Statement;
  /** The call that releases it. */
  readonly call: ast.Call;
}

/** @param behind the statements of the block behind the acquisition */
function findLeak(acquisition: Acquisition, behind: readonly ast.Statement[]): Leak | undefined {
  const length = behind.findIndex((one) => findRelease(one, acquisition) !== undefined);
  const release = behind[length];
  const call = release && findRelease(release, acquisition);
  if (release === undefined || call === undefined) return undefined;
  const between = behind.slice(0, length);
  const [first] = getSuspensions(between);
  return first && { acquisition, between, awaited: first.operand, release, call };
}

function reportLeak(leak: Leak, context: PythonRuleContext<PythonMessageIds>): void {
  const { text } = context.sourceCode;
  const { acquisition, awaited, call } = leak;
  const { resource, isLock } = acquisition;
  context.report({
    at: getNameRange(acquisition.call),
    messageId: 'unprotectedRelease',
    data: {
      release: toLabel(call, text),
      awaited: toLabel(awaited, text),
      resource,
      manager: isLock ? `async with ${resource}` : 'async with',
    },
    related: [
      toRelated(awaited, 'A cancellation or an error here skips the release.', context),
      toRelated(call, 'It is released here.', context),
    ],
    suggest: [{ messageId: 'wrapInTry', data: { resource }, fix: () => wrapInTry(leak, context.sourceCode) }],
  });
}

/** All blocks of the function's own body. */
function getOwnBlocks(node: ast.FunctionNode): readonly (readonly ast.Statement[])[] {
  const blocks: (readonly ast.Statement[])[] = [node.body];
  walkOwn(node.body, (one) => {
    blocks.push(...getBlocks(one));
    // No statement stands in an expression, or in a statement without a block.
    return 'body' in one || one.type === 'Match';
  });
  return blocks;
}

function findAcquisition(
  statement: ast.Statement,
  block: readonly ast.Statement[],
  { sourceCode: { facts, text } }: PythonRuleContext<PythonMessageIds>,
): Acquisition | undefined {
  if (statement.type === 'Expr' && statement.value.type !== 'NamedExpr') return findLock(statement, facts, text);
  for (const [target, kept] of getAssigned(statement)) {
    const value = kept.type === 'Await' ? kept.value : kept;
    const last = target.type === 'Tuple' ? target.elts.at(-1) : target;
    if (value.type !== 'Call' || last?.type !== 'Name') continue;
    const held = target === last && block.some((one) => isHandingOn(one, last.id)) ? findHolder(last) : last;
    // Cheaper to see than what the call gives: most values are never told to let go of anything.
    if (!block.some((one) => isAddressed(one, held.id, facts))) continue;
    const found = findResource(value, target, held, facts);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a statement assigns the value of a variable to another one: a look that costs little. */
function isHandingOn(statement: ast.Statement, variable: string): boolean {
  if (statement.type !== 'Assign' && statement.type !== 'AnnAssign') return false;
  const { value } = statement;
  return isNamed(value, variable) || (value?.type === 'Tuple' && value.elts.some((one) => isNamed(one, variable)));
}

/** What a statement assigns to what: each value of a tuple to the target at its place. */
function getAssigned(statement: ast.Statement): readonly (readonly [ast.Expression, ast.Expression])[] {
  if (statement.type === 'Expr') {
    return statement.value.type === 'NamedExpr' ? [[statement.value.target, statement.value.value]] : [];
  }
  if (statement.type !== 'Assign' && statement.type !== 'AnnAssign') return [];
  const [target] = getTargets(statement);
  return target === undefined || statement.value === null ? [] : getPairs(target, statement.value);
}

/** Whether a statement calls a method of the variable, or hands it to a method first. */
function isAddressed(statement: ast.Statement, variable: string, facts: PythonFacts): boolean {
  const call = findCall(statement);
  const func = call && getCallee(call, facts);
  if (func?.type !== 'Attribute') return false;
  return [func.value, call?.args[0]].some((one) => isNamed(one, variable));
}

/** `await lock.acquire()`, or `lock.acquire()` of a thread's lock. */
function findLock(statement: ast.Expr, facts: PythonFacts, text: string): Acquisition | undefined {
  const call = statement.value.type === 'Await' ? statement.value.value : statement.value;
  const callee = call.type === 'Call' ? getCallee(call, facts) : undefined;
  if (call.type !== 'Call' || callee?.type !== 'Attribute' || callee.attr !== 'acquire') return undefined;
  const owner = callee.value;
  if (!lockClasses.some((name) => facts.isInstanceOf(owner, name))) return undefined;
  const resource = text.slice(owner.start, owner.end);
  return {
    call,
    resource,
    isLock: true,
    isRelease: (one) => {
      const func = getCallee(one, facts);
      if (func.type !== 'Attribute' || func.attr !== 'release') return false;
      return text.slice(func.value.start, func.value.end) === resource;
    },
  };
}

/** `session = ClientSession()`, `reader, writer = await asyncio.open_connection(…)`, `conn = await pool.acquire()`. */
function findResource(
  call: ast.Call,
  target: ast.Expression,
  held: ast.Name,
  facts: PythonFacts,
): Acquisition | undefined {
  const kind = resourceClasses.get(facts.findQualifiedName(call.func) ?? '');
  if (kind === undefined || (kind.isPair === true) !== (target.type === 'Tuple')) return undefined;
  const isHeld = (one: ast.Expression | undefined): boolean => isNamed(one, held.id);
  return {
    call,
    resource: held.id,
    isLock: false,
    isRelease: (one) => {
      const func = getCallee(one, facts);
      if (func.type !== 'Attribute' || !kind.releases.includes(func.attr)) return false;
      return kind.isGivenBack === true ? isHeld(one.args[0]) : isHeld(func.value);
    },
  };
}

/** The call that releases it, when that is all the statement does. */
function findRelease(statement: ast.Statement, acquisition: Acquisition): ast.Call | undefined {
  const call = findCall(statement);
  return call && acquisition.isRelease(call) ? call : undefined;
}

/** The call, awaited or not, that is all the statement does. */
function findCall(statement: ast.Statement): ast.Call | undefined {
  if (statement.type !== 'Expr') return undefined;
  const call = statement.value.type === 'Await' ? statement.value.value : statement.value;
  return call.type === 'Call' ? call : undefined;
}

/** Whether the function releases what it acquired at another place, too (a handler, a `finally`), or lets it live on. */
function isElsewhere(around: ast.FunctionNode, { acquisition, release }: Leak): boolean {
  let isFound = false;
  walk(around, (node) => {
    if (node === release) return false;
    if (node.type === 'Call' && acquisition.isRelease(node)) isFound = true;
    if (!acquisition.isLock && isNamed(node, acquisition.resource)) isFound ||= isKept(node);
    return undefined;
  });
  return isFound;
}

/** Whether the program ends where the release is skipped, and with it what is held; but a lock may be one of a server's. */
function endsWithProgram(around: ast.FunctionNode, { acquisition }: Leak, sourceCode: PythonSourceCode): boolean {
  const { call, isLock } = acquisition;
  return !isLock && !isInTry(call) && isEntryFunction(around, sourceCode);
}

/** Whether a name is handed to where it may live on or be released: returned, stored, captured. */
function isKept(name: ast.Name): boolean {
  const { parent } = name;
  if (name.ctx !== 'Load') return false;
  switch (parent?.type) {
    case 'Return':
    case 'Yield':
    case 'Assign':
    case 'Tuple':
    case 'List':
    case 'Dict':
    case 'withitem':
    case 'keyword':
      return true;
    case 'Call':
      return (
        parent.args.includes(name) &&
        /^(append|add|put|put_nowait|push|enter_async_context|enter_context|push_async_callback)$/.test(
          findLastName(parent.func) ?? '',
        )
      );
    default:
      return false;
  }
}

/** The statements between under `try:`, the release under `finally:`. */
function wrapInTry({ between, release }: Leak, { ast: module, text }: PythonSourceCode): readonly TextEdit[] | null {
  const [first] = between;
  if (first === undefined || ![...between, release].every((one) => isAloneOnItsLines(one, text))) return null;
  const tryLine = insertLinesBefore(first, ['try:'], text);
  const finallyLine = insertLinesBefore(release, ['finally:'], text);
  if (tryLine === undefined || finallyLine === undefined) return null;
  const unit = getIndentUnit(module, text);
  return [tryLine, ...indentStatements(between, unit, text), finallyLine, ...indentStatements([release], unit, text)];
}
