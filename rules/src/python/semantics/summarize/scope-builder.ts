import type { Binding, Event, FunctionScope, Narrowing, ScopeSummary, TypeParameter } from '../summary.js';
import {
  type Expr,
  findLastName,
  isWrittenAsAny,
  isWrittenAsAwaitable,
  type ScopeIndex,
} from '../summary-expressions.js';
import { getReturnedValue } from './presence.js';

const empty: readonly never[] = [];

/** What is known of a scope while its part of the tree is being walked. */
export class ScopeBuilder {
  readonly bindings: Binding[] = [];
  readonly narrowings: Narrowing[] = [];
  readonly loops: number[] = [];
  readonly events: Event[] = [];
  readonly returned: Expr[] = [];
  readonly yielded: Expr[] = [];
  readonly globals: string[] = [];
  readonly nonlocals: string[] = [];
  isGenerator = false;
  hasRaise = false;

  constructor(
    readonly index: ScopeIndex,
    readonly kind: ScopeSummary['kind'],
    readonly parent: ScopeBuilder | undefined,
    readonly start: number,
  ) {}

  get isFunction(): boolean {
    return this.kind === 'function' || this.kind === 'lambda';
  }

  toModule(): ScopeSummary {
    return { kind: 'module', ...this.toBase(), events: trim(this.events) };
  }

  toComprehension(): ScopeSummary {
    return { kind: 'comprehension', ...this.toBase() };
  }

  toClass(header: ClassHeader): ScopeSummary {
    return { kind: 'class', ...header, ...this.toBase() };
  }

  // The fields are written out: functions are many.
  toFunction(header: FunctionHeader): FunctionScope {
    const { returns } = header;
    const isInferred = returns === undefined;
    const isDoubtful = returns !== undefined && !header.isAsync && this.mayGiveAnother(returns);
    return {
      kind: this.kind === 'lambda' ? 'lambda' : 'function',
      parent: this.parent?.index ?? -1,
      start: this.start,
      bindings: trim(this.bindings),
      narrowings: trimOrNone(this.narrowings),
      loops: trimOrNone(this.loops),
      typeParameters: header.typeParameters,
      name: header.name,
      nameStart: header.nameStart,
      isAsync: header.isAsync,
      isGenerator: this.isGenerator,
      parameters: header.parameters,
      decorators: header.decorators,
      returns,
      returned: isInferred || isDoubtful || this.givesOwnFunction() ? trimOrNone(this.returned) : undefined,
      yielded: isInferred ? trimOrNone(this.yielded) : undefined,
      fallsThrough: header.fallsThrough,
      isEmpty: header.isEmpty,
      isUnimplemented: header.isUnimplemented,
      hasRaise: this.hasRaise ? true : undefined,
      neverReturns: header.neverReturns,
      givesPieces: header.givesPieces,
      isMarkedNonBlocking: header.isMarkedNonBlocking,
      globals: trimOrNone(this.globals),
      events: trim(this.events),
    };
  }

  /** Whether the body tells more than the annotation: about an awaitable, or what a wrapper gives that declares `Any`. */
  private mayGiveAnother(returns: Expr): boolean {
    return isWrittenAsAwaitable(returns) || (this.parent?.kind === 'function' && isWrittenAsAny(returns));
  }

  /** As decorators do. */
  private givesOwnFunction(): boolean {
    return this.returned.some((expr) => {
      const value = withoutCast(getReturnedValue(expr));
      return value?.kind === 'name' && this.bindings.some(({ kind, name }) => kind === 'function' && name === value.id);
    });
  }

  private toBase() {
    return {
      parent: this.parent?.index ?? -1,
      start: this.start,
      bindings: trim(this.bindings),
      narrowings: trimOrNone(this.narrowings),
      loops: trimOrNone(this.loops),
    };
  }
}

/** `value` of `cast(F, value)`. */
function withoutCast(expr: Expr): Expr | undefined {
  return expr.kind === 'call' && findLastName(expr.func) === 'cast' ? expr.args[1] : expr;
}

/** What the first line of a class says. */
export interface ClassHeader {
  readonly name: string;
  readonly nameStart: number;
  readonly bases: readonly Expr[];
  readonly metaclass: Expr | undefined;
  readonly decorators: readonly Expr[];
  readonly typeParameters?: readonly TypeParameter[];
}

/** What is known of a function before its body is looked at. */
export type FunctionHeader = Pick<
  FunctionScope,
  | 'name'
  | 'nameStart'
  | 'isAsync'
  | 'parameters'
  | 'decorators'
  | 'returns'
  | 'fallsThrough'
  | 'isEmpty'
  | 'isUnimplemented'
  | 'neverReturns'
  | 'givesPieces'
  | 'typeParameters'
  | 'isMarkedNonBlocking'
>;

/** One array for all that are empty; the others without room to grow. */
export function trim<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? empty : items.slice();
}

function trimOrNone<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items.slice();
}
