import type {
  Binding,
  Event,
  Expr,
  FunctionScope,
  Narrowing,
  ScopeIndex,
  ScopeSummary,
  TypeParameter,
} from '../summary.js';

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
    return { kind: 'module', ...this.toBase(), events: orEmpty(this.events) };
  }

  toComprehension(): ScopeSummary {
    return { kind: 'comprehension', ...this.toBase() };
  }

  toClass(header: ClassHeader): ScopeSummary {
    return { kind: 'class', ...header, ...this.toBase() };
  }

  toFunction(header: FunctionHeader): ScopeSummary {
    const isInferred = header.returns === undefined;
    return {
      kind: this.kind === 'lambda' ? 'lambda' : 'function',
      ...header,
      ...this.toBase(),
      isGenerator: this.isGenerator,
      returned: isInferred ? orUndefined(this.returned) : undefined,
      yielded: isInferred ? orUndefined(this.yielded) : undefined,
      globals: orUndefined(this.globals),
      nonlocals: orUndefined(this.nonlocals),
      events: orEmpty(this.events),
    };
  }

  private toBase() {
    return {
      parent: this.parent?.index ?? -1,
      start: this.start,
      bindings: orEmpty(this.bindings),
      narrowings: orUndefined(this.narrowings),
      loops: orUndefined(this.loops),
    };
  }
}

export interface ClassHeader {
  readonly name: string;
  readonly nameStart: number;
  readonly bases: readonly Expr[];
  readonly keywords: readonly { readonly name: string; readonly value: Expr }[];
  readonly decorators: readonly Expr[];
  readonly typeParameters?: readonly TypeParameter[];
}

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
  | 'typeParameters'
  | 'isMarkedNonBlocking'
>;

/** One array for all that are empty; the others without room to grow. */
function orEmpty<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? empty : items.slice();
}

function orUndefined<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items.slice();
}
