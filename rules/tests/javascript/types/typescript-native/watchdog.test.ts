import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Watchdog } from '../../../../src/javascript/types/typescript-native/watchdog.js';

describe('watchdog', () => {
  let child: ChildProcess;
  let watchdog: Watchdog;

  const watch = (patience: number): void => {
    child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    assert.ok(child.pid !== undefined);
    watchdog = new Watchdog(child.pid, patience);
  };

  /** Asks what is never answered: the thread waits until the process has ended, or for a minute. */
  const waitForEnd = (): void => {
    const never = new Int32Array(new SharedArrayBuffer(4));
    const end = Date.now() + 60_000;
    while (!watchdog.hasKilled && Date.now() < end) Atomics.wait(never, 0, 0, 5);
  };

  afterEach(() => {
    watchdog.close();
    child.kill('SIGKILL');
  });

  it('ends a process that does not answer', async () => {
    watch(20);
    watchdog.during(waitForEnd);
    assert.ok(watchdog.hasKilled);
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL');
  });

  it('watches the next question after an answer, and one within another as a part of it', () => {
    watch(20);
    assert.equal(
      watchdog.during(() => watchdog.during(() => 1) + 1),
      2,
    );
    assert.throws(() =>
      watchdog.during(() => {
        throw new Error('no answer');
      }),
    );
    watchdog.during(waitForEnd);
    assert.ok(watchdog.hasKilled);
  });

  it('ends a process that answers in part only, and takes a part for no question', () => {
    watch(20);
    watchdog.renew();
    watchdog.during(() => {
      watchdog.renew();
      waitForEnd();
    });
    assert.ok(watchdog.hasKilled);
  });

  it('leaves a process alone that nobody asks', async () => {
    watch(20);
    const idle = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    assert.ok(idle.pid !== undefined);
    const bystander = new Watchdog(idle.pid, 1);
    try {
      watchdog.during(waitForEnd);
      await once(child, 'exit');
      assert.equal(bystander.hasKilled, false);
      assert.equal(idle.exitCode, null);
    } finally {
      bystander.close();
      idle.kill('SIGKILL');
    }
  });
});
