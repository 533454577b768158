import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { LanguageClient, toUri } from '../support/language-client.js';

interface Program {
  readonly helper: string;
  readonly main: string;
}

const programs: Readonly<Record<string, Program>> = {
  '.py': {
    helper: 'import time\n\n\nasync def poll():\n    time.sleep(1)\n\n\ndef load():\n    time.sleep(2)\n',
    main: 'from helper import load\n\n\nasync def start():\n    load()\n',
  },
  '.ts': {
    helper: `import { execSync } from 'node:child_process';

export async function poll(): Promise<void> {
  execSync('sleep 1');
}

export function load(): void {
  execSync('sleep 2');
}
`,
    main: "import { load } from './helper.js';\n\nexport async function start() {\n  load();\n}\n",
  },
};

describe('texts that are only considered, for an action that may not be chosen', () => {
  for (const [extension, { helper, main }] of Object.entries(programs)) {
    it(`change nothing of what is told of other files (${extension})`, async () => {
      const root = mkdtempSync(path.join(tmpdir(), 'considered-'));
      const [helperFile, mainFile] = [path.join(root, `helper${extension}`), path.join(root, `main${extension}`)];
      writeFileSync(helperFile, helper);
      writeFileSync(mainFile, main);
      const client = await LanguageClient.start({ root });
      const [helperUri, mainUri] = [toUri(helperFile), toUri(mainFile)];
      await client.open(helperUri, helper);
      await client.open(mainUri, main);
      const before = await client.pull(mainUri);
      assert.deepEqual(findRelated(before), [[helperUri, helper.split('\n').length - (extension === '.py' ? 2 : 3)]]);
      const diagnostics = await client.pull(helperUri);
      assert.equal(diagnostics.length, 1);
      const actions = (await client.getCodeActions(helperUri, diagnostics)).filter(({ edit, data }) => !edit && data);
      assert.equal(actions.length, 2, 'disable for the line, and for the file');
      for (const action of actions) await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
      await client.getCodeActions(helperUri, [], ['source.fixAll.asyncPitfalls']);
      await client.change(mainUri, `${main}\n`);
      assert.deepEqual(findRelated(await client.pull(mainUri)), findRelated(before));
      await client.stop();
      rmSync(root, { recursive: true });
    });
  }
});

function findRelated(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.flatMap(({ relatedInformation = [] }) =>
    relatedInformation.map(({ location: { uri, range } }) => [uri, range.start.line]),
  );
}
