import assert from 'node:assert/strict';
import { CrashCounter } from '../src/crash-counter.js';

const minute = 60_000;

describe('a server that crashes', () => {
  it('five times within three minutes does so too often', () => {
    const crashes = new CrashCounter();
    assert.deepEqual(
      [0, 0.5, 1, 1.5, 3].map((time) => crashes.add(time * minute)),
      [false, false, false, false, true],
    );
  });

  it('now and then is forgiven', () => {
    const crashes = new CrashCounter();
    for (let time = 0; time < 100; time++) assert.equal(crashes.add(time * minute), false);
  });

  it('gets its chances again after it was started by hand', () => {
    const crashes = new CrashCounter();
    for (let count = 0; count < 5; count++) crashes.add(0);
    assert.equal(crashes.add(1), false);
  });
});
