/** Something that is done beside the answers to the client: on a thread of its own, or in the gaps between messages. */
export interface BackgroundWorker<M> {
  onMessage(listener: (message: M) => void): void;
  /** Called once, when the worker has ended, with the reason when it did so before it was done. */
  onEnd(listener: (error?: Error) => void): void;
  /** Ends the worker soon, before it is done. */
  stop(): void;
}

/**
 * Starts a task on this thread, which has to pause by itself for messages to be handled. The task starts after those who
 * are to be told could say so.
 * @param task sends messages, and returns early when `isStopped` says so
 */
export function startTask<M extends { readonly kind: string }>(
  task: (send: (message: M) => void, isStopped: () => boolean) => Promise<void>,
): BackgroundWorker<M> {
  const messageListeners: ((message: M) => void)[] = [];
  const endListeners: ((error?: Error) => void)[] = [];
  let isDone = false;
  let isStopped = false;
  const send = (message: M): void => {
    if (isStopped) return;
    isDone ||= message.kind === 'done';
    for (const listener of messageListeners) listener(message);
  };
  const end = (error?: unknown): void => {
    const failure = error instanceof Error ? error : new Error('the task was not done');
    for (const listener of endListeners) listener(isDone ? undefined : failure);
  };
  void Promise.resolve()
    .then(() => task(send, () => isStopped))
    .then(() => end(), end);
  return {
    onMessage: (listener) => void messageListeners.push(listener),
    onEnd: (listener) => void endListeners.push(listener),
    stop: () => {
      isStopped = true;
    },
  };
}
