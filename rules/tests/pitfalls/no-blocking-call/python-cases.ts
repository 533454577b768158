import type { PythonMessageIds } from '../../../src/pitfalls/no-blocking-call/python/messages.js';
import { found as foundWith } from '../../support/marked-code.js';

/** A finding of the rule in code, at the place that is written as `«name»`. */
export function found(...[title, code, expected]: Parameters<typeof foundWith<PythonMessageIds>>) {
  return foundWith<PythonMessageIds>(title, code, expected);
}

/** A function that blocks, behind its import. */
export const helper = 'import time\n\ndef work():\n    time.sleep(1)\n\n';
