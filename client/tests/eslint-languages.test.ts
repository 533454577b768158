import assert from 'node:assert/strict';
import { findEslintLanguages } from '../src/eslint-languages.js';

const probe = ['javascript', 'typescript'];

describe('the languages of the ESLint extension', () => {
  it('are those that it tries by itself', () => {
    assert.deepEqual(findEslintLanguages({ enable: true, validate: null, probe }), probe);
  });

  it('are those that its settings list, in either form', () => {
    const validate = ['python', { language: 'javascript', autoFix: true }, 7];
    assert.deepEqual(findEslintLanguages({ enable: true, validate, probe }), ['python', 'javascript']);
  });

  it('are none when it is switched off', () => {
    assert.deepEqual(findEslintLanguages({ enable: false, validate: null, probe }), []);
  });
});
