import asyncPitfalls from 'eslint-plugin-async-pitfalls';
import { explanations } from 'eslint-plugin-async-pitfalls/engine';
import { isRecord } from './is-record.js';
import type { RuleInfo } from './runtime.js';

/** What the server tells about the rules, from the rules' own `meta` and pages. */
export function getRules(): readonly RuleInfo[] {
  return Object.entries(asyncPitfalls.rules ?? {}).map(([name, rule]) => {
    const docs: unknown = rule.meta?.docs;
    const { description, url } = isRecord(docs) ? docs : {};
    return {
      name,
      description: typeof description === 'string' ? description : '',
      explanation: explanations[name] ?? '',
      url: typeof url === 'string' ? url : '',
      isAboutDeprecation: name.startsWith('no-deprecated-'),
    };
  });
}
