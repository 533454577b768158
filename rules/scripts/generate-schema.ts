import { tableKeys } from '../src/configuration/table-keys.js';
import { rules } from '../src/pitfalls/index.generated.js';

const draft = 'http://json-schema.org/draft-07/schema#';
const severity = { enum: ['off', 'warn', 'error'] };

/** JSON schema of rule settings (`{ "no-blocking-call": ["error", { … }] }`), for editors that complete settings. */
export function createSchema(): string {
  return JSON.stringify({ $schema: draft, title: 'Rules of async-pitfalls', ...createRules() });
}

/**
 * JSON schema of the table `[tool.async-pitfalls]` in a `pyproject.toml`, in the form that SchemaStore takes for a tool. The
 * extension does not contribute it (`tomlValidation`): Even Better TOML takes one schema a file, and one that an extension gives
 * before that of SchemaStore, so that people would lose all other tables.
 */
export function createTableSchema(): string {
  return JSON.stringify({
    $schema: draft,
    title: 'The table [tool.async-pitfalls] in a pyproject.toml',
    type: 'object',
    properties: { ...tableKeys, rules: { description: 'Settings of single rules.', ...createRules() } },
    additionalProperties: false,
  });
}

function createRules(): object {
  const properties = Object.fromEntries(
    Object.entries(rules).map(([name, { meta }]) => {
      const options: readonly unknown[] = Array.isArray(meta.schema) ? meta.schema : [meta.schema];
      const withOptions = { type: 'array', items: [severity, ...options], minItems: 1, additionalItems: false };
      return [name, { description: meta.docs?.description, oneOf: [severity, withOptions] }];
    }),
  );
  return { type: 'object', properties, additionalProperties: false };
}
