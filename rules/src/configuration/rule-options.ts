import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { applyDefault } from '@typescript-eslint/utils/eslint-utils';
import { rules } from '../pitfalls/index.generated.js';

/** The name of a rule of ours, without prefix. */
export type RuleName = keyof typeof rules;

const validators = new Map<RuleName, ValidateFunction>();
let ajv: ReturnType<typeof Ajv> | undefined;

/** A mistake in the options of a rule. */
export interface OptionsMistake {
  /** Which option: `groups.sleep`; empty for all of them together. */
  readonly key: string;
  /** What is wrong, in ESLint's words. */
  readonly message: string;
}

/** What is wrong with the options of a rule, one text for each mistake, in ESLint's words; empty when nothing is. */
export function findOptionsProblems(name: RuleName, options: readonly unknown[]): string[] {
  return findOptionsMistakes(name, options).map(({ message }) => message);
}

/** The same, each with the option that it is in. */
export function findOptionsMistakes(name: RuleName, options: readonly unknown[]): OptionsMistake[] {
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
  return (validate.errors ?? []).map((error) => ({
    key: error.dataPath.replace(/^\[\d+\]\.?/u, ''),
    message: describe(error),
  }));
}

/** Whether we have a rule of that name, given without prefix. */
export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(rules, name);
}

function describe({ data, message = '', keyword, params, parentSchema }: ErrorObject): string {
  const problem = `Value ${JSON.stringify(data)} ${message}.`;
  if (keyword !== 'additionalProperties' || !('additionalProperty' in params) || !parentSchema) return problem;
  const properties: unknown = 'properties' in parentSchema ? parentSchema.properties : undefined;
  const known = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  const expected = known.map((property) => `"${property}"`).join(', ');
  return `${problem}\n\t\tUnexpected property "${params.additionalProperty}". Expected properties: ${expected}.`;
}
