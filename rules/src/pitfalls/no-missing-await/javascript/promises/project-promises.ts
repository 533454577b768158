import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { promiseMethods } from '../../../../javascript/library/promise-methods.js';
import { alwaysGivesPromise } from '../../../../javascript/semantics/facts/promise-results.js';
import { findCertainValue } from '../../../../javascript/semantics/kept-values.js';
import type { ModuleFile } from '../../../../javascript/semantics/module-file.js';
import { findMethod } from '../../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import type { RelatedLocation } from '../../../../project/text/location.js';

/** The file that is looked at. */
interface Asked {
  readonly file: ModuleFile;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/**
 * The call whose promise an expression is, by what the files of the project say without types: of a function, declared here
 * or imported, each call of which gives a promise; also with `.then()` and its kin behind it, or kept in a constant.
 */
export function findPromisingCall(written: TSESTree.Expression, asked: Asked): TSESTree.CallExpression | undefined {
  const node = unwrapExpression(written);
  if (node.type === 'Identifier') {
    const value = findCertainValue(node, asked.sourceCode);
    return value?.type === 'CallExpression' ? findPromisingCall(value, asked) : undefined;
  }
  if (node.type !== 'CallExpression') return undefined;
  const chained = findMethod(node, ...promiseMethods);
  if (chained) return findPromisingCall(chained.object, asked);
  return isPromiseFunction(unwrapExpression(node.callee), asked) ? node : undefined;
}

/** Whether each call of what the expression stands for gives a promise, by what the files of the project say. */
export function isPromiseFunction(node: TSESTree.Expression, { file, sourceCode }: Asked): boolean {
  const called = file.resolveDeclared(node, sourceCode);
  return (called?.kind === 'function' || called?.kind === 'signature') && alwaysGivesPromise(called);
}

/** Where the function that the call enters is declared, if that is in another file. */
export function findDeclaration(
  call: TSESTree.CallExpression,
  { file, sourceCode }: Asked,
): RelatedLocation | undefined {
  const called = file.resolveNode(call.callee, sourceCode);
  if (called?.kind !== 'function' || called.file === file) return undefined;
  const { name, nameStart: start, nameEnd: end, isAsync } = called.summary;
  const what = name === '' ? 'The function' : `\`${name}()\``;
  return {
    path: called.file.path,
    start,
    end,
    message: `${what} ${isAsync ? 'is asynchronous' : 'returns a promise'}`,
  };
}
