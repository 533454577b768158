import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Soon enough to be done before the next key is pressed, late enough not to hold up the answer; in milliseconds. */
const pause = 10;
/** Less than this is not worth it, in bytes. */
const leastGarbage = 2 ** 21;

/**
 * Collects young garbage once nothing has been linted for a moment. What linting a document leaves behind is collected
 * sooner or later, and more often than not in the middle of the next run, which somebody waits for. Right after a run next to
 * nothing of it is alive: it takes a millisecond or two then.
 * @returns to be called after each run
 */
export function createIdleCollector(): () => void {
  const collect = findCollector();
  if (!collect) return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (getYoungBytes() >= leastGarbage) collect({ type: 'minor', execution: 'sync' });
    }, pause).unref();
  };
}

/** The collector of V8, which is only there when it was asked for; undefined where that is not allowed. */
function findCollector(): ((options: object) => unknown) | undefined {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
  return isCollector(found) ? found : undefined;
}

function isCollector(value: unknown): value is (options: object) => unknown {
  return typeof value === 'function';
}

function getYoungBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_used_size ?? 0;
}
