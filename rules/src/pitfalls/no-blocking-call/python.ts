import type { PythonListener, PythonRuleContext } from '../../rule.js';
import type { PythonMessageIds } from './messages.python.js';
import type { RuleOptions } from './options.js';

export function checkPython(_context: PythonRuleContext<PythonMessageIds>, _options: RuleOptions): PythonListener {
  return {};
}
