/** Limiters that wait for one another, and those that wait for themselves. */
import pLimit from 'p-limit';
import Bottleneck from 'bottleneck';

const perHost = new Map<string, ReturnType<typeof pLimit>>();
const all = pLimit(10);
const slow = new Bottleneck({ minTime: 100 });

export async function get(host: string, path: string): Promise<Response> {
  const limit = perHost.get(host) ?? pLimit(2);
  perHost.set(host, limit);
  return await all(() => limit(() => fetch(`https://${host}/${path}`)));
}

export async function getSlowly(path: string): Promise<Response> {
  return await slow.schedule(() => all(() => fetch(path)));
}

export async function getTwice(path: string): Promise<void> {
  await slow.schedule(async () => {
    await slow.schedule(() => fetch(path)); // error: [no-nested-run] "`slow.schedule()` waits for a slot while its caller holds one"
  });
}

export async function getInTurn(paths: readonly string[]): Promise<void> {
  for (const path of paths) await slow.schedule(() => fetch(path));
}

export class Mirror {
  private readonly 'read-limit' = pLimit(8);
  private readonly 'write-limit' = pLimit(2);

  async copy(from: string, to: string): Promise<void> {
    await this['read-limit'](async () => {
      const { body } = await fetch(from);
      await this['write-limit'](() => fetch(to, { method: 'PUT', body }));
    });
  }

  async copyTwice(from: string, to: string): Promise<void> {
    await this['write-limit'](async () => {
      await this['write-limit'](() => fetch(to, { method: 'PUT', body: from })); // error: [no-nested-run] "`this['write-limit']()` waits for a slot"
    });
  }
}
