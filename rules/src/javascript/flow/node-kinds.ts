import type { TSESTree } from '@typescript-eslint/utils';

/** Whether the node is a statement or a declaration that stands in its place. */
export function isStatement(node: TSESTree.Node): boolean {
  return node.type.endsWith('Statement') || /^(?:Function|Variable|Class|Export.*|Import)Declaration$/.test(node.type);
}

/** Whether a label in front of the statement is one that `break` or `continue` inside of it can name. */
export function takesLabels(node: TSESTree.Node): boolean {
  return /^(?:While|DoWhile|For|ForOf|ForIn|Labeled|Switch)Statement$/.test(node.type);
}

/** What a condition always is; undefined when it depends. */
export function findConstant(test: TSESTree.Expression): boolean | undefined {
  return test.type === 'Literal' ? Boolean(test.value) : undefined;
}

/** `process.exit()` and `process.abort()`: https://nodejs.org/api/process.html */
export function isExit(node: TSESTree.Node): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    !node.callee.computed &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'process' &&
    node.callee.property.type === 'Identifier' &&
    ['exit', 'abort'].includes(node.callee.property.name)
  );
}
