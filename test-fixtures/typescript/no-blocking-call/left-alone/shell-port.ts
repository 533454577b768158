/** What the caller hands over may be anything: a fake of a test, a queue, a remote machine. */
interface Shell {
  execSync(command: string): string;
  readonly fs: { readFileSync(path: string): string };
}

class RecordingShell implements Shell {
  readonly commands: string[] = [];
  readonly fs = { readFileSync: (path: string): string => this.commands.join(path) };

  execSync(command: string): string {
    this.commands.push(command);
    return '';
  }
}

export async function deploy(shell: Shell, host: string): Promise<string> {
  const version = shell.execSync('git describe');
  await fetch(`https://${host}/deploy/${version}`, { method: 'POST' });
  return shell.fs.readFileSync('deploy.log');
}

export async function rehearse(host: string): Promise<readonly string[]> {
  const shell = new RecordingShell();
  await deploy(shell, host);
  shell.execSync('git tag rehearsed');
  return shell.commands;
}

export async function deployWith({ execSync }: Pick<Shell, 'execSync'>): Promise<string> {
  await Promise.resolve();
  return execSync('uptime');
}
