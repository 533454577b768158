import fs from 'fs';

export type Book = { isbn: string; title: string; lentTo: string | null };

export class Books {
  constructor(private readonly file: string) {}

  async find(isbn: string): Promise<Book | undefined> {
    const books = await this.all();
    return books.find((book) => book.isbn === isbn);
  }

  async all(): Promise<Book[]> {
    return JSON.parse(await fs.promises.readFile(this.file, 'utf8'));
  }

  async save(book: Book): Promise<void> {
    const others = (await this.all()).filter(({ isbn }) => isbn !== book.isbn);
    await fs.promises.writeFile(this.file, JSON.stringify([...others, book]));
  }
}
