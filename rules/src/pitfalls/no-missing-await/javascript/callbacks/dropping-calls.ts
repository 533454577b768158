import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LibraryEntity } from '../../../../javascript/semantics/module-file.js';
import { findValueOrigin, globalModule, type CalleeOrigin } from '../../../../javascript/semantics/origins.js';
import { findPropertyName } from '../../../../javascript/syntax/member-names.js';
import type { CallNode } from '../../../../javascript/syntax/predicates.js';
import { findCollectionUse } from './collection-functions.js';

/**
 * Timers of the web and Node.js; types say `Function` of what some of them call.
 * https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html and https://nodejs.org/api/timers.html
 */
const timerName =
  /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|requestIdleCallback|process\.nextTick)$/;

const takesListener = /\.(?:on|once|addListener|prependListener|prependOnceListener)$/;

/** https://nodejs.org/api/events.html#class-eventemitter and https://nodejs.org/api/process.html#process-events */
const emitterName = /^(?:(?:default|EventEmitter|default\.EventEmitter)\(\)|process)\.\w+$/;

/** Methods that may be one of those whose listeners are dropped, whatever their type says of them. */
export const subscription = /(?:^|\.)[ps]?subscribe$/i;

/** Modules of Node whose functions take a callback last, and nothing of what it gives: https://nodejs.org/api/fs.html#callback-api */
const callbackModules: ReadonlySet<string> = new Set('child_process crypto dns fs http https net zlib'.split(' '));

/**
 * Handlers that elements, windows and what talks to servers have as properties:
 * https://html.spec.whatwg.org/multipage/webappapis.html#event-handlers-on-elements,-document-objects,-and-window-objects
 */
const handlerName =
  /^on(?:abort|after\w+|before\w+|blur|cancel|change|click|close|contextmenu|copy|cut|dblclick|drag\w*|drop|error|focus(?:in|out)?|hashchange|input|key\w+|load\w*|message|mouse\w+|offline|online|open|page\w+|paste|pointer\w+|popstate|readystatechange|reset|resize|scroll|select|storage|submit|timeout|toggle|touch\w+|unload|wheel)$/;

/** What of the web has such properties, by where it comes from. */
const hasHandlers =
  /^(?:|document(?:\.\w+(?:\(\))?)*|(?:BroadcastChannel|EventSource|FileReader|Image|SharedWorker|WebSocket|Worker|XMLHttpRequest)\(\)(?:\.upload|\.port)?)$/;

/**
 * Methods whose second argument is a listener that may give anything, by its type, and of which nobody looks at what it gives.
 * One line a package.
 */
const listening: ReadonlyMap<string, RegExp> = new Map([
  ['@redis/client', subscription], // https://github.com/redis/node-redis/blob/master/docs/pub-sub.md
  ['redis', subscription],
]);

/**
 * Methods of yargs that wait for what a callback gives, though older types say that they drop it:
 * https://yargs.js.org/docs/#api-reference-commandcmd-desc-builder-handler
 */
const waitingMethod = /^(?:command|middleware)$/;

/**
 * Methods of test doubles, whose function gives its result to who calls the double. Types know one of the overloads of what it
 * stands in for: https://jestjs.io/docs/mock-function-api, https://vitest.dev/api/mock and https://sinonjs.org/releases/latest/stubs
 */
const standInMethods: ReadonlySet<string> = new Set(['callsFake', 'mockImplementation', 'mockImplementationOnce']);

/** https://react.dev/reference/react/useEffect: what the function returns has to be a function or nothing. */
const effectName = /^(?:default\.)?use(?:Layout|Insertion)?Effect$/;

/**
 * Whether the call, of which no types tell, is known to drop what the callback at `index` returns: a timer, a callback or a
 * listener of Node's own, an effect of React, a loop of lodash.
 */
