/** One promise for all who ask. */
let loading: Promise<string> | undefined;

export function load(): Promise<string> {
  loading ??= fetch('/text').then((response) => response.text());
  return loading;
}

export const isLoading = (): boolean => loading !== undefined;
export const hasStarted = (): boolean => loading != null && Boolean(load);
