import assert from 'node:assert/strict';
import { createEngine } from '../../src/engine/create-engine.js';
import { createFiles, type Files } from '../python/semantics/support/project.js';

const root = '/project';

describe('suggestions that call a function of the project', () => {
  it('know when what that function calls has changed', () => {
    const files: Files = {
      'pyproject.toml': '',
      'app/__init__.py': '',
      'app/base.py': 'import asyncio\nasync def base(f, *args):\n    return await asyncio.to_thread(f, *args)\n',
      'app/run.py': 'from .base import base\nasync def run(f, *args):\n    return await base(f, *args)\n',
      'app/use.py': 'import subprocess\nfrom .run import run\nasync def use():\n    subprocess.run("ls")\n',
    };
    const engine = createEngine({ root, files: createFiles(files), types: 'off' });
    const countSuggestions = (): number | undefined => {
      const request = { path: `${root}/app/use.py`, text: files['app/use.py'] ?? '', rules };
      return engine.lint(request).findings[0]?.suggestions.length;
    };
    const rules = { 'no-blocking-call': 'error' } as const;
    assert.equal(countSuggestions(), 2);
    files['app/base.py'] = 'async def base(f, *args):\n    return f(*args)\n';
    engine.invalidate(`${root}/app/base.py`);
    assert.equal(countSuggestions(), 1);
    engine.close();
  });
});
