import assert from 'node:assert/strict';
import { findEnvironment, isPythonApi, type PythonApi } from '../src/python-environments.js';

/** The Python extension, in a workspace of two folders, one of which has an environment. */
const api: PythonApi<string> = {
  environments: {
    getActiveEnvironmentPath: (folder) => ({ id: folder, path: `${folder}/.venv/bin/python` }),
    resolveEnvironment: (environment) =>
      Promise.resolve(
        Reflect.get(environment, 'id') === '/shop'
          ? { executable: { sysPrefix: '/shop/.venv', bitness: '64-bit' }, environment: { name: '.venv' } }
          : undefined,
      ),
    onDidChangeActiveEnvironmentPath: () => ({ dispose: () => undefined }),
  },
};

describe('the environments that the Python extension tells of', () => {
  it('are the folders that interpreters call sys.prefix', async () => {
    assert.equal(await findEnvironment(api, '/shop'), '/shop/.venv');
  });

  it('are none where none was chosen, or nothing is known of it', async () => {
    assert.equal(await findEnvironment(api, '/post'), undefined);
    const resolveEnvironment = (): Promise<unknown> => Promise.resolve({ executable: { sysPrefix: '' } });
    assert.equal(
      await findEnvironment({ environments: { ...api.environments, resolveEnvironment } }, '/shop'),
      undefined,
    );
  });

  it('are not asked of an extension that offers no such thing', () => {
    assert.ok(isPythonApi(api));
    for (const other of [undefined, null, {}, { environments: {} }, { environments: { resolveEnvironment: true } }])
      assert.ok(!isPythonApi(other));
  });
});
