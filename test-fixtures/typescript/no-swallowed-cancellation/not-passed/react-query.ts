/** Queries of a page; the library aborts those whose answer nobody needs. */
declare function useQuery<T>(options: { queryKey: string[]; queryFn: (context: { signal: AbortSignal }) => Promise<T> }): T;

export function useNews(): string[] {
  return useQuery({
    queryKey: ['news'],
    queryFn: async ({ signal }) => {
      try {
        return (await (await fetch('/news', { signal })).json()) as string[];
      } catch { // error: [no-swallowed-cancellation] "also catches the abort of `fetch()`"
        return [];
      }
    },
  });
}

export function useWeather(): string {
  return useQuery({
    queryKey: ['weather'],
    queryFn: async ({ signal }) => await (await fetch('/weather', { signal })).text(),
  });
}

export function useSports(): string {
  return useQuery({
    queryKey: ['sports'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/sports'); // error: [no-swallowed-cancellation] "does not get `signal`"
      return await (signal.aborted ? Promise.resolve('') : response.text());
    },
  });
}
