import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { applyDefault } from '@typescript-eslint/utils/eslint-utils';
import { suggestName } from './nearest-name.js';
import { rules } from '../pitfalls/index.generated.js';

/** The name of a rule of ours, without prefix. */
export type RuleName = keyof typeof rules;

const validators = new Map<RuleName, ValidateFunction>();
let ajv: ReturnType<typeof Ajv> | undefined;

/** What is wrong with the options of a rule, one text for each mistake, in ESLint's words; empty when nothing is. */
export function findOptionsProblems(name: RuleName, options: readonly unknown[]): string[] {
  return findMistakes(name, options).map(describeAsEslint);
}

/**
 * What is wrong with the options of a rule, in words for who set them in a file or in an editor: which option, and what is
 * expected. One sentence for each mistake; empty when nothing is.
 */
export function findOptionsMistakes(name: RuleName, options: readonly unknown[]): string[] {
  const errors = findMistakes(name, options);
  return errors.flatMap((error) => {
    const { dataPath, keyword } = error;
    const isOfSeveralForms = errors.some((other) => other.keyword === 'oneOf' && other.dataPath === dataPath);
    if (!isOfSeveralForms) return [`${toKey(dataPath)}${describe(error)}`];
    // Each form complains of the value: of use is what the form says whose kind it has.
    const isOfForm = errors.some((other) => isWithinForm(other, error));
    if (keyword === 'oneOf') return isOfForm ? [] : [`${toKey(dataPath)}${describeForms(errors, error)}`];
    return keyword === 'type' ? [] : [`${toKey(dataPath)}${describe(error)}`];
  });
}

/** The option at a path of the validator, as a sentence about it begins; empty for all options together. */
function toKey(dataPath: string): string {
  const key = dataPath.replace(/^\[\d+\]\.?/u, '');
  return key === '' ? '' : `${key}: `;
}

/** Whether an error tells of more than that the value of an option with several forms is not of its kind. */
function isWithinForm({ dataPath, keyword }: ErrorObject, option: ErrorObject): boolean {
  if (dataPath === option.dataPath) return keyword !== 'oneOf' && keyword !== 'type';
  return dataPath.startsWith(option.dataPath);
}

/** What is expected of a value that can have several forms and has none. */
function describeForms(errors: readonly ErrorObject[], { dataPath, data }: ErrorObject): string {
  const expected = errors.flatMap((error) => (error.dataPath === dataPath ? findExpectedType(error) : []));
  return `expected ${expected.join(', or ')}, not ${JSON.stringify(data)}.`;
}

function findMistakes(name: RuleName, options: readonly unknown[]): readonly ErrorObject[] {
  if (options.length === 0) return [];
  let validate = validators.get(name);
  if (!validate) {
    ajv ??= new Ajv({ meta: false, validateSchema: false, verbose: true });
    const { schema } = rules[name].meta;
    const list = Array.isArray(schema) ? schema : [schema];
    validate = ajv.compile({ type: 'array', items: list, maxItems: list.length });
    validators.set(name, validate);
  }
  const defaults: readonly unknown[] = rules[name].meta.defaultOptions ?? [];
  const merged = [...applyDefault(defaults, options), ...options.slice(defaults.length)];
  if (validate(merged) === true) return [];
  return validate.errors ?? [];
}

/** Whether we have a rule of that name, given without prefix. */
export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(rules, name);
}

function describeAsEslint(error: ErrorObject): string {
  const problem = `Value ${JSON.stringify(error.data)} ${error.message ?? ''}.`;
  const unexpected = findUnexpected(error);
  if (!unexpected) return problem;
  const expected = unexpected.known.map((property) => `"${property}"`).join(', ');
  return `${problem}\n\t\tUnexpected property "${unexpected.name}". Expected properties: ${expected}.`;
}

function describe(error: ErrorObject): string {
  const unexpected = findUnexpected(error);
  if (unexpected?.known.length === 0) return 'the rule has no options.';
  if (unexpected) return `there is no option "${unexpected.name}". ${suggestName(unexpected.name, unexpected.known)}`;
  const { params, message = '' } = error;
  const value = JSON.stringify(error.data);
  const [type] = findExpectedType(error);
  if (type !== undefined) return `expected ${type}, not ${value}.`;
  if ('limit' in params && error.keyword === 'minimum') return `expected ${params.limit} or more, not ${value}.`;
  if (error.keyword === 'maxItems') return 'expected one table of options.';
  if (error.keyword === 'uniqueItems') return 'the same is there twice.';
  return `${value} ${message}.`;
}

/** The type that was expected, in words; empty when that is not the mistake. */
function findExpectedType({ keyword, params }: ErrorObject): string[] {
  if (keyword !== 'type' || !('type' in params) || typeof params.type !== 'string') return [];
  return [typeNames[params.type] ?? params.type];
}

/** Types of JSON schema in words. */
const typeNames: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a table of options',
  string: 'a string',
};

/** The option that no schema knows, when that is the mistake, and those that it does. */
function findUnexpected({ keyword, params, parentSchema }: ErrorObject): UnexpectedOption | undefined {
  if (keyword !== 'additionalProperties' || !('additionalProperty' in params) || !parentSchema) return undefined;
  const properties: unknown = 'properties' in parentSchema ? parentSchema.properties : undefined;
  const known = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return { name: params.additionalProperty, known };
}

interface UnexpectedOption {
  readonly name: string;
  readonly known: readonly string[];
}
