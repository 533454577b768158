import assert from 'node:assert/strict';
import { PythonLanguage } from '../../../src/python/language/language.js';
import type { PythonSourceCode } from '../../../src/python/language/source-code.js';
import type { PythonFacts } from '../../../src/python/semantics/python-facts.js';

function createSourceCode(body: string, createFacts: () => PythonFacts = () => assert.fail()): PythonSourceCode {
  const language = new PythonLanguage({ ruleNames: new Set(), createFacts });
  const file = { path: '/app.py', physicalPath: '/app.py', bom: false, body };
  const parsed = language.parse(file);
  assert.ok(parsed.ok);
  return language.createSourceCode(file, parsed, { languageOptions: {} });
}

describe('PythonSourceCode', () => {
  it('counts lines as Python does', () => {
    const { lines } = createSourceCode('a\r\nb\rc\nd\u2028e\ff\n');
    assert.deepEqual(lines, ['a', 'b', 'c', 'd\u2028e\ff', '']);
  });

  it('turns offsets into positions and back', () => {
    const text = 'x = "😀"\r\n\ry = 1';
    const sourceCode = createSourceCode(text);
    for (let offset = 0; offset <= text.length; offset++) {
      assert.equal(sourceCode.getIndexFromLoc(sourceCode.getLocFromIndex(offset)), offset);
    }
    assert.deepEqual(sourceCode.getLoc({ start: text.indexOf('y'), end: text.length }), {
      start: { line: 3, column: 0 },
      end: { line: 3, column: 5 },
    });
  });

  it('visits each node on entering and on leaving, in the order of the text', () => {
    const steps = [...createSourceCode('f(a, b)').traverse()];
    const visits = steps.map((step) =>
      'phase' in step ? `${Reflect.get(Object(step.target), 'type')}:${step.phase}` : '',
    );
    assert.deepEqual(visits, [
      'Module:1',
      'Expr:1',
      'Call:1',
      ...['Name:1', 'Name:2', 'Name:1', 'Name:2', 'Name:1', 'Name:2'],
      'Call:2',
      'Expr:2',
      'Module:2',
    ]);
  });

  it('visits trees that are deeper than the call stack', () => {
    const sourceCode = createSourceCode(`total = ${'a + '.repeat(50_000)}a`);
    assert.ok([...sourceCode.traverse()].length > 100_000);
  });

  it('knows parents and ancestors', () => {
    const sourceCode = createSourceCode('await f()');
    const [statement] = sourceCode.ast.body;
    assert.ok(statement?.type === 'Expr' && statement.value.type === 'Await');
    assert.equal(sourceCode.getParent(statement.value.value), statement.value);
    assert.deepEqual(
      sourceCode.getAncestors(statement.value.value).map((node) => Reflect.get(node, 'type')),
      ['Module', 'Expr', 'Await'],
    );
    assert.equal(sourceCode.getText(statement.value.value), 'f()');
  });

  it('asks for facts once, and only when they are wanted', () => {
    let count = 0;
    const facts: Partial<PythonFacts> = { framework: 'trio' };
    const sourceCode = createSourceCode('pass', () => {
      count++;
      return facts as PythonFacts;
    });
    assert.equal(count, 0);
    assert.equal(sourceCode.facts.framework, 'trio');
    assert.equal(sourceCode.facts, sourceCode.facts);
    assert.equal(count, 1);
  });

  it('never fails to parse', () => {
    for (const text of ['def', 'x = (', '\0', '"""', '((((', 'if x\n  y', 'class A:\n\tdef f(:\n pass']) {
      assert.equal(createSourceCode(text).ast.type, 'Module');
    }
  });
});

const language = new PythonLanguage({ ruleNames: new Set(), createFacts: () => assert.fail() });

describe('a config that makes Python of TypeScript', () => {
  it('is told so', () => {
    const parsed = language.parse({ path: '/app.ts', physicalPath: '/app.ts', bom: false, body: '' });
    assert.ok(!parsed.ok);
    assert.match(parsed.errors[0]?.message ?? '', /^This file is set up as Python\. Extend our presets with/u);
  });
});

describe('languageOptions', () => {
  it('are checked when they are ours', () => {
    language.validateLanguageOptions({ pythonVersion: '3.12' });
    assert.throws(
      () => language.validateLanguageOptions({ pythonVersion: '312' }),
      /pythonVersion: expected a version/u,
    );
  });

  it('of other languages are let be', () => {
    assert.doesNotThrow(() => language.validateLanguageOptions({ ecmaVersion: 2022, parser: {}, globals: {} }));
  });
});
