import type { TSESTree } from '@typescript-eslint/utils';
import { getModuleFile } from '../../javascript/semantics/project.js';
import type { RuleListener } from '../../rule.js';
import type { Context } from './javascript/messages.js';
import { checkLimiters } from './javascript/nested-limiters.js';
import { checkPromiseConstructor } from './javascript/promise-constructors.js';
import { checkEffects, checkLoops } from './javascript/reached-runs.js';
import { checkSubscribe } from './javascript/subscriptions.js';
import type { RuleOptions } from './options.js';

/** Reports what, in JavaScript, comes of running asynchronous work inside of asynchronous work. */
export function checkJavaScript(context: Context, options: RuleOptions): RuleListener {
  const calls: TSESTree.CallExpression[] = [];
  let usesObservables = false;
  return {
    ImportDeclaration({ source }) {
      if (/^(?:rxjs|@angular|@ngrx)(?:\/|$)/.test(source.value)) usesObservables = true;
    },
    NewExpression(node) {
      checkPromiseConstructor(node, context);
    },
    CallExpression(node) {
      calls.push(node);
    },
    'Program:exit'() {
      const file = getModuleFile(context);
      if (usesObservables) for (const node of calls) checkSubscribe(node, context);
      checkLimiters(file, calls, context);
      checkLoops(file, context, options);
      checkEffects(file, calls, context, options);
    },
  };
}
