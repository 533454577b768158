/** A command: it does one thing and ends, so that nothing else waits for it. */
import { Command } from 'commander';
import { execFileSync } from 'node:child_process';

const program = new Command('release');

async function readVersion(): Promise<string> {
  const response = await fetch('https://versions.example/next');
  return response.text();
}

program.command('tag').action(async () => {
  const version = await readVersion();
  execFileSync('git', ['tag', version]);
});

program.command('push').action(async () => {
  await readVersion();
  execFileSync('git', ['push', '--tags']);
});

await program.parseAsync();
