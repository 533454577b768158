import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { analyzeScopes } from '../scopes/analyze.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import { parseProgram, type ParserOptions } from './parse.js';
import { LineIndex } from './lines.js';

/** A comment that begins as those do that speak to a linter: `eslint-disable-line no-eval`. */
export interface ParsedComment {
  /** `eslint-disable-line` */
  readonly label: string;
  readonly value: string;
  readonly isLine: boolean;
  readonly loc: TSESTree.SourceLocation;
}

/**
 * Parses a JavaScript or TypeScript file.
 * @param text without byte order mark
 * @throws a ParseError when the text cannot be parsed
 */
export function parseSource(path: string, text: string): JavaScriptSourceCode {
  const sourceType = path.endsWith('.cjs') ? 'commonjs' : 'module';
  const options: ParserOptions = { filePath: path, sourceType, ecmaFeatures: { jsx: true } };
  // As ESLint does it: a parser sees the first line of a script as a comment.
  const ast = parseProgram(text.replace(/^#!/u, '//'), options, 'rules');
  return new JavaScriptSourceCode(text, ast, options);
}

const commentParser = new ConfigCommentParser();

/**
 * What our rules use of ESLint's `SourceCode`, which itself takes longer to make than the tree: there are no tokens, and
 * scopes and lines are looked for when first asked for.
 */
export class JavaScriptSourceCode {
  readonly text: string;
  readonly ast: TSESLint.SourceCode.Program;
  /** What rules find of the project and its types. */
  parserServices: object = {};
  readonly #options: ParserOptions;
  #scopes: FileScopes | undefined;
  #lineIndex: LineIndex | undefined;
  #lines: string[] | undefined;

  constructor(text: string, ast: TSESLint.SourceCode.Program, options: ParserOptions) {
    this.text = text;
    this.ast = ast;
    this.#options = options;
  }

  /** What there is of a scope manager. */
  get scopeManager(): Pick<TSESLint.Scope.ScopeManager, 'scopes'> {
    return { scopes: this.#getScopes().scopes.map(toEslintScope) };
  }

  /** Looks for the scopes now, while there is time. */
  findScopes(): void {
    this.#getScopes();
  }

  get lines(): string[] {
    return (this.#lines ??= this.text.split(/\r\n|[\r\n\u2028\u2029]/u));
  }

  getText(node?: TSESTree.Node): string {
    return node ? this.text.slice(node.range[0], node.range[1]) : this.text;
  }

  getScope(node: TSESTree.Node): TSESLint.Scope.Scope {
    return toEslintScope(this.#getScopes().getScope(node));
  }

  getDeclaredVariables(node: TSESTree.Node): readonly TSESLint.Scope.Variable[] {
    return this.#getScopes().getDeclaredVariables(node).map(toEslintVariable);
  }

  getLoc({ loc }: TSESTree.Node): TSESTree.SourceLocation {
    return loc;
  }

  getLocFromIndex(offset: number): TSESTree.Position {
    return this.#getLineIndex().getPosition(offset);
  }

  getIndexFromLoc(position: TSESTree.Position): number {
    return this.#getLineIndex().getOffset(position);
  }

  /** The comments that can speak to a linter, taken apart: not the first line of a script. */
  getParsedComments(): ParsedComment[] {
    return this.ast.comments.flatMap((comment) => {
      if (comment.range[0] === 0 && this.text.startsWith('#!')) return [];
      const directive = commentParser.parseDirective(comment.value);
      if (!directive) return [];
      const { label, value } = directive;
      return [{ label, value, isLine: comment.type === 'Line', loc: comment.loc }];
    });
  }

  #getScopes(): FileScopes {
    if (!this.#scopes) {
      this.#scopes = analyzeScopes(this.ast, { globalReturn: this.#options.sourceType === 'commonjs' });
      for (const name of findGlobals(this)) this.#scopes.global.getOrAdd(name);
    }
    return this.#scopes;
  }

  #getLineIndex(): LineIndex {
    return (this.#lineIndex ??= new LineIndex(this.text));
  }
}

/** Rules are written for ESLint's scopes. They use no more of them than ours have: a test compares the two. */
function toEslintScope(scope: object): TSESLint.Scope.Scope {
  if (!isScope(scope)) throw new TypeError('A scope has references.');
  return scope;
}

function isScope(value: object): value is TSESLint.Scope.Scope {
  return 'references' in value && 'upper' in value;
}

function toEslintVariable(variable: object): TSESLint.Scope.Variable {
  if (!isVariable(variable)) throw new TypeError('A variable has definitions.');
  return variable;
}

function isVariable(value: object): value is TSESLint.Scope.Variable {
  return 'defs' in value;
}

/** The names that comments declare to be global. */
function findGlobals(sourceCode: JavaScriptSourceCode): string[] {
  if (!sourceCode.text.includes('global')) return [];
  const comments = sourceCode
    .getParsedComments()
    .filter(({ label, isLine }) => !isLine && (label === 'global' || label === 'globals'));
  const settings = comments.flatMap(({ value }) => Object.entries(commentParser.parseStringConfig(value)));
  return settings.flatMap(([name, setting]) => (setting === 'off' ? [] : [name]));
}
