import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { runCommand, TemporaryFolder } from '../support/command.js';

const load =
  'export function load(id: string) {\n  return fetch(`/orders/${id}`).then((answer) => answer.json());\n}\n';
const getCaller = (module: string): string =>
  `import { load } from '${module}';\n\nexport function show(id: string) {\n  load(id);\n}\n`;

describe('async-pitfalls, between whose runs TypeScript files', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder({
      'pyproject.toml': '',
      'package.json': '{ "type": "module" }',
      'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "strict": true, "lib": ["esnext", "dom"] } }',
      'src/load.ts': load,
      'src/main.ts': getCaller('./load.js'),
    });
  });
  afterEach(() => folder.remove());
  /** Lines of the report of GitHub's format: one a finding. */
  const run = async (): Promise<string[]> => {
    const { stdout } = await runCommand(['--format', 'github'], folder.path);
    return stdout.split('\n').filter((line) => line.startsWith('::'));
  };

  it('are renamed, finds them under the new name and no longer under the old one', async () => {
    assert.match((await run()).join('\n'), /^::error file=src\/main\.ts,line=4,.*no-missing-await::[^\n]*$/u);
    renameSync(folder.resolve('src/load.ts'), folder.resolve('src/orders.ts'));
    assert.deepEqual(await run(), []);
    folder.write('src/main.ts', getCaller('./orders.js'));
    assert.match((await run()).join('\n'), /^::error file=src\/main\.ts,line=4,.*no-missing-await::[^\n]*$/u);
  });

  it('are deleted, knows nothing of them', async () => {
    rmSync(folder.resolve('src/load.ts'));
    assert.deepEqual(await run(), []);
  });
});
