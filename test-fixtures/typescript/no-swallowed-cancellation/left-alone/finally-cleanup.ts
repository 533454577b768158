/** `finally` that only tidies up. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  let took = 0;
  try {
    await work();
  } finally {
    took = performance.now() - start;
    console.log(took);
  }
  return took;
}
