import type { ClassEntity } from '../../entities.js';
import { evaluateAnnotation, findReferenceName, findSpecialForm } from '../../inference/annotations.js';
import { getAncestors, getUnknownBases, isNamedTuple } from '../../inference/classes.js';
import { getAnnotated } from '../../inference/records.js';
import type { Parameter, ValueBinding } from '../../summary.js';
import { getDecoratorName, isConstant, type KeywordArgument } from '../../summary-expressions.js';
import { type Type, unknown } from '../../types.js';

/** A field of a class that makes a constructor of its fields, as the parameter that it is there. */
export interface Field {
  readonly parameter: Parameter;
  readonly owner: ClassEntity;
}

/** Decorators that make a constructor of the annotated names of a class. */
const decorators: ReadonlySet<string> = new Set([
  'dataclasses.dataclass',
  'attr.dataclass',
  ...['define', 'frozen', 'mutable'].flatMap((name) => [`attr.${name}`, `attrs.${name}`]),
]);

/** Those that do so with `auto_attribs=True` (https://www.attrs.org/en/stable/api-attr.html#attr.s). */
const olderDecorators: ReadonlySet<string> = new Set(['attr.s', 'attr.attrs', 'attr.attributes']);

/** Bases that do the same, for keyword arguments (https://docs.pydantic.dev/latest/concepts/models/). */
const models: ReadonlySet<string> = new Set(['pydantic.BaseModel', 'pydantic.main.BaseModel', 'sqlmodel.SQLModel']);

/**
 * The parameters of the constructor of a dataclass, named tuple or model, those of its bases first
 * (https://docs.python.org/3/library/dataclasses.html). Undefined for other classes, and where a base or an option says more
 * than is known.
 */
export function findFields(entity: ClassEntity): readonly Field[] | undefined {
  const unknownBases = getUnknownBases(entity);
  if (!unknownBases.every((name) => models.has(name))) return undefined;
  const isModel = unknownBases.length > 0;
  const fields = new Map<string, Field>();
  let isFound = false;
  for (const { class: one } of [...getAncestors(entity)].reverse()) {
    const decorator = findDecorator(one);
    if (decorator === undefined && !(isModel ? one.module.origin === 'project' : isNamedTuple(one))) continue;
    if (decorator !== undefined && !takesAnnotatedNames(decorator)) return undefined;
    isFound = true;
    for (const binding of getAnnotated(one)) {
      const parameter = toParameter(binding, one, isModel, decorator?.name.startsWith('attr') === true);
      if (parameter === undefined) fields.delete(binding.name);
      else fields.set(binding.name, { parameter, owner: one });
    }
  }
  const all = [...fields.values()];
  const isKeyword = ({ parameter }: Field): boolean => parameter.kind === 'keyword';
  // As in a signature, those by keyword stand behind all others.
  return isFound ? [...all.filter((field) => !isKeyword(field)), ...all.filter(isKeyword)] : undefined;
}

/** What a field takes, by its annotation. */
export function evaluateField({ parameter, owner }: Field): Type {
  return parameter.annotation === undefined ? unknown : evaluateAnnotation(parameter.annotation, owner.env);
}

function isAskingForAnnotated({ name, value }: KeywordArgument): boolean {
  return name === 'auto_attribs' && isConstant(value, 'True');
}

const optionsBesideFields: ReadonlySet<string> = new Set([
  ...['frozen', 'slots', 'eq', 'order', 'repr', 'hash', 'unsafe_hash', 'cmp', 'str', 'match_args', 'weakref_slot'],
]);

/** A decorator that makes a constructor, and how it is asked to. */
interface Decorator {
  readonly name: string;
  readonly options: readonly KeywordArgument[];
}

function findDecorator({ scope, env }: ClassEntity): Decorator | undefined {
  for (const decorator of scope.decorators) {
    const name = findReferenceName(getDecoratorName(decorator), env) ?? '';
    const options = decorator.kind === 'call' ? decorator.keywords : [];
    if (decorators.has(name) || olderDecorators.has(name)) return { name, options };
  }
  return undefined;
}

/** Whether the constructor takes the annotated names, in their order, and nothing else. */
function takesAnnotatedNames({ name, options }: Decorator): boolean {
  const isAsked = options.some(isAskingForAnnotated);
  return (
    (isAsked || !olderDecorators.has(name)) &&
    options.every((option) => optionsBesideFields.has(option.name) || isAskingForAnnotated(option))
  );
}

/** Undefined for what is no parameter: of the class itself, or computed (`field(init=False)`). */
function toParameter(
  { name, start, annotation, value }: ValueBinding,
  { env }: ClassEntity,
  isModel: boolean,
  isOfAttrs: boolean,
): Parameter | undefined {
  const form = annotation?.kind === 'subscript' ? annotation.value : annotation;
  if (form !== undefined && findSpecialForm(form, env) === 'ClassVar') return undefined;
  const options = value?.kind === 'call' ? value.keywords : [];
  const isOff = (option: string): boolean =>
    options.some((one) => one.name === option && isConstant(one.value, 'False'));
  if (isOff('init')) return undefined;
  const isKeyword = isModel || (options.some((one) => one.name === 'kw_only') && !isOff('kw_only'));
  // A converter takes what it likes.
  const isConverted = options.some((one) => one.name === 'converter');
  return {
    // https://www.attrs.org/en/stable/init.html#private-attributes-and-aliases
    name: isOfAttrs ? name.replace(/^_+/, '') : name,
    start,
    kind: isKeyword ? 'keyword' : 'normal',
    annotation: isConverted ? undefined : annotation,
  };
}
