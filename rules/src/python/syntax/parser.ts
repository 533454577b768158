import { tokenize } from './lexer.js';
import type { Comment, Module, Node, Statement, SyntaxProblem } from './nodes.js';
import { StatementParser } from './statements.js';
import { linkChildren } from './walk.js';

// The lexer makes tokens of the text, the parser makes the tree of these (`nodes.ts`) by recursive descent. It has a class for
// each part of the grammar, each built upon the one before it: `Cursor`, `StringParser`, `ExpressionParser`, `PatternParser`,
// `SimpleStatementParser`, `StatementParser`.

/**
 * Parses a Python module (3.8 to 3.15, stubs too). Total: it never throws and never hangs, whatever the text. What is wrong
 * with the text is in `problems`; a line that is only half typed costs no more than itself. Takes linear time. `parent` is
 * `null` everywhere until `linkParents` runs.
 */
export function parse(text: string): Module {
  try {
    const tokens = tokenize(text);
    const parser = new Parser(text, tokens);
    return new ModuleNode(text, parser.parse(), tokens.problems, tokens.comments);
  } catch (error) {
    // The guards against deep nesting suppose a stack that is still mostly free.
    if (!(error instanceof RangeError)) throw error;
    return new ModuleNode(text, [], [{ message: 'Too deeply nested', start: 0, end: 0 }], []);
  }
}

/**
 * Sets `parent` of every node below `module`.
 * @returns all nodes, the module first, in the order in which `walk` enters them
 */
export function linkParents(module: Module): readonly Node[] {
  return linkChildren(module);
}

class Parser extends StatementParser {
  parse(): Statement[] {
    return this.statements();
  }
}

class ModuleNode implements Module {
  readonly type = 'Module';
  start = 0;
  end: number;
  parent: Node | null = null;
  body: Statement[];
  problems: SyntaxProblem[];
  readonly #text: string;
  readonly #ranges: readonly number[];
  #comments: Comment[] | undefined;

  constructor(text: string, body: Statement[], problems: SyntaxProblem[], comments: readonly number[]) {
    this.end = text.length;
    this.body = body;
    this.problems = problems;
    this.#text = text;
    this.#ranges = comments;
  }

  /** Made when first asked for: most of the time nobody does. */
  get comments(): Comment[] {
    this.#comments ??= this.#createComments();
    return this.#comments;
  }

  #createComments(): Comment[] {
    const comments: Comment[] = [];
    for (let i = 0; i < this.#ranges.length; i += 2) {
      const start = this.#ranges[i] ?? 0;
      const end = this.#ranges[i + 1] ?? start;
      comments.push({ type: 'Comment', value: this.#text.slice(start + 1, end), start, end });
    }
    return comments;
  }
}
