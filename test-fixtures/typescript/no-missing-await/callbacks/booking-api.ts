/** An API for bookings on Express 4: handlers are asynchronous, but each is wrapped before the router gets it. */
interface Request {
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
}
interface Response {
  status(code: number): this;
  json(body: unknown): void;
}
type Next = (error?: unknown) => void;
type Handler = (request: Request, response: Response, next: Next) => void;
interface Router {
  get(path: string, ...handlers: Handler[]): void;
  post(path: string, ...handlers: Handler[]): void;
  use(handler: (error: unknown, request: Request, response: Response, next: Next) => void): void;
}
interface Bookings {
  find(id: string): Promise<{ room: number } | undefined>;
  add(body: unknown): Promise<string>;
}
declare const bookings: Bookings;

const wrap =
  (handler: (request: Request, response: Response) => Promise<unknown>): Handler =>
  (request, response, next) => {
    handler(request, response).catch(next);
  };

/** Goes on when the visit is counted, and with the error when it is not. */
const countVisit: Handler = (request, _response, next) => {
  fetch(`https://metrics.example/visits/${request.params['id'] ?? ''}`).then(() => next(), next);
};

export function install(router: Router): void {
  router.get(
    '/bookings/:id',
    countVisit,
    wrap(async (request, response) => {
      const booking = await bookings.find(request.params['id'] ?? '');
      if (booking) response.json(booking);
      else response.status(404).json({ error: 'no such booking' });
    }),
  );
  router.post(
    '/bookings',
    wrap((request, response) => bookings.add(request.body).then((id) => response.status(201).json({ id }))),
  );
  router.use((error, _request, response, _next) => {
    response.status(500).json({ error: String(error) });
  });
}
