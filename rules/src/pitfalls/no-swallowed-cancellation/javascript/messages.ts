import type { RuleContext } from '../../../rule.js';

/** Messages of findings in TypeScript and JavaScript. */
export const javascriptMessages = {
  droppedAbort:
    'This handler also catches the abort of `{{operation}}` and goes on: whoever aborts `{{signal}}` cannot stop this function. Rethrow the error when `{{check}}`.',
  droppedAbortByCatch:
    'This `.{{method}}` also handles the abort of `{{operation}}` and gives a value instead: whoever aborts `{{signal}}` cannot stop this function. Rethrow the error when `{{check}}`.',
  signalNotPassed:
    '`{{operation}}` could be aborted but does not get `{{signal}}`: it goes on, and this function waits for it, after the caller has aborted. Pass the signal on.',
  exitInFinally:
    '`{{jump}}` in `finally` drops the error that is on its way, an abort of what is awaited above included. Leave `finally` at its end.',
  unreleased:
    '`{{release}}` does not run when what is awaited before it fails or is aborted: `{{resource}}` leaks. Release it in `finally`.',
  rethrowAborted: 'Rethrow when `{{check}}`',
  passSignal: 'Pass `{{signal}}` on',
  releaseInFinally: 'Release it in `finally`',
} as const;

export type JavaScriptMessageIds = keyof typeof javascriptMessages;

/** What ESLint, or our host, hands to the rule for one file. */
export type Context = RuleContext<JavaScriptMessageIds>;
