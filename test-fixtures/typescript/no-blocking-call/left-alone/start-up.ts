/** What happens once, before there are requests. */
import { execFileSync } from 'node:child_process';

const revision = execFileSync('git', ['rev-parse', 'HEAD']).toString();

class Build {
  static readonly host = execFileSync('hostname').toString();
}

export async function about(): Promise<string> {
  return `${revision} on ${Build.host}`;
}
