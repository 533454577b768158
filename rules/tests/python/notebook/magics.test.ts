import assert from 'node:assert/strict';
import { hideMagics } from '../../../src/python/notebook/magics.js';

describe('what only IPython understands', () => {
  it('becomes Python of the same length', () => {
    const text = '%time f()\n  !ls -l\nx = %sql select 1\nprint?\ny = 5 % 3\nif a != b: pass\n';
    const hidden = hideMagics(text);
    assert.equal(hidden, '0#ime f()\n  0#s -l\nx = 0#ql select 1\n0#int?\ny = 5 % 3\nif a != b: pass\n');
    assert.equal(hidden.length, text.length);
  });

  it('goes on behind a backslash at the end of a line', () => {
    assert.equal(
      hideMagics('!pip install \\\n    aiohttp \\\n    anyio\nx = 1\n'),
      '0#ip install \\\n#   aiohttp \\\n#   anyio\nx = 1\n',
    );
    assert.equal(hideMagics('files = !ls \\\r\n  -l\r\nx = 1'), 'files = 0#s \\\r\n# -l\r\nx = 1');
  });

  it('is the whole cell when that is in another language', () => {
    assert.equal(hideMagics('%%bash\nls\n\nx\n'), '0#bash\n0#\n\n0\n');
    assert.equal(hideMagics('%%time\nawait f()\n'), '0#time\nawait f()\n');
  });
});
