import { createForLanguages, createRule } from '../../rule.js';
import { messages, type MessageIds } from './messages.js';
import type { RuleOptions } from './options.js';
import { checkPython } from './python.js';

export default createRule<readonly [RuleOptions], MessageIds>({
  name: 'no-dangling-task',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow tasks that nothing keeps a reference to',
      presets: ['recommended', 'strict'],
    },
    languages: ['async-pitfalls/python'],
    hasSuggestions: true,
    messages,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          taskStarters: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Further functions, by dotted name, whose task has to be kept by whoever calls them.',
          },
        },
      },
    ],
    defaultOptions: [{ taskStarters: [] }],
  },
  create: createForLanguages<MessageIds, readonly [RuleOptions]>({ python: checkPython }),
});
