import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild } from '../syntax/children.js';
import type { LineIndex } from './lines.js';

const keywords: ReadonlySet<string> = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends finally for function if ' +
    'implements import in instanceof interface let new package private protected public return static super switch ' +
    'this throw try typeof var void while with yield'
  ).split(' '),
);
/** Longest first, so that the first that fits is the token. `>` is left out: it also ends type arguments. */
const punctuators: readonly string[] = (
  '... === !== **= <<= &&= ||= ??= => == != <= ++ -- << && || ?? ?. += -= *= /= %= &= |= ^= ** ' +
  '{ } ( ) [ ] ; , < + - * / % & | ^ ! ~ ? : = . @ #'
).split(' ');
const greaterPunctuators: readonly string[] = ['>>>=', '>>>', '>>=', '>=', '>>', '>'];

/** Identifiers with escapes included; a surrogate pair counts as a letter, for the parser has checked it already. */
const identifierPattern =
  /(?:[$_\p{ID_Start}]|\\u(?:[\da-f]{4}|\{[\da-f]+\}))(?:[$\u200c\u200d\p{ID_Continue}]|\\u(?:[\da-f]{4}|\{[\da-f]+\}))*/iuy;
const jsxIdentifierPattern = /[$_\p{ID_Start}][$\-\u200c\u200d\p{ID_Continue}]*/uy;
const numberPattern = /0[xob][\da-f_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?[\d_]+)?n?/iy;
const stringPattern = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/y;
const jsxStringPattern = /"[^"]*"|'[^']*'/y;
const spacePattern = /\s+/y;

type TokenType = `${TSESTree.Token['type']}`;

/** A token whose text and place are found when they are asked for, which for most tokens is never. */
class LazyToken {
  readonly type: TokenType;
  readonly value: string;
  readonly range: [number, number];
  readonly #lines: LineIndex;
  #loc: TSESTree.SourceLocation | undefined;

  constructor(type: TokenType, value: string, start: number, end: number, lines: LineIndex) {
    this.type = type;
    this.value = value;
    this.range = [start, end];
    this.#lines = lines;
  }

  get loc(): TSESTree.SourceLocation {
    return (this.#loc ??= this.#lines.getLocation(this.range[0], this.range[1]));
  }

  /** Parsers of components move what stands in a script to its place in the file. */
  set loc(loc) {
    this.#loc = loc;
  }
}

/** What only the tree knows of a text: where a token begins that a scanner could not tell. */
interface Hints {
  /** Tokens by their start that are not scanned at all: templates, regular expressions, text between JSX tags. */
  readonly whole: ReadonlyMap<number, { readonly type: TokenType; readonly end: number }>;
  /** Starts of names that are no keywords, whatever they spell: `a.default`. */
  readonly names: ReadonlySet<number>;
  readonly hasJsxText: boolean;
  /** Names in JSX tags, which may have hyphens. */
  readonly jsxNames: ReadonlyMap<number, TokenType>;
  /** Names before and after the dot of a member within JSX, which TypeScript-ESLint counts as names of JSX, too. */
  readonly jsxMembers: ReadonlySet<number>;
  readonly jsxStrings: ReadonlySet<number>;
  /** Ends of type arguments and parameters: a `>` before one is a token by itself. */
  readonly typeEnds: ReadonlySet<number>;
}

/** The tokens of a program as typescript-eslint's parser has them, without comments. */
export function tokenize(text: string, program: TSESTree.Program, lines: LineIndex): TSESTree.Token[] {
  const hints = collectHints(program);
  const scanner = new Scanner(text, hints, lines);
  const { comments = [] } = program;
  let at = 0;
  for (const { range } of comments) {
    scanner.scan(at, range[0]);
    at = range[1];
  }
  scanner.scan(at, text.length);
  return scanner.tokens;
}

class Scanner {
  readonly tokens: TSESTree.Token[] = [];
  readonly #text: string;
  readonly #hints: Hints;
  readonly #lines: LineIndex;

  constructor(text: string, hints: Hints, lines: LineIndex) {
    this.#text = text;
    this.#hints = hints;
    this.#lines = lines;
  }

