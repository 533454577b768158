import assert from 'node:assert/strict';
import { JavaScriptProject } from '../../../../src/javascript/semantics/project.js';

interface Repository {
  readonly project: JavaScriptProject;
  /** Changes or (undefined) deletes a file. */
  write(path: string, text: string | undefined): void;
}

/** A repository in memory; of what is no text the JSON is written. */
function createRepository(contents: Readonly<Record<string, string | object>>): Repository {
  const texts = new Map(
    Object.entries(contents).map(([path, content]) => [
      `/repo/${path}`,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
  const readFolder = (folder: string): string[] | undefined => {
    const names = [...texts.keys()].flatMap((path) =>
      path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')[0] ?? ''] : [],
    );
    return names.length > 0 ? [...new Set(names)] : undefined;
  };
  const project = new JavaScriptProject({
    readFile: (path) => texts.get(path),
    isFile: (path) => texts.has(path),
    readFolder,
  });
  return {
    project,
    write(path, text) {
      if (text === undefined) texts.delete(`/repo/${path}`);
      else texts.set(`/repo/${path}`, text);
      project.invalidate(`/repo/${path}`);
    },
  };
}

/** The path, in the repository, of what an import of a file means; undefined when it is none of our files. */
function findImported({ project }: Repository, from: string, specifier: string): string | undefined {
  return project.findImported(`/repo/${from}`, specifier)?.path.slice('/repo/'.length);
}

const source = 'export const answer = 42;';
const app = 'packages/app/src/main.ts';

/** A monorepo of npm or Yarn: `@acme/core` is described and has these files, `@acme/app` imports it. */
function createMonorepo(description: object, files: readonly string[]): Repository {
  return createRepository({
    'package.json': { workspaces: ['packages/*'] },
    'package-lock.json': '{}',
    'packages/core/package.json': { name: '@acme/core', ...description },
    ...Object.fromEntries(files.map((file) => [`packages/core/${file}`, source])),
    'packages/app/package.json': { name: '@acme/app' },
    [app]: source,
  });
}

describe('imports of packages of the repository', () => {
  describe('what a package names as its entry', () => {
    const cases: readonly [name: string, description: object, file: string, specifier?: string][] = [
      ['main', { main: 'lib/index.js' }, 'lib/index.js'],
      ['nothing', {}, 'index.js'],
      ['TypeScript itself', { exports: { '.': './src/index.ts' } }, 'src/index.ts'],
      ['exports without a map', { exports: './src/index.mts' }, 'src/index.mts'],
      [
        'conditions without a map',
        { exports: { import: './src/index.js', require: './dist/index.cjs' } },
        'src/index.js',
      ],
      ['the types', { types: 'src/index.ts', main: 'dist/index.js' }, 'src/index.ts'],
      [
        'the output of a build that did not run',
        { main: './dist/index.js', types: './dist/index.d.ts' },
        'src/index.ts',
      ],
      [
        'an output for each kind of module',
        { exports: { '.': { types: './dist/types/index.d.ts', import: './dist/esm/index.js' } } },
        'src/index.tsx',
      ],
      ['an output with its own src', { main: 'build/src/index.js' }, 'src/index.ts'],
      ['an output beside its source', { main: 'lib/index.js', types: 'lib/index.d.ts' }, 'lib/index.ts'],
      ['a subpath', { exports: { '.': './a.js', './db': './dist/db.js' } }, 'src/db.ts', '@acme/core/db'],
      ['a subpath by a pattern', { exports: { './*': './dist/*.js' } }, 'src/io/db.ts', '@acme/core/io/db'],
      ['a subpath without exports', { main: 'index.js' }, 'lib/db.js', '@acme/core/lib/db'],
      ['a file before its build', { main: 'dist/index.js' }, 'src/index.ts'],
    ];
    for (const [name, description, file, specifier = '@acme/core'] of cases) {
      it(name, () => {
        const repository = createMonorepo(description, [file]);

        assert.equal(findImported(repository, app, specifier), `packages/core/${file}`);
      });
    }
  });

  it('the source is taken where its output is there, too', () => {
    const repository = createMonorepo({ main: 'dist/index.js' }, ['dist/index.js', 'dist/index.d.ts', 'src/index.ts']);

    assert.equal(findImported(repository, app, '@acme/core'), 'packages/core/src/index.ts');
  });

  describe('what is not followed', () => {
    const cases: readonly [name: string, repository: Repository, specifier: string][] = [
      ['output without a source', createMonorepo({ main: 'dist/index.js' }, ['dist/index.js']), '@acme/core'],
      [
        'a path that is not exported',
        createMonorepo({ exports: { '.': './a.js' } }, ['a.js', 'b.js']),
        '@acme/core/b.js',
      ],
      ['a path that leaves the package', createMonorepo({ main: '../app/src/main.ts' }, []), '@acme/core'],
      ['packages from elsewhere', createMonorepo({ main: 'index.js' }, ['index.js']), 'fastify'],
      ['modules of Node', createMonorepo({ main: 'index.js' }, ['index.js']), 'node:fs'],
      [
        'a name that two folders have',
        createRepository({
          'package.json': { workspaces: ['packages/*', 'examples/*'] },
          'packages/core/package.json': { name: '@acme/core' },
          'packages/core/index.js': source,
          'examples/core/package.json': { name: '@acme/core' },
          'examples/core/index.js': source,
        }),
        '@acme/core',
      ],
      [
        'folders of a repository that has one package only',
        createRepository({
          'package.json': { name: 'acme' },
          'examples/core/package.json': { name: '@acme/core' },
          'examples/core/index.js': source,
        }),
        '@acme/core',
      ],
      [
        'templates inside of a package',
        createRepository({
          'package.json': { workspaces: ['packages/*'] },
          'packages/create/package.json': { name: 'create' },
          'packages/create/template/package.json': { name: '@acme/core' },
          'packages/create/template/index.js': source,
        }),
        '@acme/core',
      ],
      [
        'a description that cannot be read',
        createRepository({
          'package.json': { workspaces: ['packages/*'] },
          'packages/core/package.json': '{ "name": "@acme/core", ',
          'packages/core/index.js': source,
        }),
        '@acme/core',
      ],
    ];
    for (const [name, repository, specifier] of cases) {
      it(name, () => {
        assert.equal(findImported(repository, app, specifier), undefined);
      });
    }
  });

  it('a repository of pnpm, with a name that has a dot', () => {
    const repository = createRepository({
      'pnpm-workspace.yaml': 'packages:\n  - libs/**\n',
      'pnpm-lock.yaml': '',
      'libs/net/socket.io/package.json': { name: 'socket.io', main: './dist/index.js' },
      'libs/net/socket.io/src/index.ts': source,
    });

    assert.equal(findImported(repository, 'apps/web/main.ts', 'socket.io'), 'libs/net/socket.io/src/index.ts');
  });

  it('a package that imports itself by its name', () => {
    const repository = createRepository({
      'package.json': { name: 'acme', exports: './dist/index.js' },
      'src/index.ts': source,
      'test/index.test.ts': source,
    });

    assert.equal(findImported(repository, 'test/index.test.ts', 'acme'), 'src/index.ts');
  });

  it('imports that a package maps for itself', () => {
    const repository = createRepository({
      'package.json': { name: 'acme', imports: { '#db': './src/db.js', '#io/*': { node: './src/io/*.js' } } },
      'src/db.ts': source,
      'src/io/net.ts': source,
      'src/main.ts': source,
    });

    assert.equal(findImported(repository, 'src/main.ts', '#db'), 'src/db.ts');
    assert.equal(findImported(repository, 'src/main.ts', '#io/net'), 'src/io/net.ts');
    assert.equal(findImported(repository, 'src/main.ts', '#other'), undefined);
  });

  it('a description that changes, and a package that goes', () => {
    const repository = createMonorepo({ main: 'one.js' }, ['one.js', 'two.js']);
    assert.equal(findImported(repository, app, '@acme/core'), 'packages/core/one.js');

    const description = 'packages/core/package.json';
    repository.write(description, JSON.stringify({ name: '@acme/core', main: 'two.js' }));
    assert.equal(findImported(repository, app, '@acme/core'), 'packages/core/two.js');

    repository.write(description, undefined);
    assert.equal(findImported(repository, app, '@acme/core'), undefined);
  });
});
