import type * as ast from '../syntax/nodes.js';

/** Whether a test is a constant that is true: `True`, and `1` where the text is known. */
export function isAlwaysTrue(test: ast.Expression, text?: string): boolean {
  if (test.type !== 'Constant') return false;
  if (test.kind === 'True') return true;
  return test.kind === 'int' && text !== undefined && /[1-9]/.test(text.slice(test.start, test.end));
}

/** Whether a test is a constant that is false: `False` or `None`. */
export function isAlwaysFalse(test: ast.Expression): boolean {
  return test.type === 'Constant' && (test.kind === 'False' || test.kind === 'None');
}

/** Whether a handler catches every exception: a bare `except:` or `except BaseException`. */
export function isCatchingAll({ exceptionType }: ast.ExceptHandler): boolean {
  if (exceptionType === null) return true;
  return exceptionType.type === 'Name' && exceptionType.id === 'BaseException';
}

/** Whether a pattern matches whatever comes (https://docs.python.org/3/reference/compound_stmts.html#irrefutable-case-blocks). */
export function isIrrefutable(pattern: ast.Pattern): boolean {
  switch (pattern.type) {
    case 'MatchAs':
      return pattern.pattern === null || isIrrefutable(pattern.pattern);
    case 'MatchOr':
      return pattern.patterns.some(isIrrefutable);
    default:
      return false;
  }
}
