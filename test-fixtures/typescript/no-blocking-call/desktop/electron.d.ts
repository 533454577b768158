declare module 'electron' {
  export const ipcMain: {
    handle(channel: string, listener: (event: object, ...values: string[]) => unknown): void;
    on(channel: string, listener: (event: object, ...values: string[]) => void): void;
  };
  export const app: { on(event: 'quit', listener: () => void): void };
}
