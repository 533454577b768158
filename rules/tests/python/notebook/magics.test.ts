import assert from 'node:assert/strict';
import { hideMagics } from '../../../src/python/notebook/magics.js';

describe('what only IPython understands', () => {
  it('becomes Python of the same length', () => {
    const text = '%time f()\n  !ls -l\nx = %sql select 1\nprint?\ny = 5 % 3\nif a != b: pass\n';
    const hidden = hideMagics(text);
    assert.equal(hidden, '#########\n  0#####\nx = 0############\n######\ny = 5 % 3\nif a != b: pass\n');
    assert.equal(hidden.length, text.length);
  });

  it('goes on behind a backslash at the end of a line', () => {
    assert.equal(
      hideMagics('!pip install \\\n  aiohttp \\\n  anyio\nx = 1\n'),
      '##############\n###########\n#######\nx = 1\n',
    );
    assert.equal(hideMagics('files = !ls \\\r\n  -l\r\nx = 1'), 'files = 0####\r\n####\r\nx = 1');
  });

  it('is an operator within brackets, in which a line goes on', () => {
    for (const text of ['x = (10\n%y\n)\n', 'f(")", # (\n  "%s"\n%name\n)\n', 'x = [(\n%a[0]\n)\n%b]\n'])
      assert.equal(hideMagics(text), text);
    assert.equal(hideMagics("!echo '(\n%pip x\ny = (1)\n!ls\n"), '########\n######\ny = (1)\n###\n');
    // A bracket that is still open while somebody types is no reason to read all below it otherwise.
    assert.equal(hideMagics('print(\n%pip install x\ny = (1)\n'), 'print(\n##############\ny = (1)\n');
  });

  it('is left where it would take the end of a string along', () => {
    const text = "query = '''select *\n%s''' % table\n";
    assert.equal(hideMagics(text), text);
  });

  it('is looked for in one go, however long a line of white space is', () => {
    const text = `x = 1\n${' '.repeat(1_000_000)}y\n`;
    assert.equal(hideMagics(text), text);
  });

  it('is the whole cell when that is in another language', () => {
    assert.equal(hideMagics('%%bash\nls  # eslint-disable\n\nx\n'), '######\n####################\n\n#\n');
    assert.equal(hideMagics('%%time\nawait f()\n'), '######\nawait f()\n');
  });
});
