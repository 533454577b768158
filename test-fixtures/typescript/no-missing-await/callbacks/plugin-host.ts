/** Interfaces that promise to return nothing. */
interface Plugin {
  activate(): void;
  deactivate?(): void | Promise<void>;
}
interface Hooks {
  onClose?: () => void;
  onOpen?: () => Promise<void>;
}
declare function connect(): Promise<void>;
declare function register(hooks: Hooks): void;

export class RemotePlugin implements Plugin {
  async activate(): Promise<void> { // error: [no-missing-await] "`Plugin.activate` is declared to return nothing"
    await connect();
  }

  async deactivate(): Promise<void> {
    await connect();
  }
}

export class LocalPlugin implements Plugin {
  activate(): void {
    connect().catch(console.error);
  }
}

register({
  onClose: async () => { // error: [no-missing-await] "`onClose` is declared to return nothing"
    await connect();
  },
  onOpen: async () => {
    await connect();
  },
});

export const listener: () => void = async () => { // error: [no-missing-await] "`listener` is declared to return nothing"
  await connect();
};

export function makeListener(): () => void {
  return async () => connect(); // error: [no-missing-await] "Who gets this function drops the promise"
}

export const quiet: () => void = async () => {
  try {
    await connect();
  } catch {
    console.warn('not connected');
  }
};
