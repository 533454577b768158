/** Callbacks of promises run on the event loop, whatever function they are written in. */
import { execSync } from 'node:child_process';

declare function fetchTag(): Promise<string>;
declare const builder: { then(step: () => void): unknown };

export function tag(): Promise<string> {
  return fetchTag()
    .then((name) => execSync(`git tag ${name}`)) // error: [no-blocking-call] "`execSync()` blocks"
    .then(String)
    .finally(() => {
      execSync('git push --tags'); // error: [no-blocking-call] "`execSync()` blocks"
    });
}

export function tagNow(name: string): string {
  return execSync(`git tag ${name}`).toString();
}

/** Start-up: nothing waits yet. */
fetchTag().then((name) => execSync(`git checkout ${name}`), console.error);
