import { analyze, type AnalyzeOptions } from '@typescript-eslint/scope-manager';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { version } from '../../version.js';
import { parseProgram, type ParserOptions as ParseOptions } from './parse.js';

/** What a config may set in ESLint's `parserOptions`. */
export interface ParserOptions extends ParseOptions {
  /** Names of TypeScript's libraries whose globals are declared. Default `['esnext']`. */
  readonly lib?: AnalyzeOptions['lib'];
}

/** What ESLint asks of a parser. */
export interface ParseResult {
  readonly ast: TSESTree.Program;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly visitorKeys: typeof visitorKeys;
  readonly services: object;
}

/** A parser as ESLint takes it. */
export interface Parser {
  readonly meta: { readonly name: string; readonly version: string };
  readonly parseForESLint: (text: string, options?: ParserOptions) => ParseResult;
}

/** By which ESLint tells in its cache whether a file was parsed by this parser. */
export const meta: Parser['meta'] = { name: 'eslint-plugin-async-pitfalls/parser', version };

/** The scopes of a program, as typescript-eslint's parser has them. */
function analyzeScopes(ast: TSESTree.Program, options: ParserOptions): TSESLint.Scope.ScopeManager {
  return analyze(ast, {
    sourceType: ast.sourceType,
    globalReturn: options.ecmaFeatures?.globalReturn ?? options.sourceType === 'commonjs',
    lib: options.lib ?? ['esnext'],
    childVisitorKeys: visitorKeys,
  });
}

/**
 * An ESLint parser for TypeScript and JavaScript on oxc: TS-ESTree nodes, tokens and scopes as typescript-eslint's parser
 * has them. Types come from a process that all files of the run share.
 * @throws a SyntaxError with `lineNumber` and `column` when the text has an error that oxc cannot recover from
 */
export const parseForESLint: Parser['parseForESLint'] = (text, options = {}) => {
  const ast = parseProgram(text, options, 'eslint');
  return { ast, scopeManager: analyzeScopes(ast, options), visitorKeys, services: {} };
};
