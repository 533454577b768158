import type { RuleContext } from '../../../rule.js';

/** Messages of findings in TypeScript and JavaScript. */
export const javascriptMessages = {
  asyncExecutor:
    'An error thrown in this async executor does not reject the new promise, which stays pending for ever. Do the work in an async function, and await it there.',
  needlessAsyncExecutor:
    'This async executor awaits nothing, and what it throws does not reject the new promise, which stays pending for ever. Remove `async`.',
  promiseInPromise:
    'This builds a promise around one that exists, which is easily left pending or without its error. Return or await the inner promise itself.',
  nestedLoop:
    '`{{call}}` waits on the thread that has to do the work: in asynchronous code it starves or deadlocks the event loop. Await the asynchronous form.',
  nestedLoopThrough:
    '`{{call}}` waits on the thread that has to do the work: it calls `{{target}}`{{through}}. Make the chain asynchronous and await it.',
  nestedEffect:
    '`{{call}}` starts a second Effect runtime inside an Effect: interruption, context and errors do not cross it. Yield the effect instead.',
  nestedEffectThrough:
    '`{{call}}` starts a second Effect runtime inside an Effect: it calls `{{target}}`{{through}}. Return the effect and yield it instead.',
  nestedSubscribe:
    'A subscription inside a subscription is not ended with the outer one, and its errors are lost. Use `switchMap`, `mergeMap` or `concatMap`.',
  nestedLimiter:
    '`{{call}}` waits for a slot while its caller holds one of the same limiter: when all are taken, everything waits for ever. Limit only the inner calls.',
  nestedLimiterThrough:
    '`{{call}}` waits for a slot of `{{limiter}}` while its caller holds one: when all are taken, everything waits for ever. Limit only the inner calls.',
  dropAsync: 'Remove `async`',
  useInnerPromise: 'Use the inner promise itself',
} as const;

export type JavaScriptMessageIds = keyof typeof javascriptMessages;

/** What ESLint, or our host, hands to the rule for one file. */
export type Context = RuleContext<JavaScriptMessageIds>;
