import assert from 'node:assert/strict';
import { parseProjectConfig } from '../../src/configuration/project-config.js';
import { findProblemPlace } from '../../src/configuration/problem-place.js';

/** What the places of the problems of a text hold. */
function getPlaces(text: string): string[] {
  const problems = parseProjectConfig(text)?.problems ?? [];
  return problems.map((problem) => {
    const { start, end } = findProblemPlace(text, problem);
    return text.slice(start, end);
  });
}

describe('the place of a problem in pyproject.toml', () => {
  const table = '[project]\nname = "preset"\npreset = 1\n\n[tool.async-pitfalls]\n';

  it('is the key', () => {
    assert.deepEqual(getPlaces(`${table}preset = "best"\nexlude = []\n`), ['exlude', 'preset']);
  });

  it('is the name of the rule, in a table of its own or in line', () => {
    assert.deepEqual(getPlaces(`${table}\n[tool.async-pitfalls.rules]\nno-nested-run = "fatal"\n`), ['no-nested-run']);
    assert.deepEqual(getPlaces(`${table}rules = { "no-such-rule" = "error" }\n`), ['"no-such-rule"']);
    assert.deepEqual(getPlaces(`${table}rules.no-nested-run = 7\n`), ['no-nested-run']);
  });

  it('is the rest of the line where the syntax is wrong', () => {
    assert.deepEqual(getPlaces('[project]\nname = "a"\n[tool.async-pitfalls]\npreset = best\n'), ['best']);
  });

  it('is the header of a table that is named in another way', () => {
    assert.deepEqual(getPlaces('[project]\n[tool.async_pitfalls]\npreset = "strict"\n'), ['[tool.async_pitfalls]']);
    assert.deepEqual(getPlaces('[project]\n[async-pitfalls]\npreset = "strict"\n'), ['[async-pitfalls]']);
    assert.deepEqual(getPlaces('[tool.ruff]\n[tool.asyncPitfalls]\npreset = "strict"\n'), ['[tool.asyncPitfalls]']);
    const both = '[tool.async-pitfalls]\npreset = "best"\n[tool.async-pitfall]\n';
    assert.deepEqual(getPlaces(both), ['[tool.async-pitfall]', 'preset']);
    assert.deepEqual(getPlaces('[tool.ruff]\n[tool.async-pitfall.rules]\na = 1\n'), ['[tool.async-pitfall.rules]']);
  });

  it('is the header when there is no key', () => {
    assert.deepEqual(getPlaces('[tool]\nasync-pitfalls = 3\n'), ['[tool]']);
  });
});
