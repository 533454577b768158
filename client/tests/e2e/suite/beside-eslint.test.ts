import assert from 'node:assert/strict';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  closeAll,
  getDebugInformation,
  getDiagnostics,
  getFile,
  open,
  resetSettings,
  setSetting,
  waitFor,
  waitForRules,
} from '../support/editor.js';

const blocking =
  "import { execSync } from 'node:child_process';\nexport async function load() {\n  return execSync('date');\n}\n";
/** The plugin as a repository has it installed. */
const plugin =
  "export default { meta: { name: 'eslint-plugin-async-pitfalls' }, rules: { 'no-blocking-call': { create: () => ({}) } } };\n";
const config = `import pitfalls from 'eslint-plugin-async-pitfalls';
export default [{ files: ['src/**'], plugins: { pitfalls }, rules: { 'pitfalls/no-blocking-call': 'warn' } }];
`;

function write(name: string, text: string): void {
  const file = getFile(name).fsPath;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('a repository whose eslint.config enables our rules', () => {
  before(() => {
    write('package.json', '{ "type": "module" }');
    write('node_modules/eslint-plugin-async-pitfalls/package.json', '{ "type": "module", "exports": "./index.js" }');
    write('node_modules/eslint-plugin-async-pitfalls/index.js', plugin);
    const eslint = getFile('node_modules/eslint').fsPath;
    if (!existsSync(eslint)) symlinkSync(path.join(process.env.E2E_REPOSITORY ?? '', 'node_modules/eslint'), eslint);
    write('eslint.config.js', config);
    write('src/load.js', blocking);
    write('scripts/load.js', blocking);
  });
  afterEach(async () => {
    await closeAll();
    await resetSettings(['eslint.enable']);
  });

  it('is followed where the ESLint extension is off, and left to it where it is on', async () => {
    assert.ok(vscode.extensions.getExtension('dbaeumer.vscode-eslint'));
    await setSetting('eslint.enable', false);
    const document = await open('src/load.js');
    await waitFor('the severity of the config', () =>
      getDiagnostics(document)[0]?.severity === vscode.DiagnosticSeverity.Warning ? true : undefined,
    );
    await setSetting('eslint.enable', true);
    await waitForRules(document, []);
    assert.match(await getDebugInformation(), /The ESLint extension reports these rules here/);
  });

  it('says nothing of other files: there we report', async () => {
    const document = await open('scripts/load.js');
    await waitForRules(document, ['no-blocking-call']);
    assert.equal(getDiagnostics(document)[0]?.severity, vscode.DiagnosticSeverity.Error);
  });
});
