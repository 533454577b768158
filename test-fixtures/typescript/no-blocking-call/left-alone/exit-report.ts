/** Listeners of `exit` have to be synchronous, and nothing waits any more when they run. */
import { execFileSync, spawnSync } from 'node:child_process';

interface Session {
  readonly pid: number;
  readonly logFile: string;
}

function stopProcess({ pid }: Session): void {
  spawnSync('kill', ['-TERM', String(pid)]);
}

export async function startSession(session: Session): Promise<Session> {
  process.on('exit', () => {
    stopProcess(session);
    execFileSync('gzip', [session.logFile]);
  });
  await fetch(`http://localhost:4100/sessions/${session.pid}`, { method: 'POST' });
  return session;
}
