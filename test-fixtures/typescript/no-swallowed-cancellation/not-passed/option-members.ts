/** A client of an archive of maps, whose functions take a signal among their options. */
interface LoadOptions {
  readonly headers?: Record<string, string>;
  readonly retries: number;
  readonly signal?: AbortSignal;
}

type Scale = { readonly zoom: number; readonly signal: AbortSignal };

declare function withRetries<T>(count: number, run: () => Promise<T>): Promise<T>;
declare function draw(map: string, zoom: number, signal?: AbortSignal): Promise<void>;
declare function remember(map: string, options: LoadOptions): LoadOptions;

export async function loadMap(id: string, options: LoadOptions): Promise<Response> {
  return await fetch(`https://maps.example.com/${id}`, { headers: options.headers }); // error: [no-swallowed-cancellation] "`options.signal`"
}

export async function loadAny(id: string, options?: LoadOptions): Promise<Response> {
  return await fetch(`https://maps.example.com/${id}`, { headers: options?.headers }); // error: [no-swallowed-cancellation] "`options.signal`"
}

export async function show(map: string, scale: Scale): Promise<void> {
  await draw(map, scale.zoom); // error: [no-swallowed-cancellation] "`scale.signal`"
}

export async function search(options: { readonly url: string; readonly signal?: AbortSignal }): Promise<Response> {
  return fetch(options.url); // error: [no-swallowed-cancellation] "`options.signal`"
}

/** What is handed the signal, or all of the options, or none of them. */
export async function loadWell(id: string, options: LoadOptions): Promise<Response> {
  const url = `https://maps.example.com/${id}`;
  await fetch(url, { headers: options.headers, signal: options.signal });
  await fetch(url, { ...options });
  await fetch(url, remember(url, options));
  await withRetries(options.retries, () => fetch(url, options));
  return await fetch('https://maps.example.com/status');
}

export async function loadAnew(id: string, options: LoadOptions): Promise<Response> {
  const request = new Request(`https://maps.example.com/${id}`, options);
  return await fetch(request, { headers: options.headers });
}

export async function report(id: string, options: LoadOptions): Promise<void> {
  try {
    await loadMap(id, options);
  } finally {
    await fetch('https://maps.example.com/done', { headers: options.headers });
  }
}

export async function paint(map: string, options: { readonly zoom: number; readonly color: string }): Promise<void> {
  await draw(map, options.zoom);
}

interface Timed {
  timeout?: number;
  signal?: AbortSignal;
}

type Styled = Timed & { style: string; headers?: HeadersInit };

export async function loadTile(id: string, options: { headers?: HeadersInit } & Timed): Promise<Response> {
  return await fetch(`https://maps.example.com/tile/${id}`, { headers: options.headers }); // error: [no-swallowed-cancellation] "`options.signal`"
}

type Cancellable = { headers?: HeadersInit } & { signal?: AbortSignal };

export async function loadLegend(id: string, options: Cancellable): Promise<Response> {
  return await fetch(`https://maps.example.com/legend/${id}`, { headers: options.headers }); // error: [no-swallowed-cancellation] "`options.signal`"
}

export async function loadStyled(id: string, options: Styled): Promise<Response> {
  return await fetch(`https://maps.example.com/${id}`, { headers: options.headers, signal: options.signal });
}
