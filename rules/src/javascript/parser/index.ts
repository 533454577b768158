import { analyze, type AnalyzeOptions } from '@typescript-eslint/scope-manager';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { parseSync, type ParserOptions as OxcOptions } from 'oxc-parser';
import { LineIndex } from './lines.js';
import { toEstree, type TreeUse } from './to-estree.js';

export interface ParserOptions {
  readonly filePath?: string;
  readonly sourceType?: 'script' | 'module' | 'commonjs';
  readonly ecmaFeatures?: { readonly jsx?: boolean; readonly globalReturn?: boolean };
  /** Names of TypeScript's libraries whose globals are declared. Default `['esnext']`. */
  readonly lib?: AnalyzeOptions['lib'];
}

export interface ParseResult {
  readonly ast: TSESTree.Program;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly visitorKeys: typeof visitorKeys;
  readonly services: object;
}

export interface Parser {
  readonly meta: { readonly name: string; readonly version: string };
  readonly parseForESLint: (text: string, options?: ParserOptions) => ParseResult;
}

export const meta = { name: 'eslint-plugin-async-pitfalls/parser', version: '0.1.0' } as const;

/** What ESLint shows for a text that cannot be parsed: `lineNumber` and `column` are 1-based. */
export class ParseError extends SyntaxError {
  readonly index: number;
  readonly lineNumber: number;
  readonly column: number;

  constructor(message: string, index: number, position: TSESTree.Position) {
    super(message);
    this.index = index;
    this.lineNumber = position.line;
    this.column = position.column + 1;
  }
}

/** The scopes of a program, as typescript-eslint's parser has them. */
export function analyzeScopes(ast: TSESTree.Program, options: ParserOptions): TSESLint.Scope.ScopeManager {
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

/**
 * The tree alone.
 * @throws a ParseError when the text has an error that oxc cannot recover from
 */
export function parseProgram(text: string, options: ParserOptions, use: TreeUse): TSESLint.SourceCode.Program {
  const lines = new LineIndex(text);
  const isModule = options.sourceType === undefined || options.sourceType === 'module';
  const expected = parseAs(isModule ? 'module' : 'script', text, options);
  // Scripts in projects of modules and the reverse are common, and better read than rejected.
  const parsed = expected.error ? parseAs(isModule ? 'script' : 'module', text, options) : expected;
  if (parsed.error && expected.error) {
    const index = expected.error.labels[0]?.start ?? 0;
    throw new ParseError(expected.error.message, index, lines.getPosition(index));
  }
  return toEstree(parsed.result, text, lines, isModule ? 'module' : 'script', use);
}

/** An error is what oxc cannot recover from: then it gives a program without statements. */
function parseAs(sourceType: 'module' | 'script', text: string, options: ParserOptions) {
  const fileName = options.filePath ?? 'input.ts';
  const result = parseSync(fileName, text, {
    lang: getLanguage(fileName, options.ecmaFeatures?.jsx === true),
    sourceType,
    astType: 'ts',
    preserveParens: false,
  });
  const { errors, program } = result;
  return { result, error: program.body.length === 0 && program.hashbang === null ? errors[0] : undefined };
}

function getLanguage(fileName: string, isJsx: boolean): OxcOptions['lang'] {
  if (/\.d\.(?:[^.]+\.)?[cm]?ts$/i.test(fileName)) return 'dts';
  switch (/\.[^./\\]+$/.exec(fileName)?.[0].toLowerCase()) {
    case '.ts':
    case '.mts':
    case '.cts':
      return 'ts';
    case '.js':
    case '.mjs':
    case '.cjs':
    case '.jsx':
      return 'jsx';
    case '.tsx':
      return 'tsx';
    default:
      return isJsx ? 'tsx' : 'ts';
  }
}
