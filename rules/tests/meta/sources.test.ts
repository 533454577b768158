import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, type Declaration, type Program, type StaticExport, type StaticImport } from 'oxc-parser';

const repository = path.resolve(import.meta.dirname, '../../..');

/** Folders whose files may import each other in circles. */
const recursive: readonly (readonly string[])[] = [
  // What a call gives depends on names, names on decorators, decorators on calls; types have entities, entities types.
  ['rules/src/python/semantics', 'rules/src/python/semantics/inference'],
  // A checker asks what was foreseen, which was asked of a checker.
  ['rules/src/javascript/types/typescript-native'],
];

interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly name: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly { readonly value: string; readonly start: number; readonly end: number }[];
  /** The files that it imports, for their types too. */
  readonly imports: readonly string[];
}

function readSources(): readonly SourceFile[] {
  const names = ['rules/src', 'server/src', 'client/src'].flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts')),
  );
  return names.map((name) => {
    const text = readFileSync(path.join(repository, name), 'utf8');
    const { program, comments, module } = parseSync(name, text);
    const requests = [...module.staticImports, ...module.staticExports].flatMap(getRequests);
    const imports = requests
      .filter((request) => request.startsWith('.'))
      .map((request) => path.posix.join(path.posix.dirname(name), request).replace(/\.js$/, '.ts'))
      .filter((imported) => names.includes(imported));
    return { name, text, program, comments, imports };
  });
}

function getRequests(one: StaticImport | StaticExport): readonly string[] {
  if ('moduleRequest' in one) return [one.moduleRequest.value];
  return one.entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []));
}

/** Groups of files that import each other, directly or not; each sorted by name. */
function findCircles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const importsOf = new Map(files.map(({ name, imports }) => [name, imports]));
  const reachedFrom = new Map(files.map(({ name }) => [name, reach(name, importsOf)]));
  const groups = files.map(({ name }) =>
    files.map((other) => other.name).filter((other) => isBetween(name, other, reachedFrom)),
  );
  return [...new Map(groups.filter(({ length }) => length > 1).map((group) => [group.join(), group])).values()];
}

function isBetween(one: string, other: string, reachedFrom: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return (reachedFrom.get(one)?.has(other) ?? false) && (reachedFrom.get(other)?.has(one) ?? false);
}

/** All files that a file imports, directly or not. */
function reach(start: string, importsOf: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const imported of importsOf.get(name) ?? []) {
      if (reached.has(imported)) continue;
      reached.add(imported);
      pending.push(imported);
    }
  }
  return reached;
}

/** The names that a file exports without a doc comment; of overloads the first has it. */
function findUndocumented({ text, program, comments }: SourceFile): readonly string[] {
  const known = new Set<string>();
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    if (isNameOfAnother(statement.declaration)) return [];
    const names = getDeclaredNames(statement.declaration).filter((name) => !known.has(name));
    for (const name of names) known.add(name);
    const comment = comments.findLast(({ end }) => end <= statement.start);
    const isDocumented =
      comment?.value.startsWith('*') === true && /^\s*$/.test(text.slice(comment.end, statement.start));
    return isDocumented ? [] : names;
  });
}

/** Whether it is `keyof typeof messages` or the like, of which there is no more to tell. */
function isNameOfAnother(declaration: Declaration): boolean {
  return declaration.type === 'TSTypeAliasDeclaration' && declaration.typeAnnotation.type === 'TSTypeOperator';
}

function getDeclaredNames(declaration: Declaration): readonly string[] {
  const declared = declaration.type === 'VariableDeclaration' ? declaration.declarations : [declaration];
  return declared.flatMap(({ id }) => (id?.type === 'Identifier' ? [id.name] : []));
}

describe('our own sources', () => {
  const files = readSources();

  it('import each other one way, but where what they do is recursive', () => {
    const circles = findCircles(files).filter(
      (names) => !recursive.some((folders) => names.every((name) => folders.includes(path.posix.dirname(name)))),
    );
    assert.deepEqual(circles, []);
  });

  it('tell of everything that they export what it is for', () => {
    const missing = files.flatMap((file) => findUndocumented(file).map((name) => `${file.name}: ${name}`));
    assert.deepEqual(missing, []);
  });
});
