import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine, resolveRules, type Finding } from 'eslint-plugin-async-pitfalls/engine';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { LanguageClient, repository, toUri } from '../support/language-client.js';

const root = path.join(repository, 'test-fixtures');
const fixtures = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:py|[cm]?[tj]sx?)$/.test(file) && !file.includes('node_modules'))
  .map((file) => path.join(root, file));

const fromFinding = ({ rule, message, line, column, endLine, endColumn, severity }: Finding): unknown => ({
  rule: rule ?? undefined,
  message,
  range: [line - 1, column - 1, endLine - 1, endColumn - 1],
  severity,
});

const fromDiagnostic = ({ code, message, range: { start, end }, severity }: Diagnostic): unknown => ({
  rule: code,
  message,
  range: [start.line, start.character, end.line, end.character],
  severity: severity === 1 ? 'error' : 'warn',
});

describe('the server and the engine', () => {
  const engine = createEngine({ root });
  after(() => {
    engine.close();
  });

  it('find the same in all fixtures', async () => {
    const client = await LanguageClient.start({ root });
    const rules = resolveRules(undefined);
    let count = 0;
    for (const file of fixtures) {
      const text = readFileSync(file, 'utf8');
      const uri = toUri(file);
      await client.open(uri, text);
      const found = await client.pull(uri);
      count += found.length;
      assert.deepEqual(
        found.map(fromDiagnostic),
        engine.lint({ path: file, text, rules }).findings.map(fromFinding),
        path.relative(root, file),
      );
      await client.close(uri);
    }
    assert.ok(count > 0);
    await client.stop();
  }).timeout(300_000);
});
