import { createForLanguages, createRule } from '../../rule.js';
import { checkJavaScript } from './javascript.js';
import { javascriptMessages, type JavaScriptMessageIds } from './javascript/messages.js';
import { pythonMessages, type PythonMessageIds } from './python/messages.js';
import { callbackPlaces, defaultOptions, type RuleOptions } from './options.js';
import { checkPython } from './python.js';

type MessageIds = JavaScriptMessageIds | PythonMessageIds;

export default createRule<readonly [RuleOptions], MessageIds>({
  name: 'no-missing-await',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow coroutines and promises that nobody awaits',
      presets: ['recommended', 'strict'],
      strict: { checkRejectionWindow: true },
    },
    languages: ['js/js', 'async-pitfalls/python'],
    hasSuggestions: true,
    messages: { ...pythonMessages, ...javascriptMessages },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          allowVoid: {
            type: 'boolean',
            description: 'Whether `void` marks a promise as intentionally not awaited.',
          },
          allowCalls: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description:
              'Calls that may be left alone: `name`, `object.name`, or `module:name` for what is imported from a module.',
          },
          checkThenables: {
            type: 'boolean',
            description: 'Whether to report floating thenables that are no promises but can reject.',
          },
          checkCallbacks: {
            description: 'Whether to report asynchronous functions where the promise they return is dropped.',
            oneOf: [
              { type: 'boolean' },
              {
                type: 'object',
                additionalProperties: false,
                properties: Object.fromEntries(callbackPlaces.map((place) => [place, { type: 'boolean' as const }])),
              },
            ],
          },
          checkValues: {
            type: 'boolean',
            description: 'Whether to report promises that are used as the values they will give.',
          },
          checkExpressHandlers: {
            type: 'boolean',
            description:
              'Whether to report asynchronous request handlers of Express, of which version 4 drops the promise.',
          },
          checkRejectionWindow: {
            type: 'boolean',
            description: 'Whether to report promises created together and awaited one after the other.',
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
