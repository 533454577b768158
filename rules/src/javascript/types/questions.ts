import type { TypeOracle } from './oracle.js';

/** What is asked about nodes: about one each time, and perhaps about a detail of it. */
export type Question = Exclude<keyof TypeOracle, 'backEnd' | 'hasNullTypes' | 'prefetch'>;

/** What a question is answered with. */
export type AnswerTo<Q extends Question> = ReturnType<TypeOracle[Q]>;

/** The part of an oracle that answers about nodes. */
export type Answers = { readonly [Q in Question]: (...about: Parameters<TypeOracle[Q]>) => AnswerTo<Q> };

/**
 * Leads all questions about nodes to one function, for oracles that treat them alike.
 * @param answer is told what to say where nothing is known
 */
export function answerWith(
  answer: <Q extends Question>(question: Q, about: Parameters<TypeOracle[Q]>, unknown: AnswerTo<Q>) => AnswerTo<Q>,
): Answers {
  return {
    promiseKind: (...about) => answer('promiseKind', about, 'unresolved'),
    isAlwaysPromise: (...about) => answer('isAlwaysPromise', about, false),
    isPromiseOrNothing: (...about) => answer('isPromiseOrNothing', about, false),
    isValueOrPromise: (...about) => answer('isValueOrPromise', about, false),
    isSafePromise: (...about) => answer('isSafePromise', about, false),
    lazyPackage: (...about) => answer('lazyPackage', about, undefined),
    isIndexed: (...about) => answer('isIndexed', about, false),
    isPrimitive: (...about) => answer('isPrimitive', about, false),
    isCallable: (...about) => answer('isCallable', about, true),
    returnKind: (...about) => answer('returnKind', about, 'unresolved'),
    hasPlainResult: (...about) => answer('hasPlainResult', about, false),
    takesPrimitive: (...about) => answer('takesPrimitive', about, false),
    isExcluded: (...about) => answer('isExcluded', about, false),
    calleeOrigin: (...about) => answer('calleeOrigin', about, undefined),
    calleeDeclaration: (...about) => answer('calleeDeclaration', about, undefined),
    isDeclaredInTypes: (...about) => answer('isDeclaredInTypes', about, false),
    callbackResult: (...about) => answer('callbackResult', about, 'unknown'),
    expectedResult: (...about) => answer('expectedResult', about, 'unknown'),
    expectedMemberResult: (...about) => answer('expectedMemberResult', about, 'unknown'),
    findSignalParameter: (...about) => answer('findSignalParameter', about, undefined),
    tupleLength: (...about) => answer('tupleLength', about, undefined),
    elementOrigin: (...about) => answer('elementOrigin', about, undefined),
    iteration: (...about) => answer('iteration', about, 'unknown'),
    disposal: (...about) => answer('disposal', about, 'unknown'),
    hasOnlyAwaited: (...about) => answer('hasOnlyAwaited', about, false),
    lacksProperty: (...about) => answer('lacksProperty', about, false),
  };
}
