declare module 'zod' {
  interface Schema<Value> {
    parse(value: unknown): Value;
    parseAsync(value: unknown): Promise<Value>;
    safeParse(value: unknown): { success: true; data: Value } | { success: false; data: undefined };
    optional(): Schema<Value>;
    transform<Other>(change: (value: Value) => Other): Schema<Other>;
  }
  interface ArraySchema<Value> extends Schema<Value[]> {
    min(count: number): ArraySchema<Value>;
    max(count: number): ArraySchema<Value>;
    length(count: number): ArraySchema<Value>;
  }
  interface ObjectSchema<Value> extends Schema<Value> {
    strict(): ObjectSchema<Value>;
    extend<More>(shape: { [Name in keyof More]: Schema<More[Name]> }): ObjectSchema<Value & More>;
  }
  export const z: {
    string(): Schema<string>;
    array<Value>(element: Schema<Value>): ArraySchema<Value>;
    object<Value>(shape: { [Name in keyof Value]: Schema<Value[Name]> }): ObjectSchema<Value>;
  };
}

declare module '@trpc/server' {
  import type { Schema } from 'zod';

  interface Procedure<Input> {
    input<Value>(schema: Schema<Value>): Procedure<Value>;
    query(resolver: (options: { input: Input }) => unknown): unknown;
    mutation(resolver: (options: { input: Input }) => unknown): unknown;
  }
  export const initTRPC: { create(): { procedure: Procedure<undefined> } };
}

declare module 'rxjs' {
  export interface Observable<Value> {
    pipe<A, B>(first: Operator<Value, A>, second: Operator<A, B>): Observable<B>;
    pipe<A, B, C>(first: Operator<Value, A>, second: Operator<A, B>, third: Operator<B, C>): Observable<C>;
  }
  export type Operator<From, To> = (source: Observable<From>) => Observable<To>;
  export function bufferCount<Value>(size: number): Operator<Value, Value[]>;
  export function bufferTime<Value>(span: number, interval: null, size?: number): Operator<Value, Value[]>;
  export function filter<Value>(test: (value: Value) => boolean): Operator<Value, Value>;
  export function mergeMap<From, To>(change: (value: From) => Promise<To>, concurrent?: number): Operator<From, To>;
}
