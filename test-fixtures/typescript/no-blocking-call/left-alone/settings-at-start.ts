/** What is read once, while the module loads, is there when requests come. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';

class Build {
  readonly commit: string;
  readonly #started = Date.now();

  constructor(folder: string) {
    this.commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  }

  describe(): string {
    return `${this.commit}, up for ${Date.now() - this.#started} ms`;
  }
}

const build = new Build('.');
const { platform } = JSON.parse(execFileSync('node', ['-p', 'JSON.stringify(process)'], { encoding: 'utf8' }));

createServer((_request, response) => {
  response.end(`${build.describe()} on ${String(platform)}`);
}).listen(8080);

export async function describeLater(): Promise<string> {
  await Promise.resolve();
  return build.describe();
}
