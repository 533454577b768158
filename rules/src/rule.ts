import type { TSESLint } from '@typescript-eslint/utils';
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import type { RuleListener } from '@typescript-eslint/utils/ts-eslint';
import type { AcceptedLines } from './accepted-lines.js';
import { findAcceptedPythonLines } from './equivalent-python-rules.js';
import { findAcceptedLines } from './equivalent-rules.js';
import { isMinified } from './javascript/minified.js';
import { isPythonSourceCode, type PythonSourceCode } from './python/language/source-code.js';
import type * as ast from './python/syntax/nodes.js';
import type { Preset } from './presets.js';
import { deferProjectChanges, type ProjectSuggestion, recordRelated } from './related.js';
import type { RelatedLocation } from './project/text/location.js';
import type { Span } from './project/text/span.js';
import { toSpanEdit, type TextEdit } from './project/text/text-edit.js';

/** What every rule says of itself beside ESLint's own `docs`. Presets, tables and schemas are generated from it. */
export interface RuleDocs {
  description: string;
  /** Presets that turn the rule on. */
  presets: readonly Preset[];
  /** Options that the preset `strict` sets, where they differ from the defaults. */
  strict?: Readonly<Record<string, unknown>>;
}

/** A listener for Python nodes: node types of CPython's `ast`, `:exit` forms included, esquery selectors allowed. */
export type PythonListener = {
  [T in ast.NodeType]?: (node: ast.NodeOf<T>) => void;
} & {
  [T in ast.NodeType as `${T}:exit`]?: (node: ast.NodeOf<T>) => void;
};

/** Creates a rule object for both languages; the url points at the rule's page. */
export const createRule = RuleCreator<RuleDocs>(
  (name) => `https://github.com/async-pitfalls/async-pitfalls/blob/main/rules/docs/rules/${name}.md`,
);

/** What a Python rule reports. Ranges are UTF-16 offsets, half-open. */
export interface PythonReport<MessageIds extends string> {
  /** The node, or any range of the file: the narrowest that shows the fault. */
  readonly at: Span;
  readonly messageId: MessageIds;
  /** The part of the rule that it belongs to, for comments that turn off rules of other linters; by default its message tells. */
  readonly part?: string;
  readonly data?: Readonly<Record<string, string>>;
  /** A safe fix. */
  readonly fix?: () => readonly TextEdit[] | null;
  readonly suggest?: readonly PythonSuggestion<MessageIds>[];
  readonly related?: readonly RelatedLocation[];
  /** Changes of several files: the editor offers them, ESLint cannot. Asked for only by those who show them. */
  readonly suggestInProject?: () => {
    readonly suggestions: readonly SuggestionInProject[];
    /** What is in the way of a change, as related locations. */
    readonly obstacles: readonly RelatedLocation[];
  };
}

/** A change that a Python rule offers. */
export interface PythonSuggestion<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  readonly fix: () => readonly TextEdit[] | null;
}

interface SuggestionInProject {
  readonly title: string;
  /** Edits by absolute path, those of one file in any order. */
  readonly files: ReadonlyMap<string, readonly TextEdit[]>;
}

/** What a rule works with in a Python file. */
export interface PythonRuleContext<MessageIds extends string> {
  readonly sourceCode: PythonSourceCode;
  readonly filename: string;
  report(report: PythonReport<MessageIds>): void;
}

/** What a rule works with in a TypeScript or JavaScript file; without message ids, what only asks and reports nothing. */
export type RuleContext<MessageIds extends string = string> = Readonly<
  TSESLint.RuleContext<MessageIds, readonly unknown[]>
>;

type Languages<MessageIds extends string, Options extends readonly unknown[]> = {
  python?: (context: PythonRuleContext<MessageIds>, options: Options[0]) => PythonListener;
  javascript?: (context: RuleContext<MessageIds>, options: Options[0]) => RuleListener;
};

/**
 * The `create` of a rule for both languages: asks the one that the file is written in.
 * `options` is the rule's only option object, defaults applied.
 */
