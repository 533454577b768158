import type { ModuleEntity } from '../../entities.js';
import type { CallArguments } from '../../python-facts.js';
import type { CallExpr, Expr } from '../../summary-expressions.js';

/** What matchers see where nothing is handed over: the calls that a `for`, a `with` or a property makes. */
export const noArguments: CallArguments = { positional: [], keywords: new Map() };

/** The arguments of a call as matchers see them. */
export function toCallArguments(expr: CallExpr): CallArguments {
  return {
    positional: expr.args.map(findLiteral),
    keywords: new Map(expr.keywords.map((keyword) => [keyword.name, findLiteral(keyword.value)])),
  };
}

/**
 * `False`, `0`, `'r'`: a constant as it is written, with single quotes; of one with a name the last part, `WNOHANG` of
 * `os.WNOHANG`, however it is imported. Undefined for anything else.
 */
function findLiteral(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'integer':
      return expr.text;
    case 'string':
      return expr.value === undefined ? undefined : `'${expr.value}'`;
    case 'constant':
      if (expr.value === 'float') return expr.text;
      return expr.value === 'True' || expr.value === 'False' || expr.value === 'None' ? expr.value : undefined;
    case 'name':
      return isConstantName(expr.id) ? expr.id : undefined;
    case 'attribute':
      return isConstantName(expr.attr) ? expr.attr : undefined;
    case 'call': {
      const isWhole = expr.func.kind === 'attribute' && expr.args.length === 0 && expr.keywords.length === 0;
      return isWhole && wholeFileMethods.has(expr.func.attr) ? getText(expr) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether an argument, as matchers see it, is a constant with a name (`TIMEOUT`), of which the value is not known. */
export function isConstantName(written: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(written);
}

const wholeFileMethods: ReadonlySet<string> = new Set(['read', 'read_bytes', 'read_text']);

/** How an expression is written, as far as names go. */
export function getText(expr: Expr): string {
  switch (expr.kind) {
    case 'name':
      return expr.id;
    case 'attribute':
      return `${getText(expr.value)}.${expr.attr}`;
    case 'call':
      return `${getText(expr.func)}()`;
    case 'await':
      return `(await ${getText(expr.value)})`;
    case 'subscript':
      return `${getText(expr.value)}[${getText(expr.index)}]`;
    case 'lambda':
      return 'lambda';
    case 'integer':
      return expr.text;
    case 'string':
      return expr.value === undefined ? '…' : `'${expr.value}'`;
    default:
      return '…';
  }
}

/** Where an expression stands, as far as summaries tell; empty at the start of the file for what has no place. */
export function getPlace(expr: Expr, module: ModuleEntity): { readonly start: number; readonly end: number } {
  switch (expr.kind) {
    case 'call':
      return { start: expr.start, end: expr.end };
    case 'name':
      return { start: expr.start, end: expr.start + expr.id.length };
    case 'attribute': {
      const { start, end } = getPlace(expr.value, module);
      return { start: end === 0 ? expr.start : start, end: expr.start + expr.attr.length };
    }
    case 'await':
    case 'subscript':
    case 'star':
      return getPlace(expr.value, module);
    case 'lambda': {
      const { start } = module.getScope(expr.scope);
      return { start, end: start + 'lambda'.length };
    }
    case 'comprehension': {
      const { start } = module.getScope(expr.scope);
      return { start, end: start + 1 };
    }
    default:
      return { start: 0, end: 0 };
  }
}