  scan(from: number, to: number): void {
    let at = from;
    if (at === 0 && this.#text.startsWith('#!')) at = Math.min(to, this.#text.search(/[\r\n]|$/));
    while (at < to) {
      const code = this.#text.charCodeAt(at);
      // Space is a token only where it is text between JSX tags.
      if ((code === 32 || code === 10 || code === 13 || code === 9) && !this.#hints.whole.has(at)) {
        at += 1;
        if (code === 10 && !this.#hints.hasJsxText) at = this.#endOf(spacePattern, at) ?? at;
        continue;
      }
      const end = this.#scanToken(at, code);
      at = end > at ? end : at + 1;
    }
  }

  /** Adds the token at the offset; the offset itself when there is only space. */
  #scanToken(at: number, code: number): number {
    const whole = this.#hints.whole.get(at);
    if (whole) return this.#add(whole.type, at, whole.end);
    const jsxName = this.#hints.jsxNames.get(at);
    if (jsxName) return this.#add(jsxName, at, this.#endOf(jsxIdentifierPattern, at) ?? at + 1);
    const character = this.#text[at] ?? '';
    if (character === '"' || character === "'") {
      const isJsx = this.#hints.jsxStrings.has(at);
      const end = this.#endOf(isJsx ? jsxStringPattern : stringPattern, at) ?? at + 1;
      return this.#add(isJsx ? 'JSXText' : 'String', at, end);
    }
    const isDigit = code >= 48 && code <= 57;
    if (isDigit || (character === '.' && /\d/.test(this.#text[at + 1] ?? ''))) {
      return this.#add('Numeric', at, this.#endOf(numberPattern, at) ?? at + 1);
    }
    if (character === '>') return this.#add('Punctuator', at, this.#endOfGreater(at));
    if (character === '#' && this.#hints.names.has(at)) {
      const end = this.#endOf(identifierPattern, at + 1) ?? at + 1;
      return this.#addToken('PrivateIdentifier', this.#text.slice(at + 1, end), at, end);
    }
    const nameEnd = this.#endOf(identifierPattern, at);
    if (nameEnd !== undefined) return this.#addName(at, nameEnd);
    const punctuator = this.#findPunctuator(at);
    return punctuator === undefined ? at : this.#add('Punctuator', at, at + punctuator.length);
  }

  #findPunctuator(at: number): string | undefined {
    const found = punctuators.find((one) => this.#text.startsWith(one, at));
    // `a?.5:b` is a condition, not a chain.
    return found === '?.' && /\d/.test(this.#text[at + 2] ?? '') ? '?' : found;
  }

  #endOfGreater(at: number): number {
    if (this.#hints.typeEnds.has(at + 1)) return at + 1;
    const found = greaterPunctuators.find((one) => this.#text.startsWith(one, at)) ?? '>';
    // The end of type arguments within the run ends the token before it.
    for (let end = at + 1; end < at + found.length; end += 1) if (this.#hints.typeEnds.has(end + 1)) return end;
    return at + found.length;
  }

  #addName(at: number, end: number): number {
    const value = this.#text.slice(at, end);
    let type: TokenType = 'Identifier';
    if (this.#hints.jsxMembers.has(at)) {
      type = 'JSXIdentifier';
    } else if (!this.#hints.names.has(at)) {
      if (value === 'true' || value === 'false') type = 'Boolean';
      else if (value === 'null') type = 'Null';
      else if (keywords.has(value)) type = 'Keyword';
    }
    return this.#addToken(type, value, at, end);
  }

  #add(type: TokenType, at: number, end: number): number {
    return this.#addToken(type, this.#text.slice(at, end), at, end);
  }

  #addToken(type: TokenType, value: string, at: number, end: number): number {
    const token: object = new LazyToken(type, value, at, end, this.#lines);
    if (isToken(token)) this.tokens.push(token);
    return end;
  }

  #endOf(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : undefined;
  }
}

/** TypeScript-ESLint's tokens are told apart by enum members, whose values the types of {@link LazyToken} list. */
function isToken(token: object): token is TSESTree.Token {
  return 'loc' in token;
}

function collectHints(program: TSESTree.Program): Hints {
  const hints = new HintCollector();
  hints.visit(program, false);
  return hints;
}

class HintCollector implements Hints {
  readonly whole = new Map<number, { readonly type: TokenType; readonly end: number }>();
  readonly names = new Set<number>();
  hasJsxText = false;
  readonly jsxNames = new Map<number, TokenType>();
  readonly jsxMembers = new Set<number>();
  readonly jsxStrings = new Set<number>();
  readonly typeEnds = new Set<number>();

  visit(node: TSESTree.Node, isInJsx: boolean): void {
    this.#add(node, isInJsx);
    const isInside = isInJsx || node.type === 'JSXElement' || node.type === 'JSXFragment';
    // `import` of `import.meta` and `new` of `new.target` are keywords though they are identifiers in the tree.
    if (node.type === 'MetaProperty') this.visit(node.property, isInside);
    else forEachChild(node, (child) => this.visit(child, isInside));
  }

  #add(node: TSESTree.Node, isInJsx: boolean): void {
    const [start, end] = node.range;
    switch (node.type) {
      case 'Identifier':
      case 'PrivateIdentifier':
        this.names.add(start);
        return;
      case 'JSXIdentifier':
        this.jsxNames.set(start, node.parent.type === 'JSXNamespacedName' ? 'Identifier' : 'JSXIdentifier');
        return;
      case 'MemberExpression':
        if (!isInJsx || node.computed) return;
        for (const name of [node.object, node.property]) {
          if (name.type === 'Identifier') this.jsxMembers.add(name.range[0]);
        }
        return;
      case 'JSXText':
        this.whole.set(start, { type: 'JSXText', end });
        this.hasJsxText = true;
        return;
      case 'JSXAttribute':
        if (node.value?.type === 'Literal') this.jsxStrings.add(node.value.range[0]);
        return;
      case 'TemplateElement':
        this.whole.set(start, { type: 'Template', end });
        return;
      case 'Literal':
        if ('regex' in node) this.whole.set(start, { type: 'RegularExpression', end });
        return;
      case 'TSTypeParameterInstantiation':
      case 'TSTypeParameterDeclaration':
        this.typeEnds.add(end);
        return;
      default:
    }
  }
}
