declare module 'vue' {
  export function nextTick<R = void>(fn?: () => R): Promise<Awaited<R>>;
}
