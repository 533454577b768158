/** Procedures of tRPC. */
import { initTRPC } from '@trpc/server';
import { execFileSync } from 'node:child_process';

const t = initTRPC.create();
const logged = t.procedure.use(({ next }) => next());

function readVersion(): string {
  return execFileSync('git', ['describe']).toString();
}

const version = readVersion();

export const router = t.router({
  started: logged.query(() => version),
  current: logged.query(() => readVersion()), // error: [no-blocking-call] "`readVersion()` blocks the event loop"
  tag: t.procedure.mutation(() => {
    execFileSync('git', ['tag', version]); // error: [no-blocking-call] "`execFileSync()` blocks the event loop"
  }),
});
