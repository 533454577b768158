export type Handler = (params: Record<string, string>) => Promise<unknown>;

const handlers = new Map<string, Handler>();

export function route(path: string) {
  return <T extends Handler>(_target: object, _name: string, descriptor: TypedPropertyDescriptor<T>): void => {
    if (descriptor.value) handlers.set(path, descriptor.value);
  };
}
