import type { FileProblem, SourceLocation } from '@eslint/core';
import { ConfigCommentParser, Directive, type DirectiveType } from '@eslint/plugin-kit';
import type { InlineConfig } from '../../inline-config.js';
import { namespace } from '../../namespace.js';
import type { Span } from '../../project/text/span.js';
import type { Comment } from '../syntax/nodes.js';

const eslintComment = /^\s*eslint(?:-enable|-disable(?:(?:-next)?-line)?)?(?:\s|$)/u;
/** Marks of definitions (`async-pitfalls: non-blocking`) are no directives. */
const ownComment = /^\s*async-pitfalls:(?!\s*non-blocking\b)/u;
/** `async-pitfalls: ignore[rule, rule] -- reason`; brackets and reason may be left out. */
const ignoreComment = /^\s*async-pitfalls:\s*ignore(?:\s*\[(?<rules>[^\]]*)\])?\s*(?:--(?<reason>.*))?$/u;

const directiveTypes: Readonly<Record<string, DirectiveType>> = {
  'eslint-disable': 'disable',
  'eslint-enable': 'enable',
  'eslint-disable-line': 'disable-line',
  'eslint-disable-next-line': 'disable-next-line',
};

const commentParser = new ConfigCommentParser();

/** What reading directives needs of the file. */
export interface DirectiveContext {
  readonly text: string;
  /** Names of our rules, without prefix. */
  readonly ruleNames: ReadonlySet<string>;
  getLoc(range: Span): SourceLocation;
}

/** Whether the comment speaks to ESLint or to us. */
export function isConfigComment(comment: Comment): boolean {
  return eslintComment.test(comment.value) || ownComment.test(comment.value);
}

/**
 * The directives in the comments that switch rules off and on: ESLint's own in `#` comments, and
 * `# async-pitfalls: ignore[rule] -- reason` for the same line, or for the next one when the comment stands alone.
 * Problems are comments of ours that cannot be understood or name a rule we don't have.
 */
export function parseDisableDirectives(
  comments: readonly Comment[],
  context: DirectiveContext,
): { directives: Directive[]; problems: FileProblem[] } {
  const directives: Directive[] = [];
  const problems: FileProblem[] = [];
  for (const comment of comments) {
    if (ownComment.test(comment.value)) {
      const parsed = parseIgnoreComment(comment, context);
      if (parsed.directive) directives.push(parsed.directive);
      for (const message of parsed.problems) problems.push({ ruleId: null, message, loc: context.getLoc(comment) });
      continue;
    }
    const parsed = commentParser.parseDirective(comment.value);
    const type = parsed && directiveTypes[parsed.label];
    if (!type) continue;
    directives.push(new Directive({ type, node: comment, value: parsed.value, justification: parsed.justification }));
  }
  return { directives, problems };
}

/** The rule settings of `# eslint async-pitfalls/no-blocking-call: "off"` comments. */
export function parseInlineConfig(
  comments: readonly Comment[],
  context: DirectiveContext,
): { configs: InlineConfig[]; problems: FileProblem[] } {
  const configs: InlineConfig[] = [];
  const problems: FileProblem[] = [];
  for (const comment of comments) {
    const parsed = commentParser.parseDirective(comment.value);
    if (parsed?.label !== 'eslint') continue;
    const loc = context.getLoc(comment);
    const rules = commentParser.parseJSONLikeConfig(parsed.value);
    if (rules.ok) configs.push({ config: { rules: rules.config }, loc });
    else problems.push({ ruleId: null, message: rules.error.message, loc });
  }
  return { configs, problems };
}

function parseIgnoreComment(
  comment: Comment,
  context: DirectiveContext,
): { directive?: Directive; problems: readonly string[] } {
  const match = ignoreComment.exec(comment.value);
  if (!match) {
    return { problems: ['Cannot read this comment. Write `# async-pitfalls: ignore[rule, rule] -- reason`.'] };
  }
  const names = match.groups?.['rules']?.split(',').map((name) => name.trim().replace(/^async-pitfalls\//u, ''));
  const unknown = (names ?? []).filter((name) => !context.ruleNames.has(name));
  const known = (names ?? []).filter((name) => context.ruleNames.has(name));
  const problems = unknown.map((name) =>
    name === ''
      ? 'A rule name is missing in this comment. Write `# async-pitfalls: ignore[rule]`.'
      : `There is no rule '${name}' in async-pitfalls.`,
  );
  if (names && known.length === 0) return { problems };
  const directive = new Directive({
    type: standsAlone(comment, context.text) ? 'disable-next-line' : 'disable-line',
    node: comment,
    // No rule named: every rule, which in a Python file means ours.
    value: known.map((name) => `${namespace}/${name}`).join(', '),
    justification: match.groups?.['reason']?.trim() ?? '',
  });
  return { directive, problems };
}

/** Whether nothing but blanks is before the comment in its line. */
export function standsAlone(comment: Comment, text: string): boolean {
  for (let offset = comment.start - 1; offset >= 0; offset--) {
    const character = text[offset];
    if (character === '\n' || character === '\r') return true;
    if (character !== ' ' && character !== '\t' && character !== '\f') return false;
  }
  return true;
}
