import { createForLanguages, createRule } from '../../rule.js';
import { checkJavaScript } from './javascript.js';
import { javascriptMessages, type JavaScriptMessageIds } from './javascript/messages.js';
import { pythonMessages, type PythonMessageIds } from './python/messages.js';
import { type RuleOptions } from './options.js';
import { checkPython } from './python.js';

type MessageIds = JavaScriptMessageIds | PythonMessageIds;

export default createRule<readonly [RuleOptions], MessageIds>({
  name: 'no-swallowed-cancellation',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handlers that drop a cancellation, and resources that a cancellation leaks',
      presets: ['recommended', 'strict'],
      strict: { awaitInCleanup: true },
    },
    languages: ['js/js', 'async-pitfalls/python'],
    hasSuggestions: true,
    messages: { ...pythonMessages, ...javascriptMessages },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unprotectedRelease: {
            type: 'boolean',
            description:
              'Whether to report a resource that leaks when an await between its start and its release is cancelled.',
          },
          awaitInCleanup: {
            type: 'boolean',
            description:
              'Python: whether to report an unprotected `await` in `finally` or in a handler of a cancellation.',
          },
          passSignal: {
            type: 'boolean',
            description: 'TypeScript: whether to report a function that receives a signal and does not pass it on.',
          },
        },
      },
    ],
    defaultOptions: [{ unprotectedRelease: true, awaitInCleanup: false, passSignal: true }],
  },
  create: createForLanguages<MessageIds, readonly [RuleOptions]>({
    python: checkPython,
    javascript: checkJavaScript,
  }),
});
