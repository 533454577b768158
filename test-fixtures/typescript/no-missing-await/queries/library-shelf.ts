/** A shelf of books behind HTTP, whose requests are sent when something subscribes to them. */
import { HttpClient } from '@angular/common/http';
import { ClientProxy } from '@nestjs/microservices';
import { firstValueFrom, tap, type Observable } from 'rxjs';
import { ajax } from 'rxjs/ajax';

interface Book {
  id: number;
  title: string;
}

export class Shelf {
  books: Book[] = [];

  constructor(
    private readonly http: HttpClient,
    private readonly client: ClientProxy,
  ) {}

  remove(id: number): void {
    this.http.delete(`/books/${id}`); // error: [no-missing-await] "`this.http.delete()` is never sent: what it gives is no promise, but an observable"
  }

  add(book: Book): void {
    this.http.post<Book>('/books', book).pipe(tap((added) => this.books.push(added))); // error: [no-missing-await] "never sent"
  }

  async load(): Promise<void> {
    await this.http.get('/visits'); // error: [no-missing-await] "await `firstValueFrom()` of it"
    void this.http.get('/visits'); // error: [no-missing-await] "never sent"
  }

  lend(id: number): void {
    this.client.send('lend', { id }); // error: [no-missing-await] "never sent"
    // An event is sent at once.
    this.client.emit('lent', { id });
  }

  find(id: number): Observable<Book> {
    return this.http.get<Book>(`/books/${id}`);
  }

  async findLater(id: number): Promise<Observable<Book>> {
    return await this.http.get<Book>(`/books/${id}`);
  }

  removeAtOnce(id: number): void {
    this.http.delete(`/books/${id}`).subscribe();
    this.http.get<Book[]>('/books').subscribe((books) => (this.books = books));
  }

  async loadAll(): Promise<void> {
    this.books = await firstValueFrom(this.http.get<Book[]>('/books'));
    const request = this.http.get<Book[]>('/books');
    request.subscribe((books) => console.log(books.length));
  }
}

export function read(cache: Map<string, string>, http: { get(url: string): string }): void {
  cache.delete('/books');
  http.get('/books');
}

export function removeByAjax(id: number): void {
  ajax.delete(`/books/${id}`); // error: [no-missing-await] "`ajax.delete()` is never sent"
  ajax(`/books/${id}`); // error: [no-missing-await] "`ajax()` is never sent"
  ajax.getJSON('/books').subscribe();
}
