/** A promise that tells how far it has come. */
export class Download<T> extends Promise<T> {
  progress = 0;
}

/** Runs when it is waited for, and not before. */
export interface Query<Row> {
  where(field: keyof Row, value: string): Query<Row>;
  then<Result>(onRows: (rows: Row[]) => Result, onError?: (error: unknown) => Result): Promise<Result>;
}

export interface Book {
  readonly isbn: string;
  readonly title: string;
}

export interface Catalogue {
  download(isbn: string): Download<Uint8Array>;
  books(): Query<Book>;
  find(isbn: string): Promise<Book> | Book;
  forget(isbn: string): void | Promise<void>;
  onChange(listener: (book: Book) => void): void;
  onChangeAsync(listener: (book: Book) => Promise<void>): void;
  readonly size: number;
}

export type Result<T> = T extends string ? Promise<Book> : Book;

export declare const catalogue: Catalogue;
export declare function look<T extends string | Book>(key: T): Result<T>;
export declare function retry<T>(task: () => T): T;
export declare const legacy: any;
