import { createForLanguages, createRule } from '../../rule.js';
import { depthSchema } from '../depth-option.js';
import { checkJavaScript } from './javascript.js';
import { javascriptMessages, type JavaScriptMessageIds } from './javascript/messages.js';
import { pythonMessages, type PythonMessageIds } from './python/messages.js';
import type { RuleOptions } from './options.js';
import { checkPython } from './python.js';

type MessageIds = JavaScriptMessageIds | PythonMessageIds;

export default createRule<readonly [RuleOptions], MessageIds>({
  name: 'no-nested-run',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow starting an event loop inside a running one, also through synchronous functions',
      presets: ['recommended', 'strict'],
      strict: { nestAsyncio: true, heldLock: true },
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
          depth: depthSchema,
          nestAsyncio: {
            type: 'boolean',
            description: 'Python: whether to report `nest_asyncio.apply()` and the nested runs that it makes possible.',
          },
          heldLock: {
            type: 'boolean',
            description: 'Python: whether to report an asyncio lock or semaphore that is taken again while it is held.',
          },
        },
      },
    ],
    defaultOptions: [{ nestAsyncio: false, heldLock: false }],
  },
  create: createForLanguages<MessageIds, readonly [RuleOptions]>({
    python: checkPython,
    javascript: checkJavaScript,
  }),
});
