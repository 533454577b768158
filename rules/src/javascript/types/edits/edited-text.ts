import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getOrAdd } from '../../../project/remember.js';
import { someChild } from '../../syntax/children.js';

/** What has to be known of a text to tell whether the next one differs from it inside of one function only. */
export interface EditedText {
  readonly text: string;
  /** Bodies of functions, by the offset of their `{`. */
  readonly bodies: ReadonlyMap<number, FunctionBody>;
}

/** As much of a function's body as types outside of it may depend on. */
export interface FunctionBody {
  /** The offset behind the `}`. */
  readonly end: number;
  /** Names, in alphabetical order, of variables of the functions or of the file around it that something in it writes. */
  readonly writes: string;
  /** Whether it returns a value. */
  readonly hasValue: boolean;
}

/** What a text is looked at with. */
export type EditedSource = Pick<Readonly<TSESLint.SourceCode>, 'text' | 'scopeManager'>;

/** A function with a body in braces. */
export interface BracedFunction {
  readonly fn: TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;
  readonly body: TSESTree.BlockStatement;
}

const statementsWithStatements: ReadonlySet<string> = new Set([
  'BlockStatement',
  'CatchClause',
  'DoWhileStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'IfStatement',
  'LabeledStatement',
  'SwitchCase',
  'SwitchStatement',
  'TryStatement',
  'WhileStatement',
]);

/** Reads off a text what will be asked once it is edited: in time linear in its length. */
export function toEditedText({ text, scopeManager }: EditedSource): EditedText {
  const scopes = scopeManager?.scopes ?? [];
  const writes = new Map<TSESLint.Scope.Scope, Set<string>>();
  for (const { references } of scopes) {
    for (const reference of references) if (reference.isWrite()) addWrite(reference, writes);
  }
  const bodies = new Map<number, FunctionBody>();
  for (const scope of scopes) {
    const found = findBracedFunction(scope);
    if (!found) continue;
    const { body } = found;
    const names = [...(writes.get(scope) ?? [])].sort().join(' ');
    bodies.set(body.range[0], { end: body.range[1], writes: names, hasValue: returnsValue(body) });
  }
  return { text, bodies };
}

/** The function that a scope is that of. */
export function findBracedFunction({ type, block: fn }: TSESLint.Scope.Scope): BracedFunction | undefined {
  if (type !== 'function') return undefined;
  const isOne =
    fn.type === 'ArrowFunctionExpression' || fn.type === 'FunctionDeclaration' || fn.type === 'FunctionExpression';
  return isOne && fn.body.type === 'BlockStatement' ? { fn, body: fn.body } : undefined;
}

/** Adds the name to all functions between the place that writes it and the scope that declares it. */
function addWrite(
  { from, resolved, identifier }: TSESLint.Scope.Reference,
  writes: Map<TSESLint.Scope.Scope, Set<string>>,
): void {
  if (identifier.type !== 'Identifier') return;
  for (let scope: TSESLint.Scope.Scope | null = from; scope && scope !== resolved?.scope; scope = scope.upper) {
    if (scope.type === 'function') getOrAdd(writes, scope, () => new Set()).add(identifier.name);
  }
}

/** Whether a statement, or one in it, returns a value from the function that it is in. */
function returnsValue(node: TSESTree.Node): boolean {
  if (node.type === 'ReturnStatement') return node.argument !== null;
  return statementsWithStatements.has(node.type) && someChild(node, returnsValue);
}
