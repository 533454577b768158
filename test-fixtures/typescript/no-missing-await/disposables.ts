/** Connections that are given back when their block ends. */
class Connection {
  async query(sql: string): Promise<string[]> {
    return (await (await fetch(`https://db.example.com?q=${sql}`)).json()) as string[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await fetch('https://db.example.com/close');
  }
}

class Timer {
  readonly #started = Date.now();

  [Symbol.dispose](): void {
    console.log(Date.now() - this.#started);
  }
}

export async function listUsers(): Promise<string[]> {
  using connection = new Connection(); // error: [no-missing-await] "Use `await using`"
  return await connection.query('users');
}

export async function listOrders(): Promise<string[]> {
  using timer = new Timer();
  await using connection = new Connection();
  return await connection.query('orders');
}
