import { createForLanguages, createRule } from '../../rule.js';
import { messages, type MessageIds } from './messages.js';
import { checkPython } from './python.js';

type RuleOptions = Readonly<Record<string, never>>;

export default createRule<readonly [RuleOptions], MessageIds>({
  name: 'no-deprecated-event-loop-access',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow deprecated and removed ways to reach the event loop',
      presets: ['recommended', 'strict'],
    },
    fixable: 'code',
    languages: ['async-pitfalls/python'],
    hasSuggestions: true,
    messages,
    schema: [{ type: 'object', additionalProperties: false, properties: {} }],
    defaultOptions: [{}],
  },
  create: createForLanguages<MessageIds, readonly [RuleOptions]>({ python: checkPython }),
});
