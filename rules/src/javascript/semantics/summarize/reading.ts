import type { TSESTree } from '@typescript-eslint/utils';
import { getOrAdd, remember } from '../../../project/remember.js';
import { type TestedLoop } from '../../flow/node-kinds.js';
import { forEachChild } from '../../syntax/children.js';
import { findEnclosingFunction, isFunction, type FunctionNode } from '../../syntax/functions.js';
import type { SummarySource } from '../summary-source.js';
import { isBusyLoop, watchesClock } from './calls/busy-loops.js';
import { GetterReads } from './calls/getter-reads.js';
import type { InterfaceNode } from './types.js';
import { ValueReader, type ClassNode } from './values.js';

/** What a function may wait for, or be held up by. */
export type WaitingNode =
  | TSESTree.CallExpression
  | TSESTree.NewExpression
  | TSESTree.MemberExpression
  | TSESTree.TaggedTemplateExpression
  | TSESTree.AwaitExpression
  | TSESTree.ForOfStatement
  | TestedLoop;

interface Reading {
  readonly nodes: Collected;
  readonly values: ValueReader;
}

/** What the source code has that its summary is made of. */
export const getReading = remember((sourceCode: SummarySource): Reading => {
  const nodes = collect(sourceCode);
  return { nodes, values: new ValueReader(sourceCode, nodes.functions, [...nodes.classes, ...nodes.interfaces]) };
});

/** Reads values of the source code as its summary has them. */
export function getValueReader(sourceCode: SummarySource): ValueReader {
  return getReading(sourceCode).values;
}

interface Collected {
  readonly functions: FunctionNode[];
  readonly classes: ClassNode[];
  readonly interfaces: InterfaceNode[];
  /** In order of evaluation. */
  readonly calls: WaitingNode[];
  readonly returns: Map<FunctionNode, TSESTree.Expression[]>;
}

function collect({ ast, text }: SummarySource): Collected {
  const getterReads = new GetterReads(ast, text);
  const collected: Collected = { functions: [], classes: [], interfaces: [], calls: [], returns: new Map() };
  const addReturn = (fn: FunctionNode | undefined, value: TSESTree.Expression): void => {
    if (fn) getOrAdd(collected.returns, fn, () => []).push(value);
  };
  const visit = (node: TSESTree.Node): void => {
    if (isFunction(node)) collected.functions.push(node);
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') collected.classes.push(node);
    if (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeLiteral') collected.interfaces.push(node);
    if (node.type === 'ReturnStatement' && node.argument) addReturn(findEnclosingFunction(node), node.argument);
    if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') addReturn(node, node.body);
    const isRead = getterReads.visit(node);
    const { length } = collected.calls;
    forEachChild(node, visit);
    const hasCalls = collected.calls.length > length;
    if (isRead || isWaiting(node, hasCalls)) collected.calls.push(node);
  };
  visit(ast);
  return collected;
}

function isWaiting(node: TSESTree.Node, hasCalls: boolean): node is WaitingNode {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      return true;
    case 'AwaitExpression':
      return node.argument.type !== 'CallExpression';
    case 'ForOfStatement':
      return node.await;
    default:
      // A getter that a loop looks at may change what it looks at.
      return isBusyLoop(node) && (!hasCalls || watchesClock(node));
  }
}
