declare module 'rxjs' {
  export interface Observable<Value> {
    pipe<A>(first: Operator<Value, A>): Observable<A>;
    pipe<A, B>(first: Operator<Value, A>, second: Operator<A, B>): Observable<B>;
    pipe<A, B, C>(first: Operator<Value, A>, second: Operator<A, B>, third: Operator<B, C>): Observable<C>;
  }
  export type Operator<From, To> = (source: Observable<From>) => Observable<To>;
  export function from<Value>(values: Iterable<Value> | Promise<Value> | Observable<Value>): Observable<Value>;
  export function fromEvent(target: object, name: string): Observable<string>;
}

declare module 'rxjs/operators' {
  import type { Observable, Operator } from 'rxjs';

  export function bufferCount<Value>(size: number): Operator<Value, Value[]>;
  export function concatMap<From, To>(change: (value: From) => Promise<To> | Observable<To>): Operator<From, To>;
  export function filter<Value>(test: (value: Value) => boolean): Operator<Value, Value>;
  export function mergeMap<From, To>(change: (value: From) => Promise<To>, concurrent?: number): Operator<From, To>;
  export function take<Value>(count: number): Operator<Value, Value>;
  export function toArray<Value>(): Operator<Value, Value[]>;
}
