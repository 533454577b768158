declare module 'express-serve-static-core' {
  export type Send<Body, Reply> = (body?: Body) => Reply;
  export interface Response<Body = any> {
    readonly json: Send<Body, this>;
    readonly send: Send<Body, this>;
    readonly end: () => void;
  }
}

declare module 'express' {
  import type * as core from 'express-serve-static-core';
  export interface Request {
    readonly params: Readonly<Record<string, string>>;
  }
  export type Response = core.Response;
}

declare module 'fastify' {
  export interface FastifyReply {
    send(payload?: unknown): this;
  }
}

declare module 'hono' {
  export interface Context {
    json(body: unknown, status?: number): Response;
  }
}
