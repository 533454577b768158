declare module '@tapjs/asserts' {
  export class Assertions {
    rejects(promise: Promise<unknown>): Promise<boolean | Error>;
    resolves(promise: Promise<unknown>): Promise<boolean>;
  }
}

declare module 'tap' {
  import type { Assertions } from '@tapjs/asserts';

  export class Test extends Assertions {
    test(name: string, body: (t: Test) => unknown): Promise<Test>;
    end(): void;
  }
  const t: Test;
  export default t;
  export const test: Test['test'];
}
