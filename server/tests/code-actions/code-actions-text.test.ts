import assert from 'node:assert/strict';
import { findDifference } from '../../src/code-actions/fix-all.js';
import { describeEdit, describeEditIn } from '../../src/diagnostics/describe-edit.js';

describe('the changes of several passes', () => {
  it('become one that leaves the shared ends alone', () => {
    assert.deepEqual(findDifference('abcdef', 'abXXef'), { start: 2, end: 4, text: 'XX' });
    assert.deepEqual(findDifference('aa', 'aaa'), { start: 2, end: 2, text: 'a' });
    assert.equal(findDifference('same', 'same'), undefined);
  });
});

describe('the title of a fix', () => {
  it('says what is inserted, removed or replaced', () => {
    assert.equal(describeEdit('', 'await '), 'Insert `await`');
    assert.equal(describeEdit('save()', 'await save()'), 'Insert `await`');
    assert.equal(describeEdit('void save()', 'save()'), 'Remove `void`');
    assert.equal(describeEdit('time.sleep', 'await asyncio.sleep'), 'Replace `time.sleep` with `await asyncio.sleep`');
  });

  it('leaves out the import that comes with it', () => {
    const title = describeEdit('time\n\ntime.sleep(1)', 'asyncio\nimport time\n\nawait asyncio.sleep(1)');
    assert.equal(title, 'Replace `time.sleep(1)` with `await asyncio.sleep(1)`');
    const other = describeEdit('time.sleep(1)\n\ntime.sleep', 'time.sleep(1)\n\nawait asyncio.sleep');
    assert.equal(other, 'Replace `time.sleep` with `await asyncio.sleep`');
  });

  it('has the whole names of which an edit changes a part', () => {
    const describeIn = (text: string, part: string, added: string): string => {
      const start = text.indexOf(part);
      return describeEditIn(text, { start, end: start + part.length, text: added });
    };
    assert.equal(
      describeIn('    time.sleep(2)\n', 'time', 'await asyncio'),
      'Replace `time.sleep` with `await asyncio.sleep`',
    );
    assert.equal(
      describeIn('loop = asyncio.get_event_loop()', 'get_event_loop', 'get_running_loop'),
      'Replace `asyncio.get_event_loop` with `asyncio.get_running_loop`',
    );
    assert.equal(describeIn('open().loop.run()', 'run', 'walk'), 'Replace `loop.run` with `loop.walk`');
  });

  it('is short whatever the edit', () => {
    assert.equal(describeEdit('a', 'x'.repeat(100)), 'Fix this problem');
    assert.equal(describeEdit('', 'x'.repeat(100)), 'Fix this problem');
    assert.equal(describeEdit('', ' '), 'Fix this problem');
  });
});
