/** Messages of findings. `call` is the call that starts the task, as it is written. */
export const messages = {
  droppedTask:
    'Nothing keeps the task of `{{call}}`: the event loop holds only a weak reference, so it can vanish before it is done, and nobody sees its errors. Keep it in a set until it is done, or start it in a `TaskGroup`.',
  droppedTaskOfHelper:
    '`{{call}}` gives a task that nothing keeps, neither the function that starts it nor this statement: the event loop holds only a weak reference, so it can vanish before it is done, and nobody sees its errors. Keep it in a set until it is done, there or here.',
  unusedTask:
    '`{{variable}}` keeps the task only until this function ends: then it can vanish before it is done, and nobody sees its errors. Await it, keep it in a set until it is done, or start it in a `TaskGroup`.',
  unusedTasks:
    '`{{variable}}` keeps its tasks only until this function ends: then they can vanish before they are done, and nobody sees their errors. Await them with `asyncio.gather()`, or start them in a `TaskGroup`.',
  taskInLocalSet:
    '`{{variable}}` keeps the task only until this function ends: then both can vanish before the task is done, and nobody sees its errors. Make `{{variable}}` a variable of the module or an attribute.',
  replacedTask:
    '`{{variable}}` keeps the task only until the next one takes its place: then it can vanish before it is done, and nobody sees its errors. Keep it in a set until it is done, or start it in a `TaskGroup`.',
  observedTask:
    'Nothing keeps the task of `{{call}}`, `add_done_callback()` does not either: the event loop holds only a weak reference, so the task can vanish before it is done, and then its callback is never called. Keep it in a set until it is done.',
  droppedTaskOfCallback:
    '`{{receiver}}` drops what its callback returns, here the task of `{{call}}`: the event loop holds only a weak reference, so the task can vanish before it is done, and nobody sees its errors. Keep it in a set until it is done.',
  leftTask:
    '`asyncio.wait()` can return before the task of `{{call}}` is done, and nothing takes it then: it goes on, or vanishes, and nobody sees its errors. Cancel what is pending.',
  cancelPending: 'Cancel what is pending',
  keepTask: 'Keep the task in a set until it is done',
  keepTaskInHelper: 'Keep each task that `{{helper}}()` starts in a set until it is done',
} as const;

export type MessageIds = keyof typeof messages;
