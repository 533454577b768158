/** Where orders are kept. */
export interface Order {
  readonly id: number;
  readonly paid: boolean;
}

export abstract class Repository<T> {
  async find(id: number): Promise<T | undefined> {
    return (await this.list()).at(id);
  }

  abstract list(): Promise<T[]>;
  abstract save(item: T): Promise<void>;
}

export class Orders extends Repository<Order> {
  async list(): Promise<Order[]> {
    return (await (await fetch('/orders')).json()) as Order[];
  }

  async save(order: Order): Promise<void> {
    await fetch('/orders', { method: 'POST', body: JSON.stringify(order) });
  }

  async isOpen(id: number): Promise<boolean> {
    return (await this.find(id))?.paid === false;
  }

  /** Deals with its own errors. */
  async refresh(): Promise<void> {
    try {
      await this.list();
    } catch (error) {
      console.warn('not refreshed', error);
    }
  }

  async ping(): Promise<void> {
    await this.refresh();
  }
}
