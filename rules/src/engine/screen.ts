import type { NativeTypes } from '../javascript/types/native-types.js';
import type { TypedTree } from '../javascript/types/typescript-native/typed-tree.js';
import { rules } from '../pitfalls/index.generated.js';
import { findScreen } from '../pitfalls/no-missing-await/javascript/screen/screen.js';
import { namespace } from '../namespace.js';
import type { LintRequest, RuleSettings } from './engine.js';

/** Finds what tells whether a rule is certain to find nothing in a file; undefined for options of which nothing can. */
type FindScreen = (options: unknown) => ((tree: TypedTree) => boolean) | undefined;

const screens: Readonly<Record<string, FindScreen>> = { 'no-missing-await': findScreen };

/** The rules that say nothing of JavaScript. */
const otherRules: ReadonlySet<string> = new Set(
  Object.entries(rules).flatMap(([name, { meta }]) => (meta.languages?.includes('js/js') === false ? [name] : [])),
);

/**
 * The rules that have to run over a JavaScript or TypeScript file, for runs over many files: in most of them the costliest
 * rule finds nothing, and a look at the compiler's own tree tells so at a fraction of the cost. No finding depends on it.
 * @returns the settings without the rules that would find nothing; `none` when none would, nor is there a parsing error
 */
export function screenRules(
  { path, text, rules: settings, inlineConfig, timing }: LintRequest,
  types: NativeTypes,
): RuleSettings | 'none' {
  const set = Object.entries(settings).filter(([name, setting]) => isSet(name, setting));
  const screened = set.flatMap(([name, setting]) => {
    const isSilent = screens[name]?.(typeof setting === 'string' ? undefined : setting[1]);
    return isSilent ? [{ name, isSilent }] : [];
  });
  // Comments that set rules of ours name them, and have to be heeded; all others take findings away at most. Who measures
  // rules wants them run.
  const isLeftAlone = inlineConfig !== false && text.includes(namespace);
  if (screened.length === 0 || isLeftAlone || timing === true) return settings;
  const result = types.inspect(path, text, (tree) => {
    const silent = screened.filter(({ isSilent }) => isSilent(tree)).map(({ name }) => name);
    return { silent, hasNothing: silent.length === set.length && !tree.hasSyntaxErrors() };
  });
  if (!result) return settings;
  return result.hasNothing ? 'none' : leaveOut(settings, result.silent);
}

function isSet(name: string, setting: RuleSettings[string]): boolean {
  const [severity] = typeof setting === 'string' ? [setting] : setting;
  if (severity === 'off') return false;
  // What is no rule is for the run to tell.
  return !otherRules.has(name);
}

function leaveOut(settings: RuleSettings, names: readonly string[]): RuleSettings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));
}
