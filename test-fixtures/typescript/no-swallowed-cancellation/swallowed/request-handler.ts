/** Passes requests on, for as long as somebody waits for the answer. */
interface Request {
  readonly url: string;
  readonly signal: AbortSignal;
}

export async function handle(request: Request): Promise<Response> {
  try {
    return await fetch(`https://inner.example.com${request.url}`, { signal: request.signal });
  } catch {
    // Whoever aborted the request reads no answer.
    return new Response('offline', { status: 502 });
  }
}

export async function handleBoth(request: Request): Promise<Response[]> {
  const inner = await fetch(request.url, { signal: request.signal }).catch(() => new Response()); // error: [no-swallowed-cancellation] "This `.catch` also handles the abort of `fetch()`"
  return [inner, new Response('second')];
}

export async function handleProperly(request: Request): Promise<Response> {
  try {
    return await fetch(request.url, { signal: request.signal });
  } catch (error) {
    if (request.signal.aborted) throw error;
    return new Response('offline', { status: 502 });
  }
}

export async function handleByName(request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request.url, { signal: request.signal });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
