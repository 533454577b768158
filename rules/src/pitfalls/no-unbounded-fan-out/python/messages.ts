/** Messages of findings in Python. */
export const pythonMessages = {
  unbounded:
    '`{{call}}` starts `{{started}}` for every element of `{{source}}` at once: a long one exhausts connections, memory or the other side. Limit it with a semaphore or a fixed number of workers.',
  unboundedTasks:
    'This starts a task for every element of `{{source}}`, all running at once: a long one exhausts connections, memory or the other side. Limit them with a semaphore or a fixed number of workers.',
  gatherWithOwn: 'Run at most {{limit}} at once, with `{{helper}}()`',
  limitWithSemaphore: 'Run at most {{limit}} at once, with a semaphore',
} as const;

export type PythonMessageIds = keyof typeof pythonMessages;
