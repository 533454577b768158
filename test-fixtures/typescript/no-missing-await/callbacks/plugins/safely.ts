/** Runs what may fail, and says so. */
export async function safely(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await report(error);
  }
}

async function report(error: unknown): Promise<void> {
  await fetch('/errors', { method: 'POST', body: String(error) });
}

export async function riskily(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    console.log('done');
  }
}

export async function checked(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error('not done', { cause: error });
  }
}
