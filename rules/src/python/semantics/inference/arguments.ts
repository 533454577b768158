import type { Env, FunctionEntity } from '../entities.js';
import type { Parameter } from '../summary.js';
import type { CallExpr, Expr } from '../summary-expressions.js';
import { type FunctionType, type Type, unknown } from '../types.js';
import { evaluate } from './expressions.js';
import { getMember } from './members.js';

/** One argument of a call; its type is computed when it is asked for. */
export interface Argument {
  /** Of a keyword argument; `**` for `**mapping`. */
  readonly name?: string;
  readonly isStar: boolean;
  getType(): Type;
}

/** What a function is called with, as far as types go. */
export interface Arguments {
  readonly items: readonly Argument[];
  /** Whether the body of the callee is worth following with these arguments: it decorates a function. */
  readonly isDecorating?: boolean;
}

/** Positional arguments of these types. */
export function toArguments(types: readonly Type[], isDecorating = false): Arguments {
  return { items: types.map((type) => ({ isStar: false, getType: () => type })), isDecorating };
}

/** The arguments of a call in the text. */
export function getArguments(expr: CallExpr, env: Env, isDecorating = false): Arguments {
  if (expr.args.length === 0 && expr.keywords.length === 0) return noArguments;
  return new WrittenArguments(expr, env, isDecorating);
}

/** Looked at only when they are asked for: what most functions give depends on none of them. */
class WrittenArguments implements Arguments {
  private all: readonly Argument[] | undefined;

  constructor(
    private readonly expr: CallExpr,
    private readonly env: Env,
    readonly isDecorating: boolean,
  ) {}

  get items(): readonly Argument[] {
    return (this.all ??= [
      ...this.expr.args.map((arg) => this.toArgument(arg)),
      ...this.expr.keywords.map((keyword) => this.toArgument(keyword.value, keyword.name)),
    ]);
  }

  private toArgument(value: Expr, name?: string): Argument {
    let type: Type | undefined;
    const isStar = value.kind === 'star' || name === '**';
    return { name, isStar, getType: () => (type ??= isStar ? unknown : evaluate(value, this.env)) };
  }
}

const noArguments: Arguments = { items: [] };

/** The parameters that arguments are matched with: without the one that a bound method fills itself. */
export function getOpenParameters(fn: FunctionEntity, callee: FunctionType): readonly Parameter[] {
  return callee.self === undefined ? fn.scope.parameters : fn.otherParameters;
}

const noPairs: readonly (readonly [Parameter, Argument])[] = [];

/** Pairs arguments with the parameters they fill, as a call does; whatever does not fit is left out. */
export function matchArguments(
  parameters: readonly Parameter[],
  args: Arguments,
): readonly (readonly [Parameter, Argument])[] {
  if (args.items.length === 0) return noPairs;
  const pairs: (readonly [Parameter, Argument])[] = [];
  let position = 0;
  for (const arg of args.items) {
    // Behind `*args` nobody knows which is filled.
    if (arg.isStar) position = parameters.length;
    else {
      const parameter =
        arg.name === undefined ? findPositional(parameters, position++) : findNamed(parameters, arg.name);
      if (parameter !== undefined) pairs.push([parameter, arg]);
    }
  }
  return pairs;
}

function findPositional(parameters: readonly Parameter[], position: number): Parameter | undefined {
  const parameter = parameters[position];
  const isFilled = parameter?.kind === 'positional' || parameter?.kind === 'normal';
  return isFilled ? parameter : parameters.find(({ kind }) => kind === 'rest');
}

function findNamed(parameters: readonly Parameter[], wanted: string): Parameter | undefined {
  const named = parameters.find(({ name, kind }) => name === wanted && kind !== 'rest' && kind !== 'positional');
  return named ?? parameters.find(({ kind }) => kind === 'keywords');
}

/** The function whose parameters the arguments fill: of a class its `__init__`, of what a decorator gives mostly the one it was given. */
export function findCalled(type: Type): FunctionType | undefined {
  if (type.kind === 'function') return type;
  if (type.kind === 'callable') return type.signature?.kind === 'function' ? type.signature : undefined;
  if (type.kind !== 'class') return undefined;
  const constructor = getMember(type.class.instance, '__init__');
  return constructor.kind === 'function' ? constructor : undefined;
}

/**
 * The parameter that an argument of a call fills.
 * @param index its position among the arguments, keyword arguments behind the others
 */
export function findFilled(parameters: readonly Parameter[], expr: CallExpr, index: number): Parameter | undefined {
  const keyword = expr.keywords[index - expr.args.length];
  if (keyword !== undefined) return keyword.name === '**' ? undefined : findNamed(parameters, keyword.name);
  const star = expr.args.findIndex(({ kind }) => kind === 'star');
  if (star === index || index >= expr.args.length) return undefined;
  return findPositional(parameters, 0 <= star && star < index ? parameters.length : index);
}
