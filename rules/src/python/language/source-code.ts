import type { FileProblem, SourceLocation, SourceRange, TraversalStep } from '@eslint/core';
import type { Directive } from '@eslint/plugin-kit';
import type { InlineConfig } from '../../inline-config.js';
import { LineTable, type Position } from '../../project/text/line-table.js';
import type { PythonFacts } from '../semantics/python-facts.js';
import type { Comment, Module, Node } from '../syntax/nodes.js';
import { visitorKeys } from '../syntax/visitor-keys.js';
import type { Span } from '../../project/text/span.js';
import { ForeignRuleSourceCode } from './foreign-rules.js';
import { isConfigComment, parseDisableDirectives, parseInlineConfig } from './directives.js';
import { TraversalSteps } from './traversal-steps.js';

/** What the source code of a file is made of. */
export interface PythonSourceCodeInput {
  readonly text: string;
  readonly ast: Module;
  /** Names of our rules, for the comments that name them. */
  readonly ruleNames: ReadonlySet<string>;
  /** Called at most once, when a rule first asks. */
  readonly createFacts: () => PythonFacts;
}

/** ESLint's type of `visitorKeys` asks for arrays that can be changed. */
const eslintVisitorKeys: Record<string, string[]> = Object.fromEntries(
  Object.entries(visitorKeys).map(([type, keys]) => [type, [...keys]]),
);

/**
 * A Python file as ESLint and the rules see it. Everything that costs time (positions, facts) is computed when
 * it is first asked for. Ranges are UTF-16 offsets, half-open.
 */
export class PythonSourceCode extends ForeignRuleSourceCode {
  readonly visitorKeys = eslintVisitorKeys;
  readonly #input: PythonSourceCodeInput;
  #lineTable: LineTable | undefined;
  #facts: PythonFacts | undefined;
  #lines: string[] | undefined;

  constructor(input: PythonSourceCodeInput) {
    super({ text: input.text, ast: input.ast });
    this.#input = input;
  }

  /** What is known about the module's names, calls and types. */
  get facts(): PythonFacts {
    return (this.#facts ??= this.#input.createFacts());
  }

  get comments(): readonly Comment[] {
    return this.ast.comments;
  }

  override get lines(): string[] {
    return (this.#lines ??= this.#getLineTable().getLines());
  }

  override getLoc(range: Span): SourceLocation {
    const table = this.#getLineTable();
    return { start: table.toPosition(range.start), end: table.toPosition(range.end) };
  }

  override getRange(range: Span): SourceRange {
    return [range.start, range.end];
  }

  override getText(range?: Span, beforeCount = 0, afterCount = 0): string {
    if (!range) return this.text;
    return this.text.slice(Math.max(0, range.start - beforeCount), range.end + afterCount);
  }

  override getLocFromIndex(offset: number): Position {
    return this.#getLineTable().toPosition(offset);
  }

  override getIndexFromLoc(position: Position): number {
    return this.#getLineTable().toOffset(position);
  }

  override getParent(node: Span): Node | undefined {
    return isNode(node) ? (node.parent ?? undefined) : undefined;
  }

  override traverse(): Iterable<TraversalStep> {
    return new TraversalSteps(this.ast);
  }

  getInlineConfigNodes(): Comment[] {
    return this.comments.filter(isConfigComment);
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    return parseDisableDirectives(this.getInlineConfigNodes(), this.#getDirectiveContext());
  }

  applyInlineConfig(): { configs: InlineConfig[]; problems: FileProblem[] } {
    return parseInlineConfig(this.getInlineConfigNodes(), this.#getDirectiveContext());
  }

  #getDirectiveContext(): Parameters<typeof parseDisableDirectives>[1] {
    return { text: this.text, ruleNames: this.#input.ruleNames, getLoc: (range) => this.getLoc(range) };
  }

  #getLineTable(): LineTable {
    return (this.#lineTable ??= new LineTable(this.text));
  }
}

/** Whether a rule's `context.sourceCode` is a Python file. */
export function isPythonSourceCode(sourceCode: unknown): sourceCode is PythonSourceCode {
  return sourceCode instanceof PythonSourceCode;
}

/** Whether what has a range is a node of the tree: comments and tokens have no parent. */
function isNode(element: Span): element is Node {
  return 'parent' in element;
}
