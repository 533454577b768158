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

export async function countOrders(): Promise<string[]> {
  await using connection = new Connection();
  return connection.query('orders'); // error: [no-missing-await] "`connection` is disposed of too early"
}

export async function countUsers(isCached: boolean): Promise<string[]> {
  if (isCached) return loadCached();
  using timer = new Timer();
  {
    await using connection = new Connection();
    await connection.query('begin');
  }
  return loadCached(); // error: [no-missing-await] "`timer` is disposed of too early"
}

export async function findFirst(connections: Connection[]): Promise<string[]> {
  for (await using connection of connections) {
    return connection.query('first'); // error: [no-missing-await] "`connection` is disposed of too early"
  }
  return loadCached();
}

export async function lookUp(kind: string): Promise<string[]> {
  switch (kind) {
    case 'user': {
      await using connection = new Connection();
      return connection.query('user'); // error: [no-missing-await] "`connection` is disposed of too early"
    }
    default: {
      const load = async () => {
        return loadCached();
      };
      return await load();
    }
  }
}

export function listLater(): Promise<string[]> {
  using timer = new Timer();
  return loadCached();
}

async function loadCached(): Promise<string[]> {
  return (await (await fetch('https://cache.example.com')).json()) as string[];
}
