import { globalModule } from './origins.js';
import type { Value } from './summary.js';

/** The class of the language's promises, as summaries name it. */
export const promiseClass: Value = { kind: 'imported', module: globalModule, name: 'Promise' };

/** Whether a value is that class. */
export function isPromiseClass(value: Value): boolean {
  return value.kind === 'imported' && value.module === globalModule && value.name === 'Promise';
}
