import type { TSESTree } from '@typescript-eslint/utils';
import { findMethod } from '../syntax/member-names.js';
import { isNamed } from '../syntax/predicates.js';

/** Whether the node is a statement or a declaration that stands in its place. */
export function isStatement(node: TSESTree.Node): boolean {
  return node.type.endsWith('Statement') || /^(?:Function|Variable|Class|Export.*|Import)Declaration$/.test(node.type);
}

/** Whether the node is a loop, of any form. */
export function isLoop({ type }: TSESTree.Node): boolean {
  return /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/.test(type);
}

/** A loop that goes on for as long as a condition holds, or for ever. */
export type TestedLoop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

/** Whether the node is a loop of that form. */
export function isTestedLoop(node: TSESTree.Node): node is TestedLoop {
  return node.type === 'WhileStatement' || node.type === 'DoWhileStatement' || node.type === 'ForStatement';
}

/** Whether a label in front of the statement is one that `break` or `continue` inside of it can name. */
export function takesLabels(node: TSESTree.Node): boolean {
  return isLoop(node) || node.type === 'LabeledStatement' || node.type === 'SwitchStatement';
}

/** What a condition always is; undefined when it depends. */
export function findConstant(test: TSESTree.Expression): boolean | undefined {
  return test.type === 'Literal' ? Boolean(test.value) : undefined;
}

/** `process.exit()` and `process.abort()`: https://nodejs.org/api/process.html */
export function isExit(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && isNamed(findMethod(node, 'exit', 'abort')?.object, 'process');
}
