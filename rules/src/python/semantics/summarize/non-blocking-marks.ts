import type { Span } from '../../../project/text/span.js';
import type * as ast from '../../syntax/nodes.js';

const nonBlockingMark = /^\s*async-pitfalls:\s*non-blocking\b/;

/** The comments of a module that say of a function that it does not block: `# async-pitfalls: non-blocking`. */
export function getNonBlockingMarks(module: ast.Module, text: string): readonly Span[] {
  // Of most modules nobody asks for the comments.
  return text.includes('async-pitfalls:') ? module.comments.filter(({ value }) => nonBlockingMark.test(value)) : [];
}

/** Whether a mark stands in the head of the function or alone on the line above. */
export function isMarkedNonBlocking(node: ast.FunctionNode, marks: readonly Span[], text: string): boolean {
  const bodyStart = node.body[0]?.start ?? node.end;
  const first = node.decorator_list[0]?.start ?? node.start;
  return marks.some(({ start, end }) => {
    if (start > first) return end <= bodyStart;
    return /^\r?\n[ \t]*@?[ \t]*$/.test(text.slice(end, first));
  });
}
