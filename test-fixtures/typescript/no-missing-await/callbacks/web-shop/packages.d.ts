declare module '@tanstack/react-query' {
  export interface QueryResult<T> {
    readonly data?: T;
    readonly error: Error | null;
    refetch: () => Promise<QueryResult<T>>;
  }
  export class QueryClient {
    invalidateQueries(filters?: { queryKey: string[] }): Promise<void>;
    prefetchQuery(options: { queryKey: string[]; queryFn: () => Promise<unknown> }): Promise<void>;
    fetchQuery<T>(options: { queryKey: string[]; queryFn: () => Promise<T> }): Promise<T>;
  }
  export type UseQueryResult<T> = QueryResult<T>;
  export function useQuery<T>(options: { queryKey: string[]; queryFn: () => Promise<T> }): QueryResult<T>;
  export function useQueryClient(): QueryClient;
}

declare module 'react-router' {
  export type NavigateFunction = (to: string) => void | Promise<void>;
  export function useNavigate(): NavigateFunction;
}

declare module '@angular/router' {
  export abstract class Router {
    navigate(commands: string[]): Promise<boolean>;
    navigateByUrl(url: string): Promise<boolean>;
    initialize(): Promise<void>;
  }
}

declare module '@angular/core' {
  export interface OnInit {
    ngOnInit(): void;
  }
  export function inject<T>(token: abstract new (...values: never[]) => T): T;
}

declare module 'vue-router' {
  export interface Router {
    push(to: string): Promise<void>;
    isReady(): Promise<void>;
  }
  export function useRouter(): Router;
}

declare module 'swr' {
  export function preload<T>(key: string, fetcher: (key: string) => Promise<T>): Promise<T>;
  export function mutate<T>(key: string, data: Promise<T>): Promise<T>;
}

declare module 'swr/infinite' {
  export default function useSWRInfinite<T>(
    getKey: (index: number) => string,
    fetcher: (key: string) => Promise<T>,
  ): { data?: T[]; size: number; setSize: (size: number) => Promise<T[] | undefined> };
}

declare module 'react-hook-form' {
  export function useForm<T>(): {
    reset: () => void;
    handleSubmit: (
      onValid: (values: T) => unknown | Promise<unknown>,
      onInvalid?: (errors: object) => unknown | Promise<unknown>,
    ) => (event?: unknown) => Promise<void>;
  };
}
