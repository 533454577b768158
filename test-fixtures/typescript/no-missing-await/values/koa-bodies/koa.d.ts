declare module 'koa' {
  export interface Context {
    body: unknown;
    readonly params: Record<string, string>;
  }
  export default class Koa {
    use(middleware: (context: Context, next: () => Promise<void>) => unknown): this;
  }
}
