import type { RuleContext } from '../../../rule.js';

/** Messages of findings in TypeScript and JavaScript. */
export const javascriptMessages = {
  floating:
    '{{what}} returns a promise that is neither awaited nor handled: if it rejects, nobody sees the error. Await it, or end it with a `.catch()`.',
  floatingLazy:
    '{{what}} never runs: it is a query of {{package}}, which does nothing until something awaits it. Await it.',
  unsentRequest:
    '{{what}} is never sent: what it gives is no promise, but an observable, and nothing subscribes to that. Subscribe to it, or await `firstValueFrom()` of it.',
  floatingStore:
    '{{what}} stores something, and nobody awaits or handles what it returns: if it fails, data is lost and nobody sees the error. Await it.',
  floatingPause: '{{what}} returns a promise that is not awaited: what follows does not wait for it. Await it.',
  floatingNeedless:
    '{{what}} is async though nothing in it waits, and nobody awaits the promise that it returns: an error in it goes unseen. Await it, or make it synchronous.',
  floatingArray:
    '{{what}} is an array of promises that nobody awaits: if one rejects, nobody sees the error. Await `Promise.all()` of it.',
  floatingPauses:
    '{{what}} is an array of promises that nobody awaits: what follows does not wait for them. Await `Promise.all()` of it.',
  droppedGenerator:
    '{{what}} is an asynchronous generator: without `for await` its body never runs. Iterate over it with `for await`.',
  uselessHandler:
    'This rejection handler is not a function, so the promise stays unhandled: if it rejects, nobody sees the error.',
  unusedPromise:
    'The promise in `{{name}}` is never awaited, returned or handed on: if it rejects, nobody sees the error. Await it.',
  unusedOnPath:
    'The promise in `{{name}}` is not awaited on every path: where it is not, nobody sees its error. Await it there, too.',
  droppedCollection:
    'The promises put into `{{name}}` are never awaited: if one rejects, nobody sees the error. Await `Promise.all({{name}})`.',
  unhandledQueue:
    'Nobody handles a rejection of the promises queued in `{{name}}`: the first step that fails ends the process in Node.js, or keeps all later ones from running. End each with a `.catch()`.',
  promiseAsValue: '{{what}} is a promise here, not its value: {{consequence}}. Await it.',
  condition: '{{what}} is a promise, and a promise is always truthy: nothing is checked. Await it.',
  conditionOfEither: '{{what}} may give a promise, and a promise is always truthy: then nothing is checked. Await it.',
  neverNull:
    '{{what}} is a promise, and a promise is never null or undefined: what stands behind `??` is never used. Await it.',
  promisesAsValues:
    '{{what}} is an array of promises here, not of their values: {{consequence}}. Await `Promise.all()` of it.',
  asyncThrow:
    'This function gives a promise and never throws: `{{name}}()` sees no error, and the assertion always {{outcome}}. Await `{{advice}}`.',
  awaitedArray: '{{what}} is an array of promises, and `await` waits for none of them. Await `Promise.all()` of it.',
  nestedArray:
    '{{what}} is an array of promises in the array of `{{combinator}}()`, which waits for none of them. Spread it.',
  mapInCombinator:
    '{{what}} is a `Map`: `{{combinator}}()` is given its entries, which are arrays, and waits for no promise in them. Hand over its `keys()` or `values()`.',
  predicate:
    '`{{method}}()` takes the promise that this callback returns for its answer, and a promise is always truthy. Await the answers first.',
  key: '`{{method}}()` takes the promise that this callback returns for a key, and no two promises are the same. Work out the keys first.',
  comparator: '`{{method}}()` cannot wait for the promise that this callback returns: the order is arbitrary.',
  replacer:
    '`{{method}}()` cannot wait for the promise that this callback returns: it puts the text `[object Promise]` there. Work out the texts first.',
  unawaitedAccumulator:
    'The accumulator `{{name}}` is a promise from the second step on, and it is used without `await` here.',
  droppedCallback:
    '{{receiver}} drops the promise that this function returns: if it rejects, nobody sees the error. Handle errors inside, or hand over a function that is not async.',
  declaredDropped:
    '{{receiver}} is declared to return nothing, so its callers drop this promise: if it rejects, nobody sees the error. Handle errors inside, or declare a promise.',
  droppedForEach:
    '`{{method}}()` does not wait for the promise that this callback returns, and nobody sees its error. Use `for … of` with `await`, or `await Promise.all()` of a `map()`.',
  syncFor: '{{what}} is iterated asynchronously, and a plain `for … of` cannot do that. Use `for await`.',
  syncSpread:
    '{{what}} is iterated asynchronously, and a spread cannot do that. Collect it with `for await` or `await Array.fromAsync()`.',
  syncUsing: '{{what}} is disposed of asynchronously, and `using` cannot wait for that. Use `await using`.',
  returnInTry:
    'This promise leaves the `try` before it settles, so `catch` never sees its rejection. Use `return await`.',
  returnBeforeFinally:
    'This promise leaves the `try` before it settles, so `finally` runs too early. Use `return await`.',
  returnBeforeDisposal:
    'This promise leaves the block before it settles, and `{{name}}` is disposed of too early. Use `return await`.',
  rejectionWindow:
    'While {{awaited}} is awaited, nobody handles a rejection of `{{name}}`, which ends the process in Node.js. Await both with `Promise.all()`.',
  addAwait: 'Add `await`',
  addAwaitHere: 'Add `await` where the value is used',
  addForAwait: 'Use `for await`',
  addAwaitUsing: 'Use `await using`',
  spread: 'Spread it with `...`',
  useForOf: 'Use `for … of`, which waits for each step',
  makeAsync: 'Make `{{name}}` async and add `await`',
  makeThisAsync: 'Make this function async and add `await`',
  makeAsyncWithCallers: 'Make `{{name}}` async, add `await`, and await its callers',
  addCatch: 'End it with `.catch({{name}})`',
  addTryCatch: 'Hand its errors to `{{name}}()`',
  addVoid: 'Mark as intentionally not awaited with `void`',
  awaitAssertion: 'Await the assertion about its promise',
  awaitAll: 'Await `Promise.all()` of it',
  awaitTogether: 'Await them together with `Promise.all()`',
  awaitFirstValue: 'Await it with `firstValueFrom()` of RxJS',
  subscribe: 'Subscribe to it',
} as const;

export type JavaScriptMessageIds = keyof typeof javascriptMessages;

/** What ESLint, or our host, hands to the rule for one file. */
export type Context = RuleContext<JavaScriptMessageIds>;
