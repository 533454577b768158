/** Tells errors apart by their names. */
export async function load(url: string, options: { signal: AbortSignal }): Promise<Response | undefined> {
  try {
    return await fetch(url, options);
  } catch (error) {
    switch ((error as Error).name) {
      case 'AbortError':
      case 'TimeoutError':
        throw error;
      default:
        return undefined;
    }
  }
}
