/** What happens at the till; all that is called is in other files. */
import { mail, Orders, tell, type Order } from './index.js';
import { notifyQuietly, orders as shared } from './notify.js';

export class Checkout {
  readonly #orders = new Orders();

  async pay(order: Order): Promise<void> {
    this.#orders.save({ ...order, paid: true }); // error: [no-missing-await] "`this.#orders.save()` returns a promise"
    tell('paid'); // error: [no-missing-await] "`tell()` returns a promise"
    mail.notify('paid'); // error: [no-missing-await] "`mail.notify()` returns a promise"
    if (shared.isOpen(order.id)) await tell('still open'); // error: [no-missing-await] "a promise is always truthy"
  }

  async label(id: number): Promise<string> {
    const order = shared.find(id);
    return `Order ${order}`; // error: [no-missing-await] "the text is `[object Promise]`"
  }

  /** None of these rejects: they are looked up where they are. */
  close(): void {
    shared.refresh();
    shared.ping();
    notifyQuietly('closed');
    mail.notifyQuietly('closed');
  }

  async closeProperly(order: Order): Promise<void> {
    await this.#orders.save(order);
    await Promise.all([tell('closed'), mail.notify('closed')]);
  }
}
