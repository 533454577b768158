import { createForLanguages, createRule } from '../../rule.js';
import { depthSchema } from '../depth-option.js';
import { checkJavaScript } from './javascript.js';
import { javascriptMessages, type JavaScriptMessageIds } from './javascript/messages.js';
import { pythonMessages, type PythonMessageIds } from './python/messages.js';
import { defaultOptions, groups, type RuleOptions } from './options.js';
import { checkPython } from './python.js';

type MessageIds = JavaScriptMessageIds | PythonMessageIds;

export default createRule<readonly [RuleOptions], MessageIds>({
  name: 'no-blocking-call',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow blocking calls in asynchronous code, also through synchronous functions',
      presets: ['recommended', 'strict'],
      strict: { groups: { file: true, syncFile: true } },
    },
    languages: ['js/js', 'async-pitfalls/python'],
    fixable: 'code',
    hasSuggestions: true,
    messages: { ...pythonMessages, ...javascriptMessages },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          groups: {
            type: 'object',
            additionalProperties: false,
            description: 'Which kinds of calls count as blocking.',
            properties: Object.fromEntries(groups.map((group) => [group, { type: 'boolean' as const }])),
          },
          depth: depthSchema,
          allow: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Qualified names of functions that are fine to call in asynchronous code.',
          },
        },
      },
    ],
    defaultOptions: [defaultOptions],
  },
  create: createForLanguages<MessageIds, readonly [RuleOptions]>({
    python: checkPython,
    javascript: checkJavaScript,
  }),
});
