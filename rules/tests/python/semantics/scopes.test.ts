import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Env, ModuleEntity } from '../../../src/python/semantics/entities.js';
import { findBindingEnv } from '../../../src/python/semantics/scopes.js';
import type { ScopeSummary } from '../../../src/python/semantics/summary.js';
import { findPython, listStandardLibrary } from '../syntax/support/standard-library.js';
import { TestProject } from './support/project.js';

const script = fileURLToPath(new URL('support/cpython_scopes.py', import.meta.url));

/** A name of a scope: to whom it belongs, and whether it is bound in the scope itself. */
type CPythonName = [name: string, owner: 'local' | 'global' | 'free', isBound: boolean];
type CPythonScope = [type: string, name: string, line: number, names: CPythonName[]];

/** In these, branches are left out that no supported Python runs, together with what they bind. */
const decidedConditions = /sys\.platform|version_info|TYPE_CHECKING|\bif (?:0|1|False|True)\b/;

/** Comprehensions are no scopes of their own in CPython's tables since 3.12. */
const hasComprehensionScopes = (python: string): boolean =>
  spawnSync(python, ['-c', 'import sys; sys.exit(sys.version_info >= (3, 12))']).status === 0;

describe("the scopes of CPython's symtable, for the whole standard library", function () {
  this.timeout(180_000);

  it('own and bind the same names as ours', function () {
    const python = findPython();
    if (python === undefined || !hasComprehensionScopes(python)) {
      console.warn('      no python3 that has scopes for comprehensions is installed: scopes are not compared');
      return this.skip();
    }
    const files = listStandardLibrary(python);
    const run = spawnSync(python, [script], { input: files.join('\n'), encoding: 'utf8', maxBuffer: 1 << 29 });
    let count = 0;
    const differences: string[] = [];
    for (const line of run.stdout.trim().split('\n')) {
      const [path, theirs]: [string, CPythonScope[] | null] = JSON.parse(line);
      if (theirs === null) continue;
      count++;
      differences.push(...compare(path, theirs));
    }
    assert.deepEqual(differences.slice(0, 20), []);
    assert(count > 300, 'too few files were compared');
  });
});

function compare(path: string, theirs: readonly CPythonScope[]): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const lineStarts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const { module } = openModule(text);
  const ours = new Map<string, Env[]>();
  for (const [index, scope] of module.summary.scopes.entries()) {
    const start = scope.kind === 'module' ? 0 : scope.start;
    const line = scope.kind === 'module' ? 0 : lineStarts.findLastIndex((lineStart) => lineStart <= start) + 1;
    const key = `${getTypeName(scope)} ${line}`;
    ours.set(key, [...(ours.get(key) ?? []), module.getEnv(index)]);
  }
  const total = [...ours.values()].reduce((sum, envs) => sum + envs.length, 0);
  if (total !== theirs.length) return [`${path}: ${total} scopes instead of ${theirs.length}`];
  if (decidedConditions.test(text)) return [];
  return theirs.flatMap(([type, name, line, names]) => {
    const candidates = ours.get(`${type} ${line}`) ?? [];
    const fits = candidates.some((env) => findWrong(env, names) === undefined);
    if (fits) return [];
    const [first] = candidates;
    return [`${path}:${line} ${type} ${name}: ${(first && findWrong(first, names)) ?? 'no such scope'}`];
  });
}

function openModule(text: string): { readonly module: ModuleEntity } {
  const project = new TestProject({});
  return { module: project.project.getModule(project.getPath('main.py'), text) };
}

function getTypeName(scope: ScopeSummary): string {
  return scope.kind === 'module' || scope.kind === 'class' ? scope.kind : 'function';
}

/** The first name of which we say something else. */
function findWrong(env: Env, names: readonly CPythonName[]): string | undefined {
  for (const [name, owner, isBound] of names) {
    const found = getOwner(name, env);
    const isOurs = env.table.has(name) || env.findParameter(name) !== undefined;
    if (isBound && !isOurs) return `${name} is not bound`;
    if (env.parent !== undefined && found !== owner) return `${name} is ${found} instead of ${owner}`;
  }
  const known = new Set(names.map(([name]) => name));
  return [...env.table.keys()].find(
    (name) => !name.includes('.') && name !== '*' && !known.has(name) && name !== '__class__',
  );
}

function getOwner(name: string, env: Env): CPythonName[1] {
  const home = findBindingEnv(name, env);
  if (home === env) return 'local';
  return home === undefined || home.parent === undefined ? 'global' : 'free';
}
