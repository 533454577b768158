/** Where documents are kept. What is known of a call is what all classes that may answer it agree on. */
import { spawnSync } from 'node:child_process';

export abstract class Backend {
  abstract read(key: string): string;
  abstract remove(key: string): void;

  has(key: string): boolean {
    return this.read(key) !== '';
  }

  flush(): void {
    spawnSync('sync');
  }
}

export class RemoteBackend extends Backend {
  read(key: string): string {
    return spawnSync('ssh', ['store', 'cat', key]).stdout.toString();
  }

  remove(key: string): void {
    spawnSync('ssh', ['store', 'rm', key]);
  }
}

export class TapeBackend extends Backend {
  read(key: string): string {
    return spawnSync('mt', ['read', key]).stdout.toString();
  }

  remove(): void {
    throw new Error('A tape is written once');
  }

  override flush(): void {}
}

export class Journal {
  append(line: string): void {
    spawnSync('logger', [line]);
  }
}
