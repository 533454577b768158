import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createNativeTypes } from '../../../src/javascript/types/native-types.js';
import { useTypedFolder } from './typed-folder.js';

describe('the process of native types', () => {
  const folder = useTypedFolder();

  it('holds one snapshot, however often files change', () => {
    const { live } = folder.useObservedCompiler();
    folder.write('tsconfig.json', '{}');
    folder.write('main.ts', 'export {};');
    const answers = Array.from({ length: 20 }, (_, edit) =>
      folder.kindOf('main.ts', `${'\n'.repeat(edit)}Promise.resolve();`),
    );
    assert.deepEqual(new Set(answers), new Set(['promise']));
    assert.equal(live.size, 1);
    folder.types.close();
    assert.equal(live.size, 0);
  });

  it('starts a new process when it ends, and says so', () => {
    folder.write('tsconfig.json', '{}');
    const { oracle, node } = folder.ask('main.ts', 'Promise.resolve();');
    folder.types.close();
    assert.equal(oracle?.promiseKind(node), 'unresolved');
    assert.match(folder.log.join('\n'), /has ended/);
    assert.equal(folder.kindOf('main.ts', 'Promise.resolve(1);'), 'promise');
  });

  it('ends a process that hangs, says so once, and goes on with a new one', () => {
    // A compiler whose first two processes never answer; the third answers that there are no projects.
    rmSync(path.join(folder.root, 'node_modules'));
    folder.write('node_modules/typescript/package.json', '{ "name": "typescript", "version": "7.9.0" }');
    folder.write('node_modules/typescript/unstable/ast.js', 'exports.SyntaxKind = {};');
    folder.write(
      'node_modules/typescript/unstable/sync.js',
      `const { spawn } = require('node:child_process');
      const { readSync } = require('node:fs');
      let starts = 0;
      exports.TypeFlags = {};
      exports.API = class {
        constructor() {
          const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'pipe', 'ignore'] });
          child.stdout._handle.setBlocking(true);
          child.unref();
          this.client = { channel: { child } };
          this.hangs = ++starts < 3;
        }
        updateSnapshot() {
          const { child } = this.client.channel;
          if (this.hangs && readSync(child.stdout._handle.fd, Buffer.alloc(1), 0, 1, null) === 0) {
            throw new Error('Unexpected EOF while reading from child process');
          }
          return { getProjects: () => [], getProject() {}, getDefaultProjectForFile() {}, dispose() {} };
        }
        close() {
          this.client.channel.child.stdin.destroy();
          this.client.channel.child.stdout.destroy();
        }
      };`,
    );
    folder.types = createNativeTypes({
      root: folder.root,
      allowWorkspaceTypeScript: true,
      patience: 50,
      log: (message) => folder.log.push(message),
    });
    assert.equal(folder.ask('main.ts', 'Promise.resolve();').oracle, undefined);
    assert.equal(folder.ask('main.ts', 'Promise.resolve();').oracle, undefined);
    assert.deepEqual(folder.log, [
      'The types process did not answer and was ended: files are checked without types meanwhile.',
    ]);
    folder.types.start();
    assert.deepEqual(folder.types.getState(), { kind: 'native', version: '7.9.0', isOfWorkspace: true });
    assert.equal(folder.log.length, 1);
  });

  it('is given up when it ends again and again, but not for ends that are far apart', () => {
    rmSync(path.join(folder.root, 'node_modules'));
    folder.write('node_modules/typescript/package.json', '{ "name": "typescript", "version": "7.9.0" }');
    folder.write('node_modules/typescript/unstable/ast.js', 'exports.SyntaxKind = {};');
    folder.write(
      'node_modules/typescript/unstable/sync.js',
      `exports.TypeFlags = {};
      exports.API = class {
        client = { channel: { child: { pid: 0 } } };
        updateSnapshot() { throw new Error('Unexpected EOF while reading from child process'); }
        close() {}
      };`,
    );
    let time = 0;
    const minute = 60_000;
    folder.types = createNativeTypes({
      root: folder.root,
      allowWorkspaceTypeScript: true,
      getTime: () => time,
      log: (message) => folder.log.push(message),
    });
    const endAfter = (minutes: number): string => {
      time += minutes * minute;
      assert.equal(folder.ask('main.ts', 'Promise.resolve();').oracle, undefined);
      return folder.types.getState().kind;
    };
    assert.deepEqual(
      [0, 5, 5, 5, 5, 5].map(endAfter),
      Array.from({ length: 6 }, () => 'native'),
    );
    assert.deepEqual([30, 1, 1, 1, 1].map(endAfter), ['native', 'native', 'native', 'native', 'none']);
    assert.equal(folder.log.filter((message) => message.includes('is not started any more')).length, 1);
    assert.equal(endAfter(60), 'none');
  });
});

describe('types of packages in archives of Yarn', () => {
  const folder = useTypedFolder();

  it('are told to be unknown, once, and nothing of theirs is run', () => {
    folder.write('.pnp.cjs', 'throw new Error("was run");');
    folder.write('packages/app/tsconfig.json', '{}');
    assert.equal(folder.kindOf('packages/app/main.ts', 'Promise.resolve();'), 'promise');
    folder.types.close();
    assert.equal(folder.kindOf('packages/app/main.ts', 'Promise.resolve(1);'), 'promise');
    assert.equal(folder.log.length, 1);
    assert.match(folder.log[0] ?? '', /\.pnp\.cjs: packages lie in archives of Yarn/);
  });
});
