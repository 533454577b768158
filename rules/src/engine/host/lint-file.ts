import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { Linter } from 'eslint';
import type { FileKind } from '../../file-kinds.js';
import { namespace } from '../../namespace.js';
import type { RuleSettings } from '../engine.js';
import type { LinterComments, LocatedDirective, ParsedFile } from './parsed-file.js';
import {
  applyInlineConfigs,
  findRuleOfId,
  getMissingRuleText,
  getRulesInForce,
  toErrorMessage,
} from './rules-in-force.js';
import { runRules, type FileContext, type RunOptions } from './run-rules.js';
import { leaveOutSuppressed, type Suppression } from './suppressions.js';

/** How a file is checked. */
export interface LintOptions extends RunOptions {
  readonly kind: FileKind;
  readonly context: FileContext;
  readonly rules: RuleSettings;
  /** Whether to look at comments that switch rules off. */
  readonly inlineConfig: boolean;
}

const noComments: LinterComments = { directives: [], directiveProblems: [], configs: [], configProblems: [] };

/**
 * What ESLint's `Linter` would say of a file with our rules and no others: the same messages, at a fraction of the cost.
 * It heeds the same comments. A test compares the two.
 */
export function lintFile(file: ParsedFile, options: LintOptions): Linter.LintMessage[] {
  const comments = options.inlineConfig && mayHaveLinterComments(file) ? file.readComments() : noComments;
  const inForce = getRulesInForce(options.rules, options.kind, (name, problem) => {
    options.onFailure(name, new TypeError(`Wrong options: ${problem}`));
  });
  // What is wrong with a comment in JavaScript, which speaks to all plugins, is for the user's own ESLint to tell.
  const configMessages = applyInlineConfigs(inForce, comments.configs, options.kind).filter(
    ({ ruleId }) => ruleId !== null || options.kind === 'python',
  );
  const { suppressions, messages: directiveMessages } = resolveDirectives(comments.directives);
  const messages: Linter.LintMessage[] = [
    ...comments.configProblems.map(({ message, loc }) => ({
      ...toErrorMessage(null, message, loc),
      fatal: true as const,
    })),
    ...configMessages,
    ...comments.directiveProblems.map(({ message, loc }) => toErrorMessage(null, message, loc)),
    ...directiveMessages,
    ...runRules(file, inForce, options.context, options),
  ].sort((one, other) => one.line - other.line || one.column - other.column);
  return leaveOutSuppressed(messages, suppressions);
}

/** A glance at the text: in most files no comment speaks to a linter. */
function mayHaveLinterComments({ sourceCode: { text } }: ParsedFile): boolean {
  return text.includes('eslint') || text.includes(namespace);
}

const commentParser = new ConfigCommentParser();

/** What directives say of single rules; of rules that are not ours nothing, and of those that we lack a message. */
function resolveDirectives(directives: readonly LocatedDirective[]): {
  suppressions: Suppression[];
  messages: Linter.LintMessage[];
} {
  const suppressions: Suppression[] = [];
  const messages: Linter.LintMessage[] = [];
  for (const { type, value, loc } of directives) {
    const ids = Object.keys(commentParser.parseListConfig(value));
    if (ids.length === 0) suppressions.push({ type, ruleId: null, loc });
    for (const ruleId of ids) {
      if (findRuleOfId(ruleId)) suppressions.push({ type, ruleId, loc });
      else if (ruleId.startsWith(`${namespace}/`))
        messages.push(toErrorMessage(ruleId, getMissingRuleText(ruleId), loc));
    }
  }
  return { suppressions, messages };
}
