/** A clone of a repository, of which getters ask Git. */
import { execFileSync } from 'node:child_process';

export class Clone {
  constructor(private readonly folder: string) {}

  static at(folder: string): Clone {
    return new Clone(folder);
  }

  get head(): string {
    return execFileSync('git', ['-C', this.folder, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  }

  get name(): string {
    return this.folder;
  }
}

export function openClone(): Clone {
  return new Clone('.');
}
