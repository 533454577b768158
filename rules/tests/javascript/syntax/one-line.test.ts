import assert from 'node:assert/strict';
import { toOneLine, toOneLineWithoutArguments } from '../../../src/javascript/syntax/one-line.js';

describe('code on one line', () => {
  it('joins chains and what stands in brackets', () => {
    assert.equal(toOneLine('app\n  .inject("/")\n  ?.then'), 'app.inject("/")?.then');
    assert.equal(toOneLine('open(\n  "users.db",\n  modes,\n).read'), 'open("users.db", modes).read');
    assert.equal(toOneLine('[\n  first,\n  ...others,\n]'), '[first, ...others]');
    assert.equal(toOneLine('{\n  id:  1,\n}'), '{ id: 1, }');
  });

  it('leaves out arguments', () => {
    assert.equal(toOneLineWithoutArguments('new Graph(read(path), "a")\n  .build'), 'new Graph(…).build');
    assert.equal(toOneLineWithoutArguments('(users as Store)\n  .find(1)'), '(…).find(…)');
    assert.equal(toOneLineWithoutArguments('files.read'), 'files.read');
  });
});
