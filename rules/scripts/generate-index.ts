import { getRuleNames, toIdentifier } from './rule-folders.js';

/** The module that imports every rule: folders in `src/pitfalls` with a `rule.ts`. */
export function createIndex(): string {
  const names = getRuleNames();
  return [
    '// Written by `npm run generate`; do not edit.',
    ...names.map((name) => `import ${toIdentifier(name)} from './${name}/rule.js';`),
    '',
    '/** All rules by name. */',
    'export const rules = {',
    ...names.map((name) => `  '${name}': ${toIdentifier(name)},`),
    '};',
    '',
  ].join('\n');
}
