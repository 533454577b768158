export function store(value: number): Promise<number> {
  return Promise.resolve(value);
}
