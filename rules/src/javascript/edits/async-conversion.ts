import type { TSESTree } from '@typescript-eslint/utils';
import { getOrAdd } from '../../project/remember.js';
import type { RelatedLocation } from '../../project/text/location.js';
import type { TextEdit } from '../../project/text/text-edit.js';
import {
  findEnclosingFunction,
  getFunctionName,
  getFunctionNameRange,
  type FunctionNode,
} from '../syntax/functions.js';
import { contains } from '../syntax/predicates.js';
import { addAwait } from './await.js';
import { makeAsync } from './make-async.js';
import type { OpenedFile } from './opened-file.js';
import { findReasonAgainst, findReasonOfHeirs } from './reasons-against-async.js';
import { isTopLevelAwaitAllowed } from './top-level-await.js';
import { findForeignUses, findOwnUses, isVisible, type Use } from './uses.js';

/** A function that becomes asynchronous, together with those that call it. */
export interface AsyncConversion {
  readonly kind: 'conversion';
  /** Edits by the path of the file, in an order in which they can be applied. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Whether calls are awaited, too. */
  readonly hasCallers: boolean;
  /** Whether other files can use one of the functions. */
  readonly isVisible: boolean;
}

/** Where the way ends: a caller that cannot become asynchronous, and why. */
export interface Obstacle extends RelatedLocation {
  readonly kind: 'obstacle';
  /** Whether it is the function itself. */
  readonly isFirst: boolean;
}

/** Larger changes are not made at once. */
const maxFunctions = 50;

interface Visit {
  readonly fn: FunctionNode;
  readonly file: OpenedFile;
}

/** What is changed of a node. */
interface Change {
  readonly end: number;
  readonly edits: readonly TextEdit[];
}

/**
 * Makes a function asynchronous and awaits its callers, which become asynchronous in their turn. Where one of them cannot,
 * nothing is changed, and that place is the answer: constructors, accessors, generators, callbacks, components and hooks of
 * React, methods that others may ask for, functions that are handed on as values, calls where `await` is not allowed.
 * @param scope `file`: only callers of the same file are looked at; `project`: those in all files
 */
export function convertToAsync(
  fn: FunctionNode,
  home: OpenedFile,
  scope: 'file' | 'project',
): AsyncConversion | Obstacle {
  const changes = new Map<string, Change[]>();
  const add = ({ file: { path } }: OpenedFile, { range }: TSESTree.Node, edits: readonly TextEdit[]): void => {
    getOrAdd(changes, path, () => []).push({ end: range[1], edits });
  };
  const converted = new Set<string>();
  const pending: Visit[] = [{ fn, file: home }];
  let hasCallers = false;
  let isSeen = false;
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { fn: one, file } = next;
    const key = `${file.file.path}:${String(one.range[0])}`;
    if (converted.has(key)) continue;
    converted.add(key);
    const isFirst = converted.size === 1;
    const reason = converted.size > maxFunctions ? 'its callers are too many' : findReason(one, file, scope);
    if (reason !== undefined) return toObstacle(one, file, reason, isFirst);
    const ownEdits = makeAsync(one, file.sourceCode.text);
    if (!ownEdits) return toObstacle(one, file, 'it has no body', isFirst);
    add(file, one, ownEdits);
    isSeen ||= isVisible(one, file);
    const others = scope === 'file' ? [] : findForeignUses(one, file);
    if (!others) return toObstacle(one, file, 'its callers could be in too many files', isFirst);
    for (const use of [...findOwnUses(one, file), ...others]) {
      const { node } = use;
      const caller = findEnclosingFunction(node);
      if (use.kind !== 'call' || node.type !== 'CallExpression' || !isAwaitable(use, caller)) {
        return toObstacleAt(use, one);
      }
      hasCallers = true;
      if (node.parent.type !== 'AwaitExpression') add(use.file, node, addAwait(node));
      if (caller && !caller.async) pending.push({ fn: caller, file: use.file });
    }
  }
  const edits = new Map([...changes].map(([path, ones]) => [path, toEdits(ones)]));
  return { kind: 'conversion', edits, hasCallers, isVisible: isSeen };
}

function findReason(fn: FunctionNode, file: OpenedFile, scope: 'file' | 'project'): string | undefined {
  return findReasonAgainst(fn, file) ?? (scope === 'project' ? findReasonOfHeirs(fn, file) : undefined);
}

/** Of what starts at the same place, `a().b()`, the outer comes first. */
function toEdits(changes: readonly Change[]): TextEdit[] {
  const edits = changes.toSorted((one, other) => other.end - one.end).flatMap((change) => change.edits);
  return edits.toSorted((one, other) => one.range[0] - other.range[0]);
}

/** Whether `await` may be put before a call, once the function around it is asynchronous. */
function isAwaitable({ node, file }: Use, caller: FunctionNode | undefined): boolean {
  if (caller) return !caller.params.some((parameter) => contains(parameter, node));
  return isTopLevelAwaitAllowed(node, file);
}

function toObstacle(fn: FunctionNode, { file }: OpenedFile, reason: string, isFirst: boolean): Obstacle {
  const [start, end] = getFunctionNameRange(fn);
  return {
    kind: 'obstacle',
    path: file.path,
    start,
    end,
    message: `${describe(fn)} cannot become asynchronous: ${reason}.`,
    isFirst,
  };
}

function toObstacleAt({ node, file, kind }: Use, fn: FunctionNode): Obstacle {
  const [start, end] = node.range;
  const what =
    kind === 'call'
      ? 'it is called where no `await` can stand'
      : kind === 'value'
        ? 'it is handed on as a value here'
        : 'it may be called here, on something of an unknown type';
  const message = `${describe(fn)} cannot become asynchronous: ${what}.`;
  return { kind: 'obstacle', path: file.file.path, start, end, message, isFirst: false };
}

function describe(fn: FunctionNode): string {
  const name = getFunctionName(fn);
  return name === '' ? 'This function' : `\`${name}\``;
}
