interface Session {
  readonly user: string;
}

declare function connect(user: string): Promise<Session>;

const sessions: Record<string, Promise<Session>> = {};
const hidden = Symbol('session');

export class Pool {
  private ready!: Promise<void>;
  private readonly warm: Promise<Session>;
  private waiting: Promise<Session>[] = [];

  constructor() {
    this.warm = connect('warm');
  }

  getSession(user: string): Promise<Session> {
    if (!sessions[user]) sessions[user] = connect(user);
    return sessions[user];
  }

  getHidden(holder: object): Promise<Session> {
    let session = Reflect.get(holder, hidden) as Promise<Session>;
    if (!session) {
      session = connect('hidden');
      Reflect.set(holder, hidden, session);
    }
    return session;
  }

  async next(): Promise<Session> {
    if (!this.ready) this.ready = this.fill();
    await this.ready;
    const [first] = this.waiting;
    if (first) return first;

    return this.warm ? connect("spare") : this.getSession("any"); // error: [no-missing-await] "always truthy"
  }

  private async fill(): Promise<void> {
    const last = this.waiting[this.waiting.length - 1];
    if (!last) this.waiting.push(connect('first'));
  }
}

let opening: Promise<Session>;

export function open(): void {
  opening ??= connect('open');
}

export async function close(): Promise<void> {
  if (opening) await opening;
}

export async function reopen(user: string): Promise<Session | undefined> {
  let reopened: Promise<Session>;
  reopened = connect(user);
  if (!reopened) return undefined; // error: [no-missing-await] "always truthy"
  return reopened;
}

declare const ready: Promise<void>;

export function describe(): string {
  return ready ? 'ready' : 'starting'; // error: [no-missing-await] "always truthy"
}
