import { createForLanguages, createRule } from '../../rule.js';
import { checkJavaScript } from './javascript.js';
import { javascriptMessages, type JavaScriptMessageIds } from './javascript/messages.js';
import { pythonMessages, type PythonMessageIds } from './python/messages.js';
import { defaultOptions, type RuleOptions } from './options.js';
import { checkPython } from './python.js';

type MessageIds = JavaScriptMessageIds | PythonMessageIds;

export default createRule<readonly [RuleOptions], MessageIds>({
  name: 'no-unbounded-fan-out',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow starting one concurrent operation for each element of something arbitrarily long',
      presets: ['recommended', 'strict'],
    },
    languages: ['js/js', 'async-pitfalls/python'],
    hasSuggestions: true,
    messages: { ...pythonMessages, ...javascriptMessages },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          max: {
            type: 'integer',
            minimum: 1,
            description: 'The largest constant number of concurrent operations that counts as bounded.',
          },
          limit: {
            type: 'integer',
            minimum: 1,
            description: 'How many operations at once the suggested code allows.',
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
