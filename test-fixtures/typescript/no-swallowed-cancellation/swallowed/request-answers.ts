/** Answers of a server: who aborted the request reads none. */
const origin = 'https://example.test';

export async function GET(request: Request): Promise<Response> {
  try {
    const found = await fetch(`${origin}/items`, { signal: request.signal });
    return Response.json(await found.json());
  } catch (error) {
    console.error(error);
    return Response.json({ error: 'upstream' }, { status: 502 });
  }
}

export async function POST(request: Request): Promise<Response> {
  const body = await request.text();
  try {
    return await fetch(`${origin}/items`, { method: 'POST', body, signal: request.signal });
  } catch {
    if (body === '') return new Response('empty', { status: 400 });
    return new Response(null, { status: 502 });
  }
}

export async function collect(request: Request, paths: string[]): Promise<Response> {
  const texts: string[] = [];
  for (const path of paths) {
    try {
      const found = await fetch(`${origin}/${path}`, { signal: request.signal });
      texts.push(await found.text());
    } catch { // error: [no-swallowed-cancellation] "This handler also catches the abort of `fetch()`"
      texts.push('');
    }
  }
  return new Response(texts.join('\n'));
}

export async function load(request: Request): Promise<string> {
  try {
    return await (await fetch(origin, { signal: request.signal })).text();
  } catch { // error: [no-swallowed-cancellation] "This handler also catches the abort of `fetch()`"
    return '';
  }
}

export async function forward(signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(origin, { signal });
  } catch { // error: [no-swallowed-cancellation] "This handler also catches the abort of `fetch()`"
    return new Response(null, { status: 504 });
  }
}

export async function PUT(request: Request): Promise<Response> {
  const { signal } = request;
  try {
    return await fetch(origin, { method: 'PUT', signal });
  } catch {
    return new Response(null, { status: 502 });
  }
}

export async function PATCH(request: Request): Promise<Response> {
  const aborted = request.signal;
  try {
    return await fetch(origin, { method: 'PATCH', signal: aborted });
  } catch {
    return new Response(null, { status: 502 });
  }
}
