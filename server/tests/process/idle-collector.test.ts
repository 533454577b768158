import assert from 'node:assert/strict';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics } from 'node:v8';
import { createIdleCollector } from '../../src/node/idle-collector.js';

const { NODE_PERFORMANCE_GC_FLAGS_FORCED: forced, NODE_PERFORMANCE_GC_MINOR: minor } = constants;

describe('what a run leaves behind', () => {
  let observer: PerformanceObserver | undefined;

  afterEach(() => observer?.disconnect());

  it('is collected by itself, and only what is young', async () => {
    const collected = new Promise<object>((resolve) => {
      observer = new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries()) {
          const detail: unknown = Reflect.get(entry, 'detail');
          if (isForced(detail)) resolve(detail);
        }
      });
      observer.observe({ entryTypes: ['gc'] });
    });
    const tidyUp = createIdleCollector();
    // The collector is free to come by itself meanwhile: it is asked again until there was something for it to do.
    const timer = setInterval(() => {
      leaveGarbage();
      tidyUp();
    }, 50);
    try {
      assert.equal(Reflect.get(await collected, 'kind'), minor);
    } finally {
      clearInterval(timer);
    }
  });
});

function isForced(detail: unknown): detail is object {
  if (typeof detail !== 'object' || detail === null) return false;
  const flags: unknown = Reflect.get(detail, 'flags');
  return typeof flags === 'number' && (flags & forced) !== 0;
}

function leaveGarbage(): void {
  const kept: object[] = [];
  while (getYoungBytes() < 3 * 2 ** 20 && kept.length < 100_000) kept.push({ index: kept.length });
}

function getYoungBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_used_size ?? 0;
}
