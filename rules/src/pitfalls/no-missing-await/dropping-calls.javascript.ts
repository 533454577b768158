import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LibraryEntity } from '../../javascript/semantics/module-file.js';
import { findPropertyName, GLOBAL } from '../../javascript/semantics/call-targets.js';

/**
 * Timers of the web and Node.js; the web's types say `Function` of what they call.
 * https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html and https://nodejs.org/api/timers.html
 */
const TIMERS = /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|requestIdleCallback)$/;

const TAKES_LISTENER = /\.(?:on|once|addListener|prependListener|prependOnceListener)$/;

/** https://nodejs.org/api/events.html#class-eventemitter and https://nodejs.org/api/process.html#process-events */
const EMITTER = /^(?:(?:default|EventEmitter|default\.EventEmitter)\(\)|process)\.\w+$/;

/** https://react.dev/reference/react/useEffect: what the function returns has to be a function or nothing. */
const EFFECT = /^(?:default\.)?use(?:Layout|Insertion)?Effect$/;

/**
 * Whether the call, of which no types tell, is known to drop what the callback at `index` returns: a timer, a listener of
 * Node's own emitters, an effect of React.
 */
export function dropsResult(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  index: number,
  { module, name }: LibraryEntity,
): boolean {
  if (call.type !== 'CallExpression') return false;
  if (index === 0) {
    return module === 'react' ? EFFECT.test(name) : (module === GLOBAL || module === 'timers') && TIMERS.test(name);
  }
  if (index !== 1 || !TAKES_LISTENER.test(name) || !EMITTER.test(name)) return false;
  return name.startsWith('process.') ? module === GLOBAL : module === 'events';
}

/**
 * Whether an attribute of which no types tell is known to drop what its function returns: `onClick` of an element of the
 * page, `<button onClick={f}>`. Vue alone handles rejections there: https://vuejs.org/api/application.html#app-config-errorhandler
 */
export function isEventHandler(
  { name, parent }: TSESTree.JSXAttribute,
  { ast }: Pick<Readonly<TSESLint.SourceCode>, 'ast'>,
): boolean {
  if (name.type !== 'JSXIdentifier' || !/^on[A-Z][a-zA-Z]*$/.test(name.name)) return false;
  const isElement = parent.name.type === 'JSXIdentifier' && /^[a-z]/.test(parent.name.name);
  return (
    isElement &&
    !ast.body.some((one) => one.type === 'ImportDeclaration' && /^(?:@vue\/|vue(?:$|\/|-))/.test(one.source.value))
  );
}

/** Whether an emitter is made to hand rejections of its listeners to `error` listeners: `captureRejections`. */
export function capturesRejections(created: TSESTree.Expression | undefined): boolean {
  if (created?.type !== 'NewExpression') return false;
  return created.arguments.some(
    (options) =>
      options.type === 'ObjectExpression' &&
      options.properties.some((one) => one.type === 'SpreadElement' || findPropertyName(one) === 'captureRejections'),
  );
}
