/** Messages of findings in Python. */
export const pythonMessages = {
  nestedRun:
    '`{{call}}` starts an event loop inside one that is running, which raises a RuntimeError. Await the coroutine instead.',
  nestedRunThrough:
    '`{{call}}` starts an event loop inside one that is running, which raises a RuntimeError: it calls `{{target}}`{{through}}. Make the chain asynchronous and await it.',
  nestedRunTwin:
    '`{{call}}` runs an event loop of its own, which raises an error where one is running already. Use `{{twin}}()` here.',
  nestedRunTwinThrough:
    '`{{call}}` runs an event loop of its own, which raises an error where one is running already: it calls `{{target}}`{{through}}. Make the chain asynchronous, with `{{twin}}()`.',
  nestedRunTwinPatched:
    '`{{call}}` runs an event loop of its own inside one that is running, which works by `nest_asyncio` at best. Use `{{twin}}()` here.',
  nestedRunTwinPatchedThrough:
    '`{{call}}` runs an event loop of its own inside one that is running, which works by `nest_asyncio` at best: it calls `{{target}}`{{through}}. Make the chain asynchronous, with `{{twin}}()`.',
  foreignRun:
    '`{{call}}` starts an event loop of another library in the thread of the one that is running, and blocks that one until it ends. Await in one of them only, or run the other in a thread of its own.',
  foreignRunThrough:
    '`{{call}}` starts an event loop of another library in the thread of the one that is running, and blocks that one until it ends: it calls `{{target}}`{{through}}. Run it in a thread of its own.',
  nestedRunNotebook:
    '`{{call}}` raises a RuntimeError in a notebook, because its event loop is running. Await the coroutine directly.',
  nestedRunNotebookThrough:
    '`{{call}}` raises a RuntimeError in a notebook, because its event loop is running: it calls `{{target}}`{{through}}. Make the chain asynchronous and await it.',
  nestedRunPatched:
    '`{{call}}` starts an event loop inside one that is running, which works by `nest_asyncio` alone. Await the coroutine instead.',
  nestedRunPatchedThrough:
    '`{{call}}` starts an event loop inside one that is running, which works by `nest_asyncio` alone: it calls `{{target}}`{{through}}. Make the chain asynchronous and await it.',
  waitsForOwnLoop:
    'This waits for a coroutine that can only run on the event loop this code is blocking: a deadlock. Await the coroutine instead.',
  nestAsyncio:
    '`nest_asyncio.apply()` patches the event loop so that nested runs do not fail: tasks starve and stacks grow instead. Await coroutines where they are needed.',
  heldLock: '`{{lock}}` is taken again while it is held (since line {{line}}): {{consequence}}.',
  heldLockThrough: '`{{call}}` takes `{{lock}}` again while it is held (since line {{line}}): {{consequence}}.',
  awaitTwin: 'Await `{{twin}}()` instead',
  makeAsync: 'Make `{{name}}` and its callers async, and await the coroutine',
} as const;

export type PythonMessageIds = keyof typeof pythonMessages;
