// Request handlers that answer with JSON.
import type { Request, Response } from 'express';
import type { FastifyReply } from 'fastify';
import type { Context } from 'hono';

interface Book {
  readonly title: string;
}

declare function findBook(id: string): Promise<Book>;
declare const archive: { json(value: unknown): void };

export async function showBook(request: Request, response: Response): Promise<void> {
  response.json(await findBook(request.params['id'] ?? ''));
}

export async function showRaw(request: Request, response: Response): Promise<void> {
  response.json(findBook(request.params['id'] ?? '')); // error: [no-missing-await] "it is written as `{}`"
}

export async function showNamed(request: Request, response: Response): Promise<void> {
  const book = findBook(request.params['id'] ?? '');
  const books = [1, 2].map((id) => findBook(id.toString()));
  response.json({ book }); // error: [no-missing-await] "it is written as `{}`"
  console.log(JSON.stringify({ books })); // error: [no-missing-await] "is an array of promises here"
}

export async function showTwo(context: Context): Promise<unknown> {
  const book = findBook('1');
  archive.json(findBook('2'));
  return context.json({
    first: book, // error: [no-missing-await] "it is written as `{}`"
    second: await findBook('2'),
  });
}

export async function showMany(context: Context, ids: readonly string[]): Promise<unknown> {
  const books = ids.slice(0, 5).map(findBook);
  archive.json({ books });
  return context.json({ books }); // error: [no-missing-await] "is an array of promises here, not of their values: each is written as `{}`"
}

export async function sendBook(response: Response, reply: FastifyReply): Promise<void> {
  response.send(await findBook('1'));
  response.send(findBook('2')); // error: [no-missing-await] "it is written as `{}`"
  reply.send({ book: findBook('3') }); // error: [no-missing-await] "it is written as `{}`"
}

export async function showOptional(context: Context): Promise<unknown> {
  const body = { ...findBook('1') }; // error: [no-missing-await] "there is nothing in it to spread"
  return context.json({ ...body, ...(await findBook('2')) });
}
