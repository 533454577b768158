/** Messages of findings in Python. `remedy` is what `getRemedy` in remedies.ts gives. */
export const pythonMessages = {
  blocking: '`{{call}}` blocks the event loop: no other task runs until it returns. {{remedy}}',
  blockingThrough: '`{{call}}` blocks the event loop: it calls `{{target}}`{{through}}. {{remedy}}',
  blockingCallback:
    '`{{call}}` blocks the event loop: the loop itself calls `{{callback}}`, so no task runs until it returns. {{remedy}}',
  blockingLock:
    'The thread lock `{{call}}` is held over an `await`: the next task that takes it blocks the event loop, and this one never gets to release it. Use `asyncio.Lock`.',
  blockingHeldLock:
    'Entering `with {{call}}` blocks the event loop while a thread holds that lock, and one does so during `{{target}}`. Take it in a worker thread (`asyncio.to_thread()`), or use `asyncio.Lock`.',
  blockingExit:
    'Leaving this `with` waits for the workers of `{{call}}` and blocks the event loop until they are done. Keep the executor outside, and `await` the work with `loop.run_in_executor()`.',
  blockingIteration: 'Iterating over `{{call}}` waits for each result and blocks the event loop. {{remedy}}',
  busyWait:
    'This loop only watches the clock: it blocks the event loop and burns a processor until the time is up. Use `await {{framework}}.sleep()`.',
  busyWaitForOthers:
    'This loop blocks the event loop until what it waits for has happened, and no other task can bring that about meanwhile. Await it instead: the task itself, or an event (`{{framework}}.Event`).',
  useAsyncFor: 'Use `async for`',
  awaitTwin: 'Await `{{twin}}()` instead',
  useAsyncClient: 'Use `{{twin}}`, and await what it does',
  awaitFuture: 'Await it with `asyncio.wrap_future()`',
  handOver: 'Hand over the function and its arguments',
  makePlain: 'Make `{{name}}` a plain function, which FastAPI runs in a worker thread',
  runInThread: 'Run it in a worker thread with `{{helper}}`',
} as const;

export type PythonMessageIds = keyof typeof pythonMessages;
