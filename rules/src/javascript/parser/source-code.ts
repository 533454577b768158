import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findScope } from '../syntax/find-scope.js';
import { analyzeScopes, parseProgram, type ParserOptions } from './index.js';
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
  readonly #scopesOfNodes = new Map<TSESTree.Node, TSESLint.Scope.Scope>();
  #scopeManager: TSESLint.Scope.ScopeManager | undefined;
  #lineIndex: LineIndex | undefined;
  #lines: string[] | undefined;

  constructor(text: string, ast: TSESLint.SourceCode.Program, options: ParserOptions) {
    this.text = text;
    this.ast = ast;
    this.#options = options;
  }

  get scopeManager(): TSESLint.Scope.ScopeManager {
    this.#scopeManager ??= this.#analyzeScopes();
    return this.#scopeManager;
  }

  get lines(): string[] {
    return (this.#lines ??= this.text.split(/\r\n|[\r\n\u2028\u2029]/u));
  }

  getText(node?: TSESTree.Node): string {
    return node ? this.text.slice(node.range[0], node.range[1]) : this.text;
  }

  getScope(node: TSESTree.Node): TSESLint.Scope.Scope {
    let scope = this.#scopesOfNodes.get(node);
    if (!scope) this.#scopesOfNodes.set(node, (scope = findScope(this.scopeManager, node)));
    return scope;
  }

  getDeclaredVariables(node: TSESTree.Node): readonly TSESLint.Scope.Variable[] {
    return this.scopeManager.getDeclaredVariables(node);
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

  #analyzeScopes(): TSESLint.Scope.ScopeManager {
    const scopes = analyzeScopes(this.ast, this.#options);
    scopes.addGlobals(findGlobals(this));
    return scopes;
  }

  #getLineIndex(): LineIndex {
    return (this.#lineIndex ??= new LineIndex(this.text));
  }
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
