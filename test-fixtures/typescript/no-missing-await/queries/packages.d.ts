/** As much of the packages' types as the programs beside use. */
declare module 'mongoose' {
  export type Callback<T> = (error: Error | null, result: T) => void;
  export interface Query<T> {
    where(path: string, value: unknown): this;
    limit(count: number): this;
    lean(): Query<T>;
    exec(): Promise<T>;
    then: Promise<T>['then'];
    catch: Promise<T>['catch'];
  }
  export interface Model<T> {
    new (values?: object): T & { save(): Promise<void> };
    find(filter?: object): Query<T[]>;
    find(filter: object, callback: Callback<T[]>): Query<T[]>;
    updateOne(filter: object, change: object): Query<{ modifiedCount: number }>;
    deleteOne(filter: object): Query<{ deletedCount: number }>;
    create(document: object): Promise<T>;
  }
  export function model<T>(name: string): Model<T>;
}

declare module 'drizzle-orm/query-promise' {
  export abstract class QueryPromise<T> implements Promise<T> {
    readonly [Symbol.toStringTag]: string;
    catch: Promise<T>['catch'];
    finally: Promise<T>['finally'];
    then: Promise<T>['then'];
  }
}

declare module 'drizzle-orm/node-postgres' {
  import type { QueryPromise } from 'drizzle-orm/query-promise';
  export class Update extends QueryPromise<number> {
    set(values: object): this;
  }
  export class Insert extends QueryPromise<number> {
    onConflictDoNothing(): this;
  }
  export interface Database {
    insert(table: string): { values(row: object): Insert };
    update(table: string): Update;
    transaction<T>(run: (transaction: Database) => Promise<T>): Promise<T>;
  }
  export function drizzle(url: string): Database;
}

declare module 'knex' {
  export interface ChainableInterface<T> extends Pick<Promise<T>, 'then' | 'catch' | 'finally'> {
    toSQL(): object;
    asCallback(callback: (error: unknown) => void): Promise<T>;
  }
  export interface QueryBuilder<T> extends ChainableInterface<T> {
    where(column: string, value: unknown): QueryBuilder<T>;
    insert(row: object): QueryBuilder<number[]>;
    del(): QueryBuilder<number>;
  }
  export interface SchemaBuilder extends ChainableInterface<void> {
    createTable(name: string, build: (table: object) => void): SchemaBuilder;
    dropTable(name: string): SchemaBuilder;
  }
  export interface Knex {
    (table: string): QueryBuilder<object[]>;
    readonly schema: SchemaBuilder;
    raw(sql: string): ChainableInterface<unknown>;
  }
  export default function knex(config: object): Knex;
}

declare module '@prisma/client/runtime/client' {
  export interface PrismaPromise<T> extends Promise<T> {
    [Symbol.toStringTag]: 'PrismaPromise';
  }
}

declare module 'postgres' {
  export interface PendingQuery<T> extends Promise<T[]> {
    execute(): this;
    cancel(): void;
  }
  export interface Sql {
    (template: TemplateStringsArray, ...values: unknown[]): PendingQuery<object>;
    begin(run: (sql: Sql) => Promise<void>): Promise<void>;
  }
  export default function postgres(): Sql;
}

declare module 'supertest' {
  import type { Request } from 'superagent';
  export interface Test extends Request {
    expect(status: number, callback?: (error: unknown) => void): this;
  }
  export default function request(app: object): { get(path: string): Test };
}

declare module 'superagent' {
  export interface Request extends Promise<{ status: number }> {
    redirects(count: number): this;
    end(callback?: (error: unknown) => void): this;
  }
}

declare module 'rxjs' {
  export interface Subscription {
    unsubscribe(): void;
  }
  export interface Observable<T> {
    pipe<A>(operator: (source: Observable<T>) => Observable<A>): Observable<A>;
    subscribe(next?: (value: T) => void): Subscription;
  }
  export function tap<T>(next: (value: T) => void): (source: Observable<T>) => Observable<T>;
  export function firstValueFrom<T>(source: Observable<T>): Promise<T>;
}

declare module '@angular/common/http' {
  import type { Observable } from 'rxjs';
  export class HttpClient {
    get<T>(url: string): Observable<T>;
    post<T>(url: string, body: unknown): Observable<T>;
    delete<T>(url: string): Observable<T>;
  }
}

declare module '@nestjs/microservices' {
  import type { Observable } from 'rxjs';
  export abstract class ClientProxy {
    send<T>(pattern: string, data: unknown): Observable<T>;
    emit<T>(pattern: string, data: unknown): Observable<T>;
  }
}
