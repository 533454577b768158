/** Messages of findings in Python. */
export const pythonMessages = {
  droppedCoroutine: '`{{call}}` is not awaited: {{consequence}}. Add `await`.',
  droppedWithoutLoop:
    '`{{call}}` is not awaited: {{consequence}}. No event loop runs here: run it with `asyncio.run()`.',
  droppedInCallback:
    '`{{call}}` is not awaited: {{consequence}}. The event loop calls this function, which cannot await it: start a task.',
  droppedCoroutines: 'The coroutines of `{{call}}` are dropped, so none of them ever runs. Await each of them.',
  droppedAsyncGenerator:
    '`{{call}}` is an asynchronous generator: without `async for` its body never runs. Iterate over it with `async for`.',
  awaitedGenerator:
    '`{{call}}` is an asynchronous generator, which cannot be awaited: this raises a TypeError. Iterate over it with `async for`.',
  storedNeverAwaited: '`{{variable}}` holds {{kind}} that is never awaited: {{consequence}}. Await `{{call}}`.',
  storedNotOnEveryPath:
    'The coroutine in `{{variable}}` is not awaited on every path: where it is not, it never runs. Await it there too, or create it only where it is awaited.',
  storedUsedAsValue: '`{{variable}}` holds {{kind}} from `{{call}}`, not its result: {{consequence}}. Await the call.',
  coroutineAsValue: '`{{call}}` gives {{kind}} here, not its result: {{consequence}}. Await it.',
  coroutineAsArgument: '`{{call}}` gives {{kind}}, not its result, and `{{callee}}` takes a value{{place}}. Await it.',
  coroutineHanded:
    '`{{call}}` gives {{kind}}, not its result, and `{{callee}}` does not await `{{parameter}}`: {{consequence}}. Await it.',
  coroutineAsCondition: '`{{call}}` gives {{kind}}, which is always true, so that nothing is checked. Await it.',
  plainWith:
    '`{{call}}` is an asynchronous context manager: entering it with a plain `with` raises a TypeError. Use `async with`.',
  asyncWithOnPlain:
    '`{{call}}` is a plain context manager: entering it with `async with` raises a TypeError. Use `with`.',
  plainFor: '`{{call}}` is iterated asynchronously: a plain `for` raises a TypeError. Use `async for`.',
  plainConsumer:
    '`{{call}}` is iterated asynchronously: `{{consumer}}` raises a TypeError. Collect it with `async for` first.',
  plainUnpacking:
    '`{{call}}` is iterated asynchronously: unpacking it raises a TypeError. Collect it with `async for` first.',
  plainEntering:
    '`{{call}}` is an asynchronous context manager: `enter_context()` raises a TypeError. Await `enter_async_context()` of an `AsyncExitStack`.',
  bareCoroutineInWait:
    '`asyncio.wait()` does not take coroutines: since Python 3.11 it raises a TypeError for `{{call}}`. Wrap it in `asyncio.create_task()`.',
  collectionInGather:
    '`asyncio.gather()` takes each awaitable as an argument of its own: for a collection of them, as of `{{call}}`, it raises a TypeError. Spread it with `*`.',
  coroutineCallback:
    '{{receiver}} calls `{{call}}` and drops the coroutine it returns, so its body never runs. Hand over a plain function, or start a task.',
  coroutineRegistered:
    '{{receiver}} calls `{{call}}` and does not await the coroutine it returns, so its body never runs. Register a plain function that runs it with `asyncio.run()`.',
  coroutineTest:
    '`{{owner}}` calls `{{method}}()` and drops the coroutine it returns: the test passes, and its body never runs. Inherit from `unittest.IsolatedAsyncioTestCase`.',
  coroutineInTestCase:
    '`{{owner}}` calls `{{method}}()` and drops the coroutine it returns, so its body never runs. Use what `unittest.IsolatedAsyncioTestCase` awaits: `asyncSetUp()`, `asyncTearDown()`.',
  coroutineInThread:
    '{{receiver}} calls `{{call}}` in another {{place}}, where it only creates a coroutine and its body never runs. Await it on the event loop, or hand over a plain function that runs it with `asyncio.run()`.',
  coroutineForThread:
    '`{{callee}}` runs a plain function in another thread, and gets the coroutine of `{{call}}` instead, which never runs. Await it on the event loop.',
  coroutineForCallback:
    '`{{callee}}` calls what it is given later on, and gets the coroutine of `{{call}}` instead, which never runs. Start a task.',
  coroutineForFunction:
    '`{{callee}}` calls what it is given, and gets the coroutine of `{{call}}` instead, which never runs. Hand over the function and its arguments.',
  uncalledFunction:
    '`{{callee}}` takes a coroutine, and `{{function}}` is a coroutine function: this raises an error. Call it.',
  coroutineKey:
    '{{receiver}} gets a coroutine from `{{call}}` instead of a value, and the coroutine never runs. Await the values first.',
  asyncSpecialMethod:
    '`{{call}}` calls `{{method}}`, which is a coroutine function here: Python drops the coroutine, and it never runs. Give it a name of its own, and await that.',
  returnedTooEarly: '`{{call}}` is returned without `await`, so it runs only after {{block}}. Await it here.',
  returnedAsResult:
    '`{{call}}` is returned without `await`: awaiting `{{function}}()` gives {{kind}}, not the `{{result}}` that it declares. Await it here.',
  coroutineInResult:
    '`{{call}}` is not awaited: `{{function}}()` gives {{kind}} in place of a value of the `{{result}}` that it declares. Await it here.',
  coroutineAgain:
    'Awaiting `{{call}}` gives a coroutine again: {{consequence}}. `{{function}}()` returns it without `await`: await it there.',
  addAwait: 'Add `await`',
  makeAsync: 'Make `{{name}}` async and add `await`',
  runWithAsyncio: 'Run it with `asyncio.run()`',
  scheduleTask: 'Schedule with `asyncio.create_task()` and keep the task',
  useAsyncWith: 'Use `async with`',
  usePlainWith: 'Use `with`',
  useAsyncFor: 'Use `async for`',
  useAsyncContext: 'Await `enter_async_context()`',
  collectAsync: 'Collect it with an asynchronous comprehension',
  unpack: 'Unpack it with `*`',
  wrapInTasks: 'Wrap in `asyncio.create_task()`',
  handOver: 'Hand over the function and its arguments',
  callFunction: 'Call the function',
  callDirectly: 'Await `{{call}}` directly',
  useAsyncTestCase: 'Inherit from `unittest.IsolatedAsyncioTestCase`',
  renameToHook: 'Rename to `{{hook}}`, which is awaited',
  startTaskInCallback: 'Start a task in the callback',
} as const;

export type PythonMessageIds = keyof typeof pythonMessages;