export function dropsResult(call: CallNode, index: number, { module, name }: LibraryEntity): boolean {
  if (call.type !== 'CallExpression') return false;
  if (callbackModules.has(module) && /^\w+$/.test(name)) return index === call.arguments.length - 1;
  if (index === 0) {
    return module === 'react'
      ? effectName.test(name)
      : (module === globalModule || module === 'timers') && timerName.test(name);
  }
  if (dropsWhatListenerGives(index, { module, name })) return true;
  if (index === 1 && findCollectionUse({ module, name })?.use === 'dropped') return true;
  if (index !== 1 || !takesListener.test(name) || !emitterName.test(name)) return false;
  return name.startsWith('process.') ? module === globalModule : module === 'events';
}

/** Whether the package drops what a listener gives, though its type takes anything. */
export function dropsWhatListenerGives(index: number, { module, name }: CalleeOrigin): boolean {
  return index === 1 && listening.get(module)?.test(name) === true;
}

/** Whether the promise of a callback is not dropped, whatever the type of the method that takes it says. */
export function keepsResult(method: string | undefined, findOrigin: () => CalleeOrigin | undefined): boolean {
  if (method === undefined) return false;
  if (standInMethods.has(method)) return true;
  return waitingMethod.test(method) && findOrigin()?.module === 'yargs';
}

type Context = Pick<Readonly<TSESLint.RuleContext<string, readonly unknown[]>>, 'filename' | 'sourceCode'>;

/**
 * Whether an attribute of which no types tell is known to drop what its function returns: `onClick` of an element of the
 * page, `<button onClick={f}>`. Vue alone handles rejections there: https://vuejs.org/api/application.html#app-config-errorhandler
 */
export function isEventHandler({ name, parent }: TSESTree.JSXAttribute, context: Context): boolean {
  if (name.type !== 'JSXIdentifier' || !/^on[A-Z][a-zA-Z]*$/.test(name.name)) return false;
  const isElement = parent.name.type === 'JSXIdentifier' && /^[a-z]/.test(parent.name.name);
  return isElement && !isOfVue(context);
}

/** By its imports, or as a component (`<script lang="tsx">`), which needs none. */
function isOfVue({ filename, sourceCode: { ast } }: Context): boolean {
  return (
    filename.endsWith('.vue') ||
    ast.body.some((one) => one.type === 'ImportDeclaration' && /^(?:@vue\/|vue(?:$|\/|-))/.test(one.source.value))
  );
}

/**
 * Whether what is assigned handles an event, and the page drops what it returns: `button.onclick = f` of an element that the
 * page was asked for. Types say `any` of the result.
 */
export function isEventProperty(node: TSESTree.Expression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (node.type !== 'MemberExpression' || !handlerName.test(findPropertyName(node) ?? '')) return false;
  const origin = findValueOrigin(node, sourceCode);
  return origin?.module === globalModule && hasHandlers.test(origin.name.replace(/\.?\w+$/, ''));
}

/**
 * Whether an emitter is made to hand rejections of its listeners to `error` listeners: with `captureRejections`, or by a class
 * that makes its own so. https://nodejs.org/api/events.html#capture-rejections-of-promises
 */
export function capturesRejections(emitter: TSESTree.Expression | undefined): boolean {
  if (emitter?.type === 'NewExpression') return emitter.arguments.some(asksToCapture);
  return emitter?.type === 'ThisExpression' && isOfCapturingClass(emitter);
}

function asksToCapture(options: TSESTree.CallExpressionArgument): boolean {
  return (
    options.type === 'ObjectExpression' &&
    options.properties.some((one) => one.type === 'SpreadElement' || findPropertyName(one) === 'captureRejections')
  );
}

/** Whether `this` is of a class whose constructor calls `super({ captureRejections: true })`. */
function isOfCapturingClass(node: TSESTree.ThisExpression): boolean {
  let at: TSESTree.Node = node;
  while (at.type !== 'ClassBody' && at.parent) at = at.parent;
  const made = (at.type === 'ClassBody' ? at.body : []).find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
  const statements = (made?.type === 'MethodDefinition' && made.value.body?.body) || [];
  return statements.some(
    (statement) =>
      statement.type === 'ExpressionStatement' &&
      statement.expression.type === 'CallExpression' &&
      statement.expression.callee.type === 'Super' &&
      statement.expression.arguments.some(asksToCapture),
  );
}
