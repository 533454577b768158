import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findValueOrigin } from '../../../javascript/semantics/origins.js';
import { findMethod } from '../../../javascript/syntax/member-names.js';

/** What goes through an operator of RxJS: https://rxjs.dev/guide/operators#piping */
interface Pipe {
  /** The observable that `.pipe()` is called on. */
  readonly observable: TSESTree.Expression;
  /** The operators before the one that was asked for. */
  readonly before: readonly TSESTree.CallExpressionArgument[];
}

/** The pipe that an operator stands in: `xs$.pipe(…, operator)`. */
export function findPipe(operator: TSESTree.CallExpression): Pipe | undefined {
  const { parent } = operator;
  const method = parent.type === 'CallExpression' ? findMethod(parent, 'pipe') : undefined;
  if (parent.type !== 'CallExpression' || !method) return undefined;
  return { observable: method.object, before: parent.arguments.slice(0, parent.arguments.indexOf(operator)) };
}

/** A call of a function of RxJS, with the function's name. */
export function findOperator(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): { readonly name: string; readonly call: TSESTree.CallExpression } | undefined {
  const made = node.type === 'CallExpression' ? findValueOrigin(node.callee, sourceCode) : undefined;
  if (node.type !== 'CallExpression' || !made || !/^rxjs(?:\/operators)?$/.test(made.module)) return undefined;
  return { name: made.name, call: node };
}
