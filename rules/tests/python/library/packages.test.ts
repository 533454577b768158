import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { asyncPropertiesOfPackages } from '../../../src/python/semantics/facts/async-members.js';
import type * as ast from '../../../src/python/syntax/nodes.js';
import { parse } from '../../../src/python/syntax/parser.js';
import { TestProject, type OpenModule } from '../semantics/support/project.js';
import { getClaims, type Claim } from './support/claims.js';

const folder = path.resolve(import.meta.dirname, '../../../src/python/library/packages');

/** Dotted names of the stubbed modules, and their files. */
function listStubs(): { module: string; file: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pyi'))
    .sort()
    .map((name) => {
      const dotted = name.slice(0, -'.pyi'.length).split(path.sep).join('.');
      return { module: dotted.replace(/\.__init__$/, ''), file: path.join(folder, name) };
    });
}

/** A program that imports a module and uses each thing as its claim says, one statement each. */
function writeProgram(module: string, claims: readonly Claim[]): string {
  const uses = claims.map(({ owner, use }, index) => {
    const parameter = owner === undefined ? '' : `it: ${module}.${owner}`;
    const what = owner === undefined ? `${module}.${use}` : `it.${use}`;
    return `def use_${index}(${parameter}):\n    ${what}\n`;
  });
  return [`import ${module}\n`, ...uses].join('\n');
}

function getUses({ tree }: OpenModule): ast.Expression[] {
  return tree.body.flatMap((statement) => {
    const [only] = statement.type === 'FunctionDef' ? statement.body : [];
    return only?.type === 'Expr' ? [only.value] : [];
  });
}

/** What is inferred, in the terms of the claim. */
function getAnswer(claim: Claim, use: ast.Expression, { facts }: OpenModule): Claim['gives'] {
  return {
    await: claim.gives.await && facts.getAwaitableKind(use),
    with: claim.gives.with && facts.getContextManagerKind(use),
    for: claim.gives.for && facts.getIterableKind(use),
    isNamed: claim.gives.isNamed && facts.findQualifiedName(use.type === 'Call' ? use.func : use) !== undefined,
  };
}

describe('stubs of packages', () => {
  for (const { module, file } of listStubs()) {
    const claims = getClaims(parse(readFileSync(file, 'utf8')));
    if (claims.length === 0) continue;
    it(`${module}: ${claims.length} lines say what a program that imports it is told`, () => {
      const program = new TestProject({ 'main.py': writeProgram(module, claims) }).open('main.py');
      const uses = getUses(program);
      assert.equal(uses.length, claims.length);
      const wrong = claims.flatMap((claim, index) => {
        const use = uses[index];
        assert(use);
        const answer = getAnswer(claim, use, program);
        const name = claim.owner === undefined ? claim.use : `${claim.owner}.${claim.use}`;
        return JSON.stringify(answer) === JSON.stringify(claim.gives)
          ? []
          : [`${name}: expected ${JSON.stringify(claim.gives)}, inferred ${JSON.stringify(answer)}`];
      });
      assert.deepEqual(wrong, []);
    });
  }

  it('have the asynchronous properties that are looked for where they are imported', () => {
    const found = listStubs().flatMap(({ module, file }) => {
      const classes = parse(readFileSync(file, 'utf8')).body.filter((one) => one.type === 'ClassDef');
      const members = classes.flatMap(({ body }) => body.filter((one) => one.type === 'AsyncFunctionDef'));
      return members
        .filter(({ decorator_list }) => decorator_list.some((one) => one.type === 'Name' && one.id === 'property'))
        .map(({ name }) => `${name} of ${module.split('.')[0] ?? ''}`);
    });
    const known = [...asyncPropertiesOfPackages].flatMap(([name, packages]) =>
      packages.map((one) => `${name} of ${one}`),
    );
    assert.deepEqual([...new Set(found)].sort(), known.sort());
  });
});
