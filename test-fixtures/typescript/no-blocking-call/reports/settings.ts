/** What reports are made with: read from the repository when it is asked for. */
import { execFileSync } from 'node:child_process';

export class Settings {
  readonly folder = 'reports';

  get revision(): string {
    return execFileSync('git', ['rev-parse', 'HEAD']).toString().trim();
  }

  get title(): string {
    return `Report of ${this.folder}`;
  }
}

export const build = {
  get branch(): string {
    return execFileSync('git', ['branch', '--show-current']).toString();
  },
  name: 'nightly',
};

export function countCommits(callback: (error: Error | null, count: number) => void): void {
  callback(null, Number(execFileSync('git', ['rev-list', '--count', 'HEAD']).toString()));
}

/* async-pitfalls: non-blocking -- it runs once a night, when nobody waits */
export function compress(): void {
  execFileSync('gzip', ['reports.tar']);
}

// async-pitfalls: non-blocking
export const archive = (): void => {
  execFileSync('tar', ['-cf', 'reports.tar', 'reports']);
};

export function upload(): void { // async-pitfalls: non-blocking
  execFileSync('rsync', ['reports.tar', 'backup:']);
}

/** Not marked: `async-pitfalls: non-blocking` in a text says nothing. */
export function publish(): string {
  return execFileSync('npm', ['publish']).toString();
}
