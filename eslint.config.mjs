import js from '@eslint/js';
import asyncPitfalls from 'eslint-plugin-async-pitfalls';
import { defineConfig } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

/** Imports that would point against the arrows `client → server → rules` and `pitfalls → front ends → project`. */
const forbid = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

const editor = ['vscode', 'vscode-*', 'async-pitfalls-language-server', 'async-pitfalls-client'];
const runners = ['**/engine/**', '**/cli/**', '**/configuration/**'];
const ruleSide = [...runners, '**/pitfalls/**', '**/rule.js', '**/related.js'];

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/out/**',
      '**/.cache/**',
      'test-fixtures/**',
      'client/walkthrough/**',
      '**/node_modules/**',
      '**/*.generated.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, asyncPitfalls.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Constants are written as all variables are, but for classes; what is taken out of an object keeps the name that it has there.
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'variable', format: ['camelCase', 'StrictPascalCase'], leadingUnderscore: 'allow' },
        { selector: 'variable', modifiers: ['destructured'], format: null },
      ],
      // Node types are compared with the strings that everybody knows them by.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What a test reads back from a process or a file is checked by its assertions.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['rules/src/python/syntax/**'],
    rules: {
      // Tokens and character classes are read from typed arrays, which hold plain numbers.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    files: ['rules/src/pitfalls/**/*.ts'],
    ...eslintPlugin.configs.recommended,
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly', setTimeout: 'readonly', fetch: 'readonly' },
    },
  },
  forbid(
    ['rules/src/pitfalls/**'],
    [...editor, ...runners, '**/configs.js', '**/plugin.js'],
    'A rule knows nothing of what runs it.',
  ),
  forbid(
    ['rules/src/python/**'],
    [...editor, ...ruleSide, '**/javascript/**'],
    'The Python front end knows nothing of rules.',
  ),
  forbid(
    ['rules/src/javascript/**'],
    [...editor, ...ruleSide, '**/python/**'],
    'The JavaScript front end knows nothing of rules.',
  ),
  forbid(
    ['rules/src/project/**'],
    [...editor, ...ruleSide, '**/python/**', '**/javascript/**'],
    'What is known of a project is neutral of languages and rules.',
  ),
  forbid(
    ['rules/src/engine/**', 'rules/src/configuration/**'],
    [...editor, '**/cli/**'],
    'The engine knows nothing of editors, nor of the command.',
  ),
  forbid(['rules/src/cli/**'], editor, 'The command knows nothing of editors.'),
  forbid(
    ['server/src/**'],
    ['vscode', 'vscode-languageclient', 'vscode-languageclient/**', 'async-pitfalls-client'],
    'The server knows nothing of VS Code.',
  ),
  forbid(
    ['client/src/**'],
    ['eslint-plugin-async-pitfalls', 'eslint-plugin-async-pitfalls/**'],
    'The client asks the server.',
  ),
);
