/** Time limits on top of a signal from outside. */
declare function compile(file: string, options: { signal: AbortSignal }): Promise<string>;

export async function compileSoon(file: string, signal: AbortSignal): Promise<string> {
  try {
    return await compile(file, { signal: AbortSignal.any([signal, AbortSignal.timeout(1000)]) });
  } catch { // error: [no-swallowed-cancellation] "whoever aborts `signal` cannot stop this function"
    return '';
  }
}

/** The limit is the function's own, and that it ran out is an answer. */
export async function compileInTime(file: string): Promise<string | undefined> {
  try {
    return await compile(file, { signal: AbortSignal.timeout(1000) });
  } catch {
    return undefined;
  }
}

export async function compileFirst(files: readonly string[]): Promise<string | undefined> {
  const controller = new AbortController();
  try {
    return await Promise.any(files.slice(0, 3).map((file) => compile(file, { signal: controller.signal })));
  } catch {
    return undefined;
  } finally {
    controller.abort();
  }
}

export async function compileSoonAndTell(file: string, signal: AbortSignal): Promise<string> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(1000)]);
  try {
    return await compile(file, { signal: limited });
  } catch (error) {
    if (signal.aborted) throw error;
    return 'too slow';
  }
}
