import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import type { Linter } from 'eslint';
import promise from 'eslint-plugin-promise';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';
import plugin from '../../../src/index.js';
import { toEslintConfigs } from '../../support/configs.js';
import { eslintVersions, lintText } from '../../support/eslint-versions.js';
import { typedFile, typedParserOptions } from '../../support/rule-testers.js';

const python = `import asyncio

async def load(): ...

class Client(object):
    """A docstring. TODO: more."""
    def fetch(self, url, *args, retries=3, **kwargs):
        with open(url) as file:
            return [line for line in file if line] or {"a": 1, **kwargs}

async def main():
    load()  # TODO: await
    x = lambda y: y == None
    try:
        await load()
    except (ValueError, TypeError) as error:
        raise RuntimeError(f"{error!r:>{10}}") from error
    finally:
        match x:
            case {"a": [1, *_]} if True: pass
`;

const configs: Readonly<Record<string, unknown>> = {
  'js.configs.recommended': js.configs.recommended,
  'js.configs.all': js.configs.all,
  'tseslint.configs.recommended': tseslint.configs.recommended,
  'tseslint.configs.strict': tseslint.configs.strict,
  'tseslint.configs.stylistic': tseslint.configs.stylistic,
  'tseslint.configs.recommendedTypeChecked': tseslint.configs.recommendedTypeChecked,
  'unicorn.configs.recommended': unicorn.configs.recommended,
  'promise.configs["flat/recommended"]': promise.configs['flat/recommended'],
};

/** Options that people give for all files, because JavaScript was all they had. */
const languageOptions: Linter.Config = {
  languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: { window: 'readonly' } },
};

describe('a config that names no files', () => {
  const filePath = fileURLToPath(new URL('../../fixtures/empty/app.py', import.meta.url));
  for (const version of eslintVersions) {
    for (const [name, config] of Object.entries(configs)) {
      const own = plugin.configs.recommended;
      const foreign = toEslintConfigs(config);
      const orders = { before: [...foreign, languageOptions, ...own], after: [...own, ...foreign, languageOptions] };
      for (const [order, list] of Object.entries(orders)) {
        it(`leaves Python alone: ${name} ${order} ours, ESLint ${version.version}`, async () => {
          const { messages } = await lintText(version, list, python, filePath);
          assert.deepEqual(
            messages.map(({ ruleId, line }) => ({ ruleId, line })),
            [{ ruleId: 'async-pitfalls/no-missing-await', line: 12 }],
          );
        });
      }
    }
  }
});

describe('our preset after typescript-eslint with types', () => {
  it('leaves the parser of typed rules in place', async () => {
    const config: Linter.Config[] = [
      ...toEslintConfigs(tseslint.configs.recommendedTypeChecked),
      {
        languageOptions: { parserOptions: typedParserOptions },
      },
      ...plugin.configs.recommended,
    ];
    const text = 'const answer = (): Promise<boolean> => Promise.resolve(true);\nif (answer()) console.log(1);\n';
    for (const version of eslintVersions) {
      const { messages } = await lintText(version, config, text, typedFile);
      assert.ok(messages.some(({ ruleId }) => ruleId === '@typescript-eslint/no-misused-promises'));
      assert.ok(messages.every(({ fatal }) => fatal !== true));
    }
  });
});
