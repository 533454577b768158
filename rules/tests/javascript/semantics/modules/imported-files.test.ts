import assert from 'node:assert/strict';
import { findImportedFiles } from '../../../../src/javascript/semantics/modules/imported-files.js';

/** What `/app/config.js` imports among files that are kept in memory. */
function find(texts: Readonly<Record<string, string>>): readonly string[] {
  const files = {
    readFile: (path: string) => texts[path],
    isFile: (path: string) => path in texts,
    readFolder: () => undefined,
  };
  return [...findImportedFiles('/app/config.js', files)].sort();
}

describe('the files that a module imports', () => {
  it('are found however they are imported', () => {
    const config = [
      "import { base } from './base.js';",
      "import './effects';",
      "export * from '../shared/index.mjs';",
      "const tests = require('./tests.cjs');",
      'const late = await import(`./late.js`);',
    ];
    const imported = ['/app/base.ts', '/app/effects.js', '/app/late.js', '/app/tests.cjs', '/shared/index.mjs'];
    const texts = Object.fromEntries(imported.map((path) => [path, '']));
    assert.deepEqual(find({ '/app/config.js': config.join('\n'), ...texts }), imported);
  });

  it('are those of the imported files, too, also in circles', () => {
    const texts = {
      '/app/config.js': "import './a.js';",
      '/app/a.js': "import './b.js';",
      '/app/b.js': "import './a.js';",
    };
    assert.deepEqual(find(texts), ['/app/a.js', '/app/b.js']);
  });

  it('are no packages, and none that are missing', () => {
    assert.deepEqual(find({ '/app/config.js': "import eslint from 'eslint';\nimport './missing.js';" }), []);
  });
});
