declare module 'electron' {
  export interface IpcMainEvent {
    returnValue: any;
    reply(channel: string, ...values: any[]): void;
  }
  export const app: { whenReady(): Promise<void> };
  export class BrowserWindow {
    loadFile(path: string): Promise<void>;
    show(): void;
  }
  export const ipcMain: {
    on(channel: string, listener: (event: IpcMainEvent, ...values: any[]) => void): void;
  };
}

declare module 'fakes' {
  export class Fake<T> {
    returnValue: T | Promise<T>;
  }
}

declare module '@redis/client' {
  export type PubSubListener = (message: string, channel: string) => unknown;
  export class RedisClient {
    connect(): Promise<this>;
    subscribe: (channels: string | string[], listener: PubSubListener) => Promise<void>;
    pSubscribe: (patterns: string | string[], listener: PubSubListener) => Promise<void>;
    unsubscribe: (channels?: string, listener?: PubSubListener) => Promise<void>;
  }
}

declare module 'redis' {
  import { RedisClient } from '@redis/client';
  export function createClient(options?: object): RedisClient;
}

declare module 'yargs' {
  interface Argv {
    command(name: string, about: string, builder: (commands: Argv) => Argv, handler: (args: object) => void): Argv;
    middleware(callbacks: (args: object) => void): Argv;
    completion(name: string, complete: (current: string) => void): Argv;
    parseAsync(): Promise<object>;
  }
  const yargs: Argv;
  export default yargs;
}
