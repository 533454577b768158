/** Messages of findings in Python. */
export const pythonMessages = {
  swallowed: '`{{caught}}` also catches the cancellation of `{{awaited}}`, and this handler {{outcome}}. Re-raise it.',
  swallowedByName:
    'This handler catches the cancellation of `{{awaited}}` and {{outcome}}. Clean up, then re-raise it.',
  swallowedInLoop:
    'This handler catches the cancellation of `{{awaited}}` and the loop goes on: the task cannot be stopped, and a shutdown hangs. Re-raise it.',
  suppressed:
    '`{{caught}}` suppressed around `{{awaited}}` also drops the cancellation of this task, which then cannot be stopped. Let it pass.',
  jumpInFinally:
    '`{{jump}}` in `finally` drops whatever is on its way, the cancellation of `{{awaited}}` included: the task cannot be stopped. Leave `finally` at its end.',
  swallowedByExit:
    'Returning true here drops the exception that leaves the `async with`, cancellation included: the task cannot be stopped. Return true only for the exceptions that are meant to be dropped.',
  awaitInCleanup:
    'A cancellation can interrupt this `await` and leave the clean-up half done. Protect it with `{{shield}}`.',
  unprotectedRelease:
    '`{{release}}` does not run when `{{awaited}}` is cancelled or fails: `{{resource}}` leaks. Release it in `finally`, or use `{{manager}}`.',
  yieldInTimeout:
    'The time of `{{scope}}` goes on during this `yield`, and what it cancels then is the loop over this generator, outside of the block. Put the limit around the awaits alone, or around the loop.',
  yieldInGroup:
    'When a task of `{{scope}}` fails during this `yield`, the loop over this generator is cancelled, and its error is lost. Open `{{scope}}` around the loop, or make this an `@asynccontextmanager`.',
  addRaise: 'Add `raise` at the end of the handler',
  raiseInstead: 'Re-raise it instead of returning',
  splitHandler: 'Re-raise `{{cancelled}}` before this handler',
  narrowHandler: 'Catch `Exception` only',
  stopSuppressing: 'Let the cancellation pass',
  shield: 'Protect it from cancellation',
  wrapInTry: 'Release `{{resource}}` in `finally`',
} as const;

export type PythonMessageIds = keyof typeof pythonMessages;