export function createForLanguages<MessageIds extends string, Options extends readonly unknown[]>(
  languages: Languages<MessageIds, Options>,
): (context: Readonly<TSESLint.RuleContext<MessageIds, Options>>, options: Options) => RuleListener {
  return (context, options) => {
    const sourceCode: unknown = context.sourceCode;
    if (isPythonSourceCode(sourceCode)) {
      return languages.python?.(toPythonContext(context, sourceCode), options[0]) ?? {};
    }
    const { text, lines } = context.sourceCode;
    if (isMinified(text.length, lines.length)) return {};
    return languages.javascript?.(withAccepted(context), options[0]) ?? {};
  };
}

/** The name of the rule without the prefix that a config gives it. */
function getRuleName({ id }: { readonly id: string }): string {
  return id.split('/').at(-1) ?? '';
}

/** The context, without reports on lines where a comment turns off a rule of another linter that means the same. */
function withAccepted<MessageIds extends string, Options extends readonly unknown[]>(
  context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
): Readonly<TSESLint.RuleContext<MessageIds, Options>> {
  const accepted = findAcceptedLines(getRuleName(context), context.sourceCode);
  if (!accepted) return context;
  const report: typeof context.report = (descriptor) => {
    const loc =
      'loc' in descriptor && descriptor.loc ? descriptor.loc : 'node' in descriptor ? descriptor.node.loc : undefined;
    const start = loc && ('start' in loc ? loc.start : loc);
    if (!start || !accepted.has(start.line, descriptor.messageId)) context.report(descriptor);
  };
  // The context itself is frozen, and in oxlint its members have to be read from itself.
  const heir: unknown = Object.create(context);
  if (!isHeirOf(heir, context)) return context;
  return new Proxy(heir, {
    get: (_, key): unknown => (key === 'report' ? report : Reflect.get(context, key, context)),
  });
}

function isHeirOf<T extends object>(value: unknown, base: T): value is T {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === base;
}

function toPythonContext<MessageIds extends string, Options extends readonly unknown[]>(
  context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
  sourceCode: PythonSourceCode,
): PythonRuleContext<MessageIds> {
  const toFixer = (fix: () => readonly TextEdit[] | null): TSESLint.ReportFixFunction => {
    return (fixer) => fix()?.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text)) ?? null;
  };
  // Asked for with the first report: most files have none.
  let accepted: AcceptedLines | undefined;
  return {
    sourceCode,
    // A notebook, whose cells are a file of their own to ESLint, goes by its own name.
    filename: context.physicalFilename,
    report({ at, messageId, part = messageId, data, fix, suggest, related, suggestInProject }) {
      const loc = sourceCode.getLoc(at);
      accepted ??= findAcceptedPythonLines(getRuleName(context), sourceCode);
      if (accepted.has(loc.start.line, part)) return;
      if (related !== undefined && related.length > 0) recordRelated(sourceCode, context.id, loc.start, related);
      if (suggestInProject !== undefined) {
        deferProjectChanges(sourceCode, context.id, loc.start, () => {
          const { suggestions, obstacles } = suggestInProject();
          return { suggestions: suggestions.map(toProjectSuggestion), obstacles };
        });
      }
      context.report({
        loc,
        messageId,
        data,
        fix: fix && toFixer(fix),
        suggest: suggest?.map((one) => ({ messageId: one.messageId, data: one.data, fix: toFixer(one.fix) })),
      });
    },
  };
}

/** The change with its edits in the order of the text. */
export function toProjectSuggestion({ title, files }: SuggestionInProject): ProjectSuggestion {
  return { title, files: [...files].map(([path, fixes]) => ({ path, edits: toOrderedEdits(fixes) })) };
}

/** In the order of the text. */
function toOrderedEdits(fixes: readonly TextEdit[]): ProjectSuggestion['files'][number]['edits'] {
  return fixes.map(toSpanEdit).sort((one, other) => one.start - other.start || one.end - other.end);
}

export type { RuleListener };
