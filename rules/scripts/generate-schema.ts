import { rules } from '../src/pitfalls/index.generated.js';

const severity = { enum: ['off', 'warn', 'error'] };

/** JSON schema of rule settings (`{ "no-blocking-call": ["error", { … }] }`), for editors that complete settings. */
export function createSchema(): string {
  const properties = Object.fromEntries(
    Object.entries(rules).map(([name, { meta }]) => {
      const options: readonly unknown[] = Array.isArray(meta.schema) ? meta.schema : [meta.schema];
      const withOptions = { type: 'array', items: [severity, ...options], minItems: 1, additionalItems: false };
      return [name, { description: meta.docs?.description, oneOf: [severity, withOptions] }];
    }),
  );
  return JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rules of async-pitfalls',
    type: 'object',
    properties,
    additionalProperties: false,
  });
}
