import type { FileProblem, SourceLocation } from '@eslint/core';
import type { DirectiveType } from '@eslint/plugin-kit';
import type { InlineConfig } from '../../inline-config.js';

/** A node of either language's tree. */
export interface AnyNode {
  readonly type: string;
}

/** A listener of a rule, called with the nodes of the type that it has asked for. */
export type Visit = (node: AnyNode) => void;

/** What is called for the nodes of one type. */
export interface Visits {
  readonly enter: readonly Visit[];
  readonly exit: readonly Visit[];
}

/** Source code whose positions (1-based line, 0-based column) can be told as offsets. */
export interface PositionedText {
  /** The offset of a position, moved into the text when it is outside, which a rule's mistake could make it. */
  getIndexFromLoc(position: { line: number; column: number }): number;
}

/** A comment that switches rules off or on. */
export interface LocatedDirective {
  readonly type: DirectiveType;
  /** Ids of rules, separated by commas; every rule when empty. */
  readonly value: string;
  readonly loc: SourceLocation;
}

/** What the comments of a file say to a linter, and what is wrong with them. */
export interface LinterComments {
  readonly directives: readonly LocatedDirective[];
  readonly directiveProblems: readonly FileProblem[];
  readonly configs: readonly InlineConfig[];
  readonly configProblems: readonly FileProblem[];
}

/** A file, parsed, as the host runs rules over it. */
export interface ParsedFile {
  /** The `context.sourceCode` of the rules. */
  readonly sourceCode: PositionedText & { readonly text: string };
  /** Walks the tree once, in the order of the text, calling what there is for each type of node. */
  walk(visits: ReadonlyMap<string, Visits>): void;
  readComments(): LinterComments;
}
