/** Messages of findings, with the version of Python that changed what is told. */
export const messages = {
  inCoroutine:
    '`asyncio.get_event_loop()` gives the running loop here, and creates one or fails where none runs. Use `asyncio.get_running_loop()`.',
  toRun:
    '`asyncio.get_event_loop()` raises a RuntimeError here since Python 3.14, because no event loop runs and it no longer creates one. Use `asyncio.run()`.',
  atTopLevel:
    '`asyncio.get_event_loop()` raises a RuntimeError here since Python 3.14, because no event loop runs while a module is imported. Use `asyncio.get_running_loop()` where the loop is needed.',
  loopParameter:
    '`{{call}}` has no parameter `loop` since Python 3.10 and raises a TypeError: it uses the running loop. Leave it out.',
  policy:
    '`{{call}}` is deprecated, and Python 3.16 has no policies of event loops any more. Hand a `loop_factory` to `asyncio.run()` or `asyncio.Runner()`.',
  useRun: 'Use `asyncio.run()`',
} as const;

export type MessageIds = keyof typeof messages;
