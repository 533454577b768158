import { readdirSync, readFileSync } from 'node:fs';

/** The ids of the processes that run our language server, see proc(5). The end-to-end tests run on Linux only. */
export function findServers(isWanted: (command: string, parent: number) => boolean): readonly number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0').join(' ');
      // The name before stands in brackets and may have any characters itself.
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return command.includes('dist/server.mjs') && isWanted(command, parent) ? [Number(entry)] : [];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}
