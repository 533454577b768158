import type { TSESTree } from '@typescript-eslint/utils';
import { getIndentation, getIndentUnit, getLineBreak, hasLongText } from '../../../../javascript/edits/layout.js';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { getControlFlow, type FlowRoot } from '../../../../javascript/flow/control-flow.js';
import type { TextEdit } from '../../../../project/text/text-edit.js';
import type { Changes } from './suggestions.js';

/** A statement that does nothing but await, and what its value is put into; or that returns it. */
interface Awaiting {
  readonly statement: TSESTree.Statement;
  readonly node: TSESTree.AwaitExpression;
  readonly kind?: 'const' | 'let' | 'var';
  readonly id?: TSESTree.DestructuringPattern;
}

/**
 * Suggests `await Promise.all([a, b]);` for `await a; await b;`, and `const [x, y] = await Promise.all([a, b]);` for
 * `const x = await a; const y = await b;`, and `return (await Promise.all([a, b]))[1];` where the last of them is returned and
 * the others are kept nowhere, for a promise that the declaration makes. Nothing where what is awaited between does
 * not stand right before it: what is awaited first may be a call, but what comes behind it has to be made already, as it would
 * start too early else.
 * @param reads where the promise is awaited
 * @param root the function that all of this is in
 */
export function suggestTogether(
  declarator: TSESTree.VariableDeclarator,
  reads: readonly TSESTree.Identifier[],
  root: FlowRoot,
  text: string,
): Changes {
  const edits = awaitTogether(declarator, reads, root, text);
  return { suggest: edits ? [{ messageId: 'awaitTogether', fix: toFix(edits) }] : [] };
}

function awaitTogether(
  declarator: TSESTree.VariableDeclarator,
  reads: readonly TSESTree.Identifier[],
  root: FlowRoot,
  text: string,
): TextEdit[] | undefined {
  const block = getStatements(declarator.parent.parent);
  const row = findRow(block, reads, text);
  const [first] = row;
  const last = row.at(-1);
  if (!first || !last || row.length < 2) return undefined;
  if (block.indexOf(declarator.parent) >= block.indexOf(first.statement)) return undefined;
  const isFirst = (node: TSESTree.Node): boolean => node === first.node;
  const isOther = (node: TSESTree.Node): boolean => node.type === 'AwaitExpression' && !isFirst(node);
  const flow = getControlFlow(root);
  if (flow.hasPath({ from: declarator, to: isOther, avoiding: isFirst, exceptions: false })) return undefined;
  const binding = toBinding(row, text);
  if (binding === undefined || row.some(({ node: { argument } }) => isBoundIn(binding, argument))) return undefined;
  const operands = joinOperands(
    row.map(({ node }) => node.argument),
    text,
  );
  const [start] = first.statement.range;
  const [, end] = last.statement.range;
  const mark = text[end - 1] === ';' ? ';' : '';
  const together = `await Promise.all([${operands}])`;
  if (last.statement.type !== 'ReturnStatement') return [{ range: [start, end], text: binding + together + mark }];
  if (binding !== '') return undefined;
  return [{ range: [start, end], text: `return (${together})[${row.length - 1}]${mark}` }];
}

/** What stands between the brackets of the array: on lines of their own where one of the operands takes several. */
function joinOperands(operands: readonly TSESTree.Expression[], text: string): string {
  const texts = operands.map((one) => getText(one, text));
  const [first] = operands;
  const isLong = texts.some((one) => one.includes('\n'));
  if (!first || !isLong || operands.some(hasLongText)) return texts.join(', ');
  const unit = getIndentUnit(text);
  const lineBreak = getLineBreak(text);
  const indentation = getIndentation(text, first.range[0]);
  const lines = texts.map(
    (one) => `${indentation}${unit}${one.replaceAll(/\n(?=[ \t]*\S)/g, `\n${unit}`)},${lineBreak}`,
  );
  return `${lineBreak}${lines.join('')}${indentation}`;
}

/** The statements that await something, one right after the other, up to the one that awaits what is read. */
function findRow(
  block: readonly TSESTree.Statement[],
  reads: readonly TSESTree.Identifier[],
  text: string,
): Awaiting[] {
  const isOfRead = (statement: TSESTree.Statement): boolean => {
    const operand = toAwaiting(statement, text)?.node.argument;
    return reads.some((read) => read === operand);
  };
  const row: Awaiting[] = [];
  for (let index = block.findIndex(isOfRead); index >= 0; index--) {
    const statement = block[index];
    const awaiting = statement && toAwaiting(statement, text);
    const next = row[0]?.statement.range[0];
    if (!awaiting || (next !== undefined && text.slice(awaiting.statement.range[1], next).trim() !== '')) break;
    row.unshift(awaiting);
    if (awaiting.node.argument.type !== 'Identifier') break;
  }
  return row;
}

function getStatements(node: TSESTree.Node): readonly TSESTree.Statement[] {
  return node.type === 'BlockStatement' || node.type === 'StaticBlock' || node.type === 'Program' ? node.body : [];
}

/** Undefined for a statement that does more, or that has a comment which would go. */
function toAwaiting(statement: TSESTree.Statement, text: string): Awaiting | undefined {
  if (statement.type === 'ExpressionStatement') {
    const { expression: node } = statement;
    return isPlainAwait(node, text) ? { statement, node } : undefined;
  }
  if (statement.type === 'ReturnStatement') {
    const { argument: node } = statement;
    return node && isPlainAwait(node, text) ? { statement, node } : undefined;
  }
  if (statement.type !== 'VariableDeclaration') return undefined;
  const { kind, declarations } = statement;
  const [only, ...others] = declarations;
  if (!only.init || others.length > 0 || kind === 'using' || kind === 'await using') return undefined;
  const { id, init: node } = only;
  return !id.typeAnnotation && isPlainAwait(node, text) ? { statement, node, kind, id } : undefined;
}

/** Whether what is awaited can be an element of an array as it is written, and nothing else is written there. */
function isPlainAwait(node: TSESTree.Expression, text: string): node is TSESTree.AwaitExpression {
  if (node.type !== 'AwaitExpression' || node.argument.type === 'SequenceExpression') return false;
  const [start, end] = node.argument.range;
  return /^await[\s(]*$/.test(text.slice(node.range[0], start)) && /^[\s)]*$/.test(text.slice(end, node.range[1]));
}

/** `const [x, , y] = `, nothing without variables; undefined where some of them are constants and some are not. */
function toBinding(row: readonly Awaiting[], text: string): string | undefined {
  const [kind, ...others] = new Set(row.flatMap((one) => one.kind ?? []));
  if (others.length > 0) return undefined;
  if (kind === undefined) return '';
  const names = row.map(({ id }) => (id ? getText(id, text) : '')).join(', ');
  return `${kind} [${names.replace(/(?:, )+$/, '').trimStart()}] = `;
}

/** Whether one is awaited that another gives: `const x = await a; await x;`. */
function isBoundIn(binding: string, operand: TSESTree.Expression): boolean {
  return operand.type === 'Identifier' && binding.split(/[^\p{ID_Continue}$]+/u).includes(operand.name);
}

function getText({ range: [start, end] }: TSESTree.Node, text: string): string {
  return text.slice(start, end);
}
