import type { FunctionNode } from '../../../syntax/functions.js';

const markPattern = /(?:\/\/|\/\*)\s*async-pitfalls:\s*non-blocking\b/;

/**
 * Whether a comment at the function's definition says that it is fine to call in asynchronous code: at the end of its
 * first line, or on the line above it.
 */
export function isMarkedNonBlocking(fn: FunctionNode, text: string): boolean {
  const start = getDefinitionStart(fn);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  return markPattern.test(line) || (markPattern.test(above) && /^\s*(?:\/\/|\/\*)/.test(above));
}

/** Where what declares the function begins: its `const`, its method's modifiers. */
function getDefinitionStart(fn: FunctionNode): number {
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator') return parent.parent.range[0];
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'Property') {
    return parent.key.range[0];
  }
  return fn.range[0];
}
