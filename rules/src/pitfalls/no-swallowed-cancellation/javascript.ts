import type { TSESLint } from '@typescript-eslint/utils';
import type { RuleListener } from '../../rule.js';
import type { JavaScriptMessageIds } from './messages.javascript.js';
import type { RuleOptions } from './options.js';

export function checkJavaScript(
  _context: Readonly<TSESLint.RuleContext<JavaScriptMessageIds, readonly [RuleOptions]>>,
  _options: RuleOptions,
): RuleListener {
  return {};
}
