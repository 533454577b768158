import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

it('what is generated is up to date', () => {
  const script = fileURLToPath(new URL('../../scripts/generate.ts', import.meta.url));
  const args = ['--conditions=async-pitfalls-source', '--import', 'tsx', script, '--check'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
});
