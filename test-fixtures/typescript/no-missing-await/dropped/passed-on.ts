declare function deliver(letter: string): Promise<void>;

/** Each of the two hands on to the other what it was given, and one of them calls it. */
async function attempt(work: () => Promise<void>, left: number): Promise<void> {
  await again(work, left - 1);
}

async function again(work: () => Promise<void>, left: number): Promise<void> {
  if (left > 0) return attempt(work, left);
  await work();
}

/** It hands on something else. */
async function attemptOther(work: () => Promise<void>, other: () => Promise<void>): Promise<void> {
  setTimeout(() => void work(), 1000);
  await again(other, 3);
}

async function deliverQuietly(): Promise<void> {
  try {
    await deliver('a');
  } catch {
    console.warn('not delivered');
  }
}

const deliverLoudly = async (): Promise<void> => {
  await deliver('b');
};

export function start(): void {
  attempt(deliverQuietly, 3);
  attempt(deliverLoudly, 3); // error: [no-missing-await] "neither awaited nor handled"
  again(deliverQuietly, 3);
  again(deliverLoudly, 3); // error: [no-missing-await] "neither awaited nor handled"
  attemptOther(deliverLoudly, deliverQuietly);
  attemptOther(deliverQuietly, deliverLoudly); // error: [no-missing-await] "neither awaited nor handled"
}
