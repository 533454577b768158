import { route } from '@http/routes';
import { Books } from 'store/books';

const books = new Books('books.json');

export class Lending {
  @route('/lend')
  async lend({ isbn = '', reader = '' }: Record<string, string>) {
    const book = books.find(isbn);
    if (!book) throw new Error('no such book'); // error: [no-missing-await] "always truthy"
    const found = await book;
    if (found) books.save({ ...found, lentTo: reader }); // error: [no-missing-await] "`books.save()` returns a promise"
    return found;
  }

  @route('/return')
  async giveBack({ isbn = '' }: Record<string, string>) {
    const book = await books.find(isbn);
    if (book) await books.save({ ...book, lentTo: null });
    return book;
  }

  @route('/lent')
  async list({ reader = '' }: Record<string, string>) {
    const all = await books.all();
    return all.filter((book) => book.lentTo === reader).map((book) => `${book.title}, ${books.find(book.isbn)}`); // error: [no-missing-await] "the text is `[object Promise]`"
  }
}
