import type { TSESLint } from '@typescript-eslint/utils';
import { findCalleeOrigin } from '../semantics/call-targets.js';
import type { TypeOracle } from './type-oracle.js';

/** The oracle where there are no types: knows what imports tell, and says of all else that it is unknown. */
export function createSyntaxOracle(sourceCode: Readonly<TSESLint.SourceCode>): TypeOracle {
  return {
    backEnd: 'none',
    prefetch() {},
    promiseKind: () => 'unresolved',
    isAlwaysPromise: () => false,
    hasNullTypes: () => false,
    isPrimitive: () => false,
    isCallable: (node) => node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression',
    returnKind: () => 'unresolved',
    calleeReturnsPromise: () => false,
    calleeOrigin: (node) => findCalleeOrigin(node, sourceCode),
    calleeDeclaration: () => undefined,
    callbackResult: () => 'unknown',
    expectedResult: () => 'unknown',
    expectedMemberResult: () => 'unknown',
    findSignalParameter: () => undefined,
    tupleLength: () => undefined,
    iteration: () => 'unknown',
    disposal: () => 'unknown',
    hasOnlyAwaited: () => false,
  };
}
