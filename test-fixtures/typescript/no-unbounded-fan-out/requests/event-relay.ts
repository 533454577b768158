// A relay that forwards what comes in as a stream.

interface Notice {
  readonly id: string;
}

async function forward(notice: Notice): Promise<void> {
  await fetch(`https://relay.example/${notice.id}`, { method: 'POST' });
}

export async function forwardAll(notices: AsyncIterable<Notice>): Promise<void> {
  const sent: Promise<void>[] = [];
  for await (const notice of notices) sent.push(forward(notice));
  await Promise.allSettled(sent); // error: [no-unbounded-fan-out] "for every element of `notices`"
}

export async function forwardSet(notices: Iterable<Notice>): Promise<void> {
  const sent = new Set<Promise<void>>();
  for (const notice of notices) sent.add(forward(notice));
  await Promise.all(sent); // error: [no-unbounded-fan-out] "for every element of `notices`"
}

export async function forwardPool(notices: AsyncIterable<Notice>): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const notice of notices) {
    const one = forward(notice).finally(() => running.delete(one));
    running.add(one);
    if (running.size >= 8) await Promise.race(running);
  }
  await Promise.all(running);
}

export async function forwardInGroups(notices: AsyncIterable<Notice>): Promise<void> {
  let group: Promise<void>[] = [];
  for await (const notice of notices) {
    group.push(forward(notice));
    if (group.length === 10) {
      await Promise.all(group);
      group = [];
    }
  }
  await Promise.all(group);
}

export async function forwardCounted(notices: AsyncIterable<Notice>): Promise<number> {
  const seen = new Set<string>();
  for await (const { id } of notices) seen.add(id);
  for await (const notice of notices) void forward(notice).catch(console.error);
  return seen.size;
}
