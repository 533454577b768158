/** Libraries that take functions which return promises. */
declare function useQuery<T>(options: { queryFn: () => Promise<T>; enabled?: boolean }): { data?: T };
declare function useMutation<T>(options: { mutationFn: (value: T) => Promise<unknown>; onSuccess?: () => unknown }): {
  mutate(value: T): void;
};
declare function refetch(): Promise<void>;

export function useItems(): string[] {
  const { data = [] } = useQuery({ queryFn: async () => (await (await fetch('/items')).json()) as string[] });
  return data;
}

export function useAddItem(): (item: string) => void {
  const { mutate } = useMutation<string>({
    mutationFn: (item) => fetch('/items', { method: 'POST', body: item }),
    onSuccess: () => refetch(),
  });
  return (item) => mutate(item);
}
