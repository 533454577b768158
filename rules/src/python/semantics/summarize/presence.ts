import type * as ast from '../../syntax/nodes.js';
import { isConstant, isNamed } from '../../syntax/predicates.js';
import type { Parameter } from '../summary.js';
import type { Expr } from '../summary-expressions.js';

/** What a test says of a parameter that may be left out: that it is given, or that it is not. */
export interface Presence {
  readonly name: string;
  readonly isGiven: boolean;
}

/** The names of the parameters that are `None` when they are left out: `func=None`. */
export function getOptionalNames(parameters: readonly Parameter[]): readonly string[] {
  return parameters.flatMap(({ name, default: value }) =>
    value?.kind === 'constant' && value.value === 'None' ? [name] : [],
  );
}

/** What a test asks of one of these parameters: `if func:`, `if func is None:`, `if callable(func):`. */
export function findPresence(test: ast.Expression, names: readonly string[]): Presence | undefined {
  if (names.length === 0) return undefined;
  switch (test.type) {
    case 'Name':
      return names.includes(test.id) ? { name: test.id, isGiven: true } : undefined;
    case 'UnaryOp': {
      const asked = test.op === 'Not' ? findPresence(test.operand, names) : undefined;
      return asked && toOpposite(asked);
    }
    case 'Compare': {
      const [op] = test.ops;
      const [right, ...more] = test.comparators;
      if (more.length > 0 || !isConstant(right, 'None')) return undefined;
      const asked = op === 'Is' || op === 'IsNot' ? findPresence(test.left, names) : undefined;
      return asked && op === 'Is' ? toOpposite(asked) : asked;
    }
    case 'Call': {
      const [subject] = test.args;
      return isNamed(test.func, 'callable') && subject?.type === 'Name' ? findPresence(subject, names) : undefined;
    }
    default:
      return undefined;
  }
}

/** The opposite: given for left out. */
export function toOpposite({ name, isGiven }: Presence): Presence {
  return { name, isGiven: !isGiven };
}

/** What is known of the parameters where a test holds, too; the same list where that says nothing new. */
export function addPresence(presences: readonly Presence[], added: Presence | undefined): readonly Presence[] {
  const isKnown = presences.some(({ name, isGiven }) => name === added?.name && isGiven === added.isGiven);
  return added === undefined || isKnown ? presences : [...presences, added];
}

/** A value that a function returns only where all this holds. */
export function toReturned(value: Expr, presences: readonly Presence[]): Expr {
  return presences.reduce<Expr>((inner, presence) => ({ kind: 'given', ...presence, value: inner }), value);
}

/** The value itself of what is returned. */
export function getReturnedValue(returned: Expr): Expr {
  return returned.kind === 'given' ? getReturnedValue(returned.value) : returned;
}
