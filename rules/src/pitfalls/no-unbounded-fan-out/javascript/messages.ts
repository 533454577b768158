import type { RuleContext } from '../../../rule.js';

/** Messages of findings in TypeScript and JavaScript. */
export const javascriptMessages = {
  startsForEach:
    '`{{call}}` starts {{started}} for every element of `{{source}}` at once: a long one exhausts sockets, memory or the other side. Limit how many run at a time.',
  startsInLoop:
    'This starts {{started}} for every element of `{{source}}` and waits for none: a long one exhausts sockets, memory or the other side. Limit how many run at a time.',
  limitWithOwn: 'Let each wait for its turn with `{{limiter}}`',
  limitWithNumber: 'Run at most {{limit}} at a time',
  limitWithPackage: 'Run at most {{limit}} at a time, with `{{package}}`',
  limitWithChunks: 'Run at most {{limit}} at a time, in chunks',
} as const;

export type JavaScriptMessageIds = keyof typeof javascriptMessages;

/** What ESLint, or our host, hands to the rule for one file. */
export type Context = RuleContext<JavaScriptMessageIds>;
