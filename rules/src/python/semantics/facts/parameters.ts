import type { Location } from '../../../project/location.js';
import type { ClassEntity, Env, FunctionEntity, ModuleEntity } from '../entities.js';
import { type Argument, getOpenParameters, matchArguments } from '../inference/arguments.js';
import { evaluateParameterAnnotation, getFunctionEnv } from '../inference/calls.js';
import { getAncestors, isProtocol } from '../inference/classes.js';
import { evaluate } from '../inference/expressions.js';
import { getAncestorSubstitution, isGeneric, substitute } from '../inference/generics.js';
import { getMember } from '../inference/members.js';
import type { AwaitableKind } from '../python-facts.js';
import type { Parameter } from '../summary.js';
import type { CallExpr } from '../summary-expressions.js';
import { type FunctionType, getMembers, type Type, unknown } from '../types.js';
import { evaluateField, type Field, findFields } from './fields.js';
import { getAwaitableKind } from './kinds.js';

/** The parameter that an argument of a call fills. */
export interface FilledParameter {
  /** Whose parameter it is; undefined for a field of a dataclass. */
  readonly fn: FunctionEntity | undefined;
  readonly module: ModuleEntity;
  readonly parameter: Parameter;
  /** What its annotation says of what it takes; undefined without annotation. */
  readonly kind: AwaitableKind | undefined;
}

/**
 * The parameter that an argument of a call fills, when there is no doubt which function is called and how.
 * @param index its position among the arguments, keyword arguments behind the others
 */
export function findFilledParameter(expr: CallExpr, index: number, env: Env): FilledParameter | undefined {
  const type = evaluate(expr.func, env);
  const fields = type.kind === 'class' ? findFieldsOfConstructor(type.class) : undefined;
  if (fields !== undefined) {
    const filled = findFilled(
      fields.map(({ parameter }) => parameter),
      expr,
      index,
    );
    const field = fields.find(({ parameter }) => parameter === filled);
    return (
      field && {
        fn: undefined,
        module: field.owner.module,
        parameter: field.parameter,
        kind: getTakenKind(evaluateField(field)),
      }
    );
  }
  const callee = findCalled(type);
  if (callee?.overloads !== undefined || callee === undefined) return undefined;
  const { fn, closure } = callee;
  const parameter = findFilled(getOpenParameters(fn, callee), expr, index);
  if (parameter === undefined) return undefined;
  if (parameter.annotation === undefined) return { fn, module: fn.module, parameter, kind: undefined };
  const declared = evaluateParameterAnnotation(parameter, getFunctionEnv(fn, closure));
  return { fn, module: fn.module, parameter, kind: getTakenKind(specializeForReceiver(declared, callee)) };
}

/**
 * What a parameter of a method takes of this very object: `append` of a `list[str]` takes text. A list of nothing but `None`
 * has places for anything.
 */
function specializeForReceiver(declared: Type, { self, fn: { owner } }: FunctionType): Type {
  if (self?.kind !== 'instance' || self.args === undefined || owner === undefined || !isGeneric(declared))
    return declared;
  if (self.args.some(({ kind }) => kind === 'none')) return declared;
  return substitute(declared, getAncestorSubstitution(self.class, self.args, owner));
}

function findFilled(parameters: readonly Parameter[], expr: CallExpr, index: number): Parameter | undefined {
  const items: readonly Argument[] = [
    ...expr.args.map((arg) => toArgument(arg.kind === 'star')),
    ...expr.keywords.map(({ name }) => toArgument(name === '**', name)),
  ];
  return matchArguments(parameters, { items }).find(([, item]) => item === items[index])?.[0];
}

/** The place of a parameter's name. */
export function getParameterLocation({ module, parameter }: FilledParameter): Location {
  return { path: module.path, start: parameter.start, end: parameter.start + parameter.name.length };
}

/** The fields that a constructor takes which the class does not write itself. */
function findFieldsOfConstructor(entity: ClassEntity): readonly Field[] | undefined {
  const isWritten = getAncestors(entity).some(
    ({ class: one }) =>
      one.module.origin === 'project' && (one.env.table.has('__init__') || one.env.table.has('__new__')),
  );
  return isWritten ? undefined : findFields(entity);
}

function toArgument(isStar: boolean, name?: string): Argument {
  return { isStar, name, getType: () => unknown };
}

/** The function whose parameters the arguments fill: of a class its `__init__`. */
function findCalled(type: Type): FunctionType | undefined {
  if (type.kind === 'function') return type;
  if (type.kind !== 'class') return undefined;
  const constructor = getMember(type.class.instance, '__init__');
  return constructor.kind === 'function' ? constructor : undefined;
}

/** Protocols of typeshed that a coroutine is none of. */
const plainProtocols: ReadonlySet<string> = new Set([
  'Iterable',
  'Iterator',
  'Sized',
  'Container',
  'Collection',
  'Buffer',
]);

/** What an annotation says of what is taken; any other protocol, like `Hashable`, may well take a coroutine. */
export function getTakenKind(type: Type): AwaitableKind {
  return getMembers(type).some(isOpenProtocol) ? 'unknown' : getAwaitableKind(type);
}

function isOpenProtocol(type: Type): boolean {
  if (type.kind !== 'instance' || !isProtocol(type.class)) return false;
  const { module, scope } = type.class;
  return module.origin !== 'library' || !plainProtocols.has(scope.name);
}
