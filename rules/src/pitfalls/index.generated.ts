// Written by `npm run generate`; do not edit.
import noBlockingCall from './no-blocking-call/rule.js';
import noDanglingTask from './no-dangling-task/rule.js';
import noDeprecatedEventLoopAccess from './no-deprecated-event-loop-access/rule.js';
import noMissingAwait from './no-missing-await/rule.js';
import noNestedRun from './no-nested-run/rule.js';
import noSwallowedCancellation from './no-swallowed-cancellation/rule.js';
import noUnboundedFanOut from './no-unbounded-fan-out/rule.js';

/** All rules by name. */
export const rules = {
  'no-blocking-call': noBlockingCall,
  'no-dangling-task': noDanglingTask,
  'no-deprecated-event-loop-access': noDeprecatedEventLoopAccess,
  'no-missing-await': noMissingAwait,
  'no-nested-run': noNestedRun,
  'no-swallowed-cancellation': noSwallowedCancellation,
  'no-unbounded-fan-out': noUnboundedFanOut,
};
