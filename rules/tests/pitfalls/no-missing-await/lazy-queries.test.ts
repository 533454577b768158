import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { Engine } from '../../../src/engine/engine.js';
import { findScreen } from '../../../src/pitfalls/no-missing-await/javascript/screen/screen.js';
import { createNativeTypes } from '../../../src/javascript/types/native-types.js';
import { TemporaryFolder } from '../../support/command.js';

const packages = {
  'node_modules/drizzle-orm/package.json': '{ "name": "drizzle-orm", "types": "index.d.ts" }',
  'node_modules/drizzle-orm/index.d.ts': `
export declare abstract class QueryPromise<T> implements Promise<T> {
  [Symbol.toStringTag]: string;
  catch: Promise<T>['catch'];
  finally: Promise<T>['finally'];
  then<A = T, B = never>(fulfilled?: ((value: T) => A | PromiseLike<A>) | null, rejected?: ((e: any) => B) | null): Promise<A | B>;
}
export declare class Update extends QueryPromise<number> {
  where(condition: string): Omit<this, 'where'>;
}
export declare function update(table: string): Update;`,
  'node_modules/@angular/common/package.json':
    '{ "name": "@angular/common", "exports": { "./http": { "types": "./types/http.d.ts" } } }',
  'node_modules/@angular/common/types/http.d.ts': "export { HttpClient } from './_module-chunk.js';",
  'node_modules/@angular/common/types/_module-chunk.d.ts': `
export interface Observable { pipe(): Observable; subscribe(): void }
export declare class HttpClient { delete(url: string): Observable }`,
  'node_modules/@acme/orm/package.json': '{ "name": "@acme/orm", "types": "index.d.ts" }',
  'node_modules/@acme/orm/index.d.ts': `
export declare class Started { then(fulfilled: (value: number) => void): void; toSQL(): string; redirects(): this; execute(): this }
export declare function update(table: string): Started;`,
};

describe('no-missing-await: queries that nothing runs', () => {
  let folder: TemporaryFolder;
  let engine: Engine;
  beforeEach(() => {
    folder = new TemporaryFolder({
      ...packages,
      'package.json': '{}',
      'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
    });
    engine = createEngine({ root: folder.path });
  });
  afterEach(() => {
    engine.close();
    folder.remove();
  });

  const lint = (text: string): string[] => {
    folder.write('main.ts', text);
    const path = folder.resolve('main.ts');
    const { findings } = engine.lint({ path, text, rules: { 'no-missing-await': 'error' } });
    return findings.map(({ message }) => message);
  };

  it('are told by the package that declares them, also where their type is made of another', () => {
    const [message, ...others] = lint("import { update } from 'drizzle-orm';\nupdate('users').where('id = 1');");
    assert.match(message ?? '', /`update\('users'\)\.where\(\)` never runs: it is a query of drizzle-orm/);
    assert.deepEqual(others, []);
  });

  it('are not those of other packages, however their members are called', () => {
    assert.deepEqual(lint("import { update } from '@acme/orm';\nupdate('users');\nvoid update('users');"), []);
  });

  it('and requests that nothing subscribes to are told by the package that declares them in a file of its own', () => {
    const messages = lint(
      "import { HttpClient } from '@angular/common/http';\nexport const f = (http: HttpClient) => {\n  http.delete('/').pipe();\n  http.delete('/').subscribe();\n};",
    );
    assert.deepEqual(
      messages.map((message) => message.split(':')[0]),
      ['`http.delete()` is never sent'],
    );
  });

  it('are left alone where a function of the project may keep them', () => {
    assert.deepEqual(
      lint(
        "import { update, type Update } from 'drizzle-orm';\nexport function f(q: Update) { g(q); return q; }\nfunction g(q: Update) { q.where('a'); return q; }",
      ),
      [],
    );
  });

  it('are seen by the first look at a file, and nothing is seen in those that are awaited', () => {
    const types = createNativeTypes({ root: folder.path });
    const isSilent = (text: string): boolean | undefined => {
      const screen = findScreen();
      return (
        screen && types.inspect(folder.resolve('screened.ts'), `import { update } from 'drizzle-orm';\n${text}`, screen)
      );
    };
    try {
      for (const text of [
        "update('users');",
        "void update('users');",
        "['a'].map((name) => update(name));",
        "['a'].forEach((name) => update(name));",
        'const f = (name: string) => void update(name);',
      ]) {
        assert.equal(isSilent(text), false, text);
      }
      assert.equal(isSilent("async function f() { await update('users'); }\nvoid f().catch(() => 1);"), true);
    } finally {
      types.close();
    }
  });
});
