import type { Span } from '../../../../project/text/span.js';
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

/** A name that stands where something of a summary does. */
export class NamePlace implements Span {
  constructor(
    private readonly at: { readonly start: number },
    private readonly length: number,
  ) {}

  get start(): number {
    return this.at.start;
  }

  get end(): number {
    return this.at.start + this.length;
  }
}

/** From where one place starts to where another ends. */
class JoinedPlace implements Span {
  constructor(
    private readonly first: Span,
    private readonly last: Span,
  ) {}

  get start(): number {
    return this.first.start;
  }

  get end(): number {
    return this.last.end;
  }
}

const noPlace: Span = { start: 0, end: 0 };

/** Where an expression stands, as far as summaries tell; empty at the start of the file for what has no place. */
export function getPlace(expr: Expr, module: ModuleEntity): Span {
  switch (expr.kind) {
    case 'call':
      return expr;
    case 'name':
      return new NamePlace(expr, expr.id.length);
    case 'attribute': {
      const attribute = new NamePlace(expr, expr.attr.length);
      const owner = getPlace(expr.value, module);
      return owner === noPlace ? attribute : new JoinedPlace(owner, attribute);
    }
    case 'await':
    case 'subscript':
    case 'star':
      return getPlace(expr.value, module);
    case 'lambda':
      return new NamePlace(module.getScope(expr.scope), 'lambda'.length);
    case 'comprehension':
      return new NamePlace(module.getScope(expr.scope), 1);
    default:
      return noPlace;
  }
}
