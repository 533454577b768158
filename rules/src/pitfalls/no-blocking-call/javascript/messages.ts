import type { RuleContext } from '../../../rule.js';

/** Messages of findings in TypeScript and JavaScript. `remedy` is what to do instead, by the kind of call. */
export const javascriptMessages = {
  syncCall:
    '`{{call}}` blocks the event loop: no other request, timer or promise gets a turn until it returns. {{remedy}}',
  syncCallThrough: '`{{call}}` blocks the event loop: it calls `{{target}}`{{through}}. {{remedy}}',
  syncBusyWait:
    'This loop only watches the clock: it blocks the event loop and burns a processor until the time is up. Use `await setTimeout(ms)` of `node:timers/promises`.',
  syncEndlessWait:
    'This loop never ends once it waits: while it runs, no other code gets a turn to change what it looks at. Await a promise instead.',
  useAsynchronousTwin: 'Use `await {{twin}}(…)`',
} as const;

export type JavaScriptMessageIds = keyof typeof javascriptMessages;

/** What ESLint, or our host, hands to the rule for one file. */
export type Context = RuleContext<JavaScriptMessageIds>;
