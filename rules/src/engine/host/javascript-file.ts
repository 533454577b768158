import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { LineIndex } from '../../javascript/parser/lines.js';
import { analyzeScopes, parseProgram, type ParserOptions } from '../../javascript/parser/index.js';
import { findScope } from '../../javascript/syntax/find-scope.js';
import { isNode } from '../../javascript/syntax/children.js';
import type { InlineConfig, LinterComments, LocatedDirective, ParsedFile, Visits } from './parsed-file.js';

/**
 * Parses a JavaScript or TypeScript file.
 * @param text without byte order mark
 * @param services what rules find as `context.sourceCode.parserServices`
 * @throws a ParseError when the text cannot be parsed
 */
export function openJavaScriptFile(path: string, text: string, services: object): ParsedFile {
  const sourceType = path.endsWith('.cjs') ? 'commonjs' : 'module';
  const options: ParserOptions = { filePath: path, sourceType, ecmaFeatures: { jsx: true } };
  // As ESLint does it: a parser sees the first line of a script as a comment.
  const ast = parseProgram(text.replace(/^#!/u, '//'), options, false);
  const sourceCode = new JavaScriptSourceCode(text, ast, services, options);
  return {
    sourceCode,
    walk: (visits) => walk(ast, createPlanner(visits)),
    readComments: () => readComments(sourceCode),
  };
}

/**
 * What our rules use of ESLint's `SourceCode`, which itself takes longer to make than the tree: there are no tokens, and
 * scopes and lines are looked for when first asked for.
 */
class JavaScriptSourceCode {
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly parserServices: object;
  readonly #options: ParserOptions;
  readonly #scopesOfNodes = new Map<TSESTree.Node, TSESLint.Scope.Scope>();
  #scopeManager: TSESLint.Scope.ScopeManager | undefined;
  #lineIndex: LineIndex | undefined;
  #lines: string[] | undefined;

  constructor(text: string, ast: TSESTree.Program, parserServices: object, options: ParserOptions) {
    this.text = text;
    this.ast = ast;
    this.parserServices = parserServices;
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

  #analyzeScopes(): TSESLint.Scope.ScopeManager {
    const scopes = analyzeScopes(this.ast, this.#options);
    scopes.addGlobals(findGlobals(this));
    return scopes;
  }

  #getLineIndex(): LineIndex {
    return (this.#lineIndex ??= new LineIndex(this.text));
  }
}

/** What to do at nodes of one type. */
interface Plan extends Visits {
  readonly keys: readonly string[];
}

const nothing: readonly [] = [];

function createPlanner(visits: ReadonlyMap<string, Visits>): (type: string) => Plan {
  const plans = new Map<string, Plan>();
  return (type) => {
    let plan = plans.get(type);
    if (!plan) {
      const { enter = nothing, exit = nothing } = visits.get(type) ?? {};
      plans.set(type, (plan = { enter, exit, keys: visitorKeys[type] ?? nothing }));
    }
    return plan;
  };
}

function walk(node: TSESTree.Node, getPlan: (type: string) => Plan): void {
  const { keys, enter, exit } = getPlan(node.type);
  for (const visit of enter) visit(node);
  for (const key of keys) {
    const child: unknown = Reflect.get(node, key);
    if (Array.isArray(child)) {
      for (const one of child) if (isNode(one)) walk(one, getPlan);
    } else if (isNode(child)) walk(child, getPlan);
  }
  for (const visit of exit) visit(node);
}

const commentParser = new ConfigCommentParser();

/** The comment's text, taken apart, for those that can speak to a linter: not the first line of a script. */
function parseComments(sourceCode: JavaScriptSourceCode) {
  const comments = sourceCode.ast.comments ?? [];
  return comments.flatMap((comment) => {
    if (comment.range[0] === 0 && sourceCode.text.startsWith('#!')) return [];
    const directive = commentParser.parseDirective(comment.value);
    if (!directive) return [];
    const { label, value } = directive;
    return [{ label, value, isLine: comment.type === 'Line', loc: comment.loc }];
  });
}

/** Reads comments as ESLint does. Those that it could not read are no business of ours: they speak to all plugins. */
function readComments(sourceCode: JavaScriptSourceCode): LinterComments {
  const directives: LocatedDirective[] = [];
  const configs: InlineConfig[] = [];
  for (const { label, value, isLine, loc } of parseComments(sourceCode)) {
    const isOnOneLine = loc.start.line === loc.end.line;
    if (label === 'eslint-disable-next-line') directives.push({ type: 'disable-next-line', value, loc });
    else if (label === 'eslint-disable-line' && isOnOneLine) directives.push({ type: 'disable-line', value, loc });
    else if (isLine) continue;
    else if (label === 'eslint-disable') directives.push({ type: 'disable', value, loc });
    else if (label === 'eslint-enable') directives.push({ type: 'enable', value, loc });
    else if (label === 'eslint') {
      const rules = commentParser.parseJSONLikeConfig(value);
      if (rules.ok) configs.push({ config: { rules: rules.config }, loc });
    }
  }
  return { directives, configs, directiveProblems: [], configProblems: [] };
}

/** The names that comments declare to be global. */
function findGlobals(sourceCode: JavaScriptSourceCode): string[] {
  if (!sourceCode.text.includes('global')) return [];
  const comments = parseComments(sourceCode).filter(
    ({ label, isLine }) => !isLine && (label === 'global' || label === 'globals'),
  );
  const settings = comments.flatMap(({ value }) => Object.entries(commentParser.parseStringConfig(value)));
  return settings.flatMap(([name, setting]) => (setting === 'off' ? [] : [name]));
}
