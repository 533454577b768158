/** Several operations with one signal. */
export async function loadBoth(one: string, other: string, signal: AbortSignal): Promise<Response[]> {
  return await Promise.all([fetch(one, { signal }), fetch(other, { signal })]);
}

export async function loadEither(one: string, other: string, signal: AbortSignal): Promise<Response> {
  return await Promise.any([fetch(one, { signal }), fetch(other, { signal })]);
}
