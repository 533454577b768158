import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import {
  assertFound,
  optionPrograms,
  projectOfPrograms,
  rounds,
  type FoundInProgram,
  type OptionProgram,
} from '../../../rules/tests/configuration/option-programs.js';
import { LanguageClient, toUri } from '../support/language-client.js';

// The other places in which options are set are in rules/tests/configuration/options.test.ts.
describe("an option of a rule in an editor's settings changes what is found", () => {
  let root: string;
  let client: LanguageClient;
  const getUri = ({ name, file }: OptionProgram): string => toUri(path.join(root, name, file));

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    for (const [name, text] of Object.entries(projectOfPrograms)) writeFileSync(path.join(root, name), text);
    for (const { name, file, text } of optionPrograms) {
      mkdirSync(path.join(root, name));
      writeFileSync(path.join(root, name, file), text);
    }
    client = await LanguageClient.start({ root });
    for (const program of optionPrograms) await client.open(getUri(program), program.text, getLanguageId(program));
  });
  after(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  const find = async (program: OptionProgram): Promise<FoundInProgram[]> => {
    const uri = getUri(program);
    const found: FoundInProgram[] = [];
    for (const diagnostic of await client.pull(uri)) {
      const { code, range } = diagnostic;
      const suggested = program.suggests ? await getSuggested(uri, diagnostic) : '';
      found.push({ rule: typeof code === 'string' ? code : null, line: range.start.line + 1, suggested });
    }
    return found;
  };
  const getSuggested = async (uri: string, diagnostic: Diagnostic): Promise<string> => {
    const actions = await client.getCodeActions(uri, [diagnostic], ['quickfix']);
    const resolve = (action: CodeAction): Promise<CodeAction> =>
      client.connection.sendRequest('codeAction/resolve', action);
    const resolved = await Promise.all(
      actions.map((action) => (action.edit ? Promise.resolve(action) : resolve(action))),
    );
    return JSON.stringify(resolved.map(({ edit }) => edit));
  };

  it('none is set', async () => {
    for (const program of optionPrograms) assertFound(program, 'byDefault', await find(program));
  });

  for (const programs of rounds) {
    it(programs.map(({ name }) => name).join(', '), async () => {
      const rules = Object.fromEntries(programs.map(({ rule, options }) => [rule, ['warn', options]]));
      await client.afterRefresh(() => client.changeSettings({ rules }));
      for (const program of programs) assertFound(program, 'withOption', await find(program));
    });
  }
});

function getLanguageId({ file }: OptionProgram): string {
  return file === 'app.py' ? 'python' : 'typescriptreact';
}
