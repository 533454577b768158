import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { parseSync, type ParserOptions as OxcOptions } from 'oxc-parser';
import { LineIndex } from './lines.js';
import { toEstree, type TreeUse } from './to-estree.js';

/** How a text is read: the part of ESLint's `parserOptions` that says so. */
export interface ParserOptions {
  readonly filePath?: string;
  readonly sourceType?: 'script' | 'module' | 'commonjs';
  readonly ecmaFeatures?: { readonly jsx?: boolean; readonly globalReturn?: boolean };
}

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
  return toEstree(parsed.result, { text, lines, sourceType: isModule ? 'module' : 'script', use });
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
