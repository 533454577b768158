declare module 'socket.io' {
  export class Socket {
    join(rooms: string | string[]): Promise<void> | void;
    leave(room: string): Promise<void> | void;
    timeout(milliseconds: number): { emitWithAck(event: string): Promise<string> };
  }
  export class Server {
    on(event: 'connection', listener: (socket: Socket) => void): this;
    close(): Promise<void>;
  }
}
