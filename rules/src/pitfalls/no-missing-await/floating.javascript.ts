import type { TSESTree } from '@typescript-eslint/utils';
import { findPropertyName, unwrapExpression } from '../../javascript/semantics/call-targets.js';
import { findEnclosingFunction, isFunction } from '../../javascript/semantics/functions.js';
import { getModuleFile } from '../../javascript/semantics/project.js';
import { endsTest, isTestCode } from '../../javascript/semantics/test-code.js';
import { findLocalFunction } from './certain-promises.javascript.js';
import type { Check, Inspection } from './inspection.javascript.js';
import { suggestAwait, suggestAwaitOf, suggestVoid, wrapInPromiseAll, type Changes } from './suggestions.javascript.js';

interface Floating {
  readonly node: TSESTree.Expression;
  readonly messageId: 'floating' | 'floatingArray' | 'uselessHandler';
}

/** Statements whose value is a promise, or an array of promises, that nothing is done with. */
export function checkFloating(inspection: Inspection): Check {
  const { context, sourceCode, options } = inspection;
  const { allowVoid = true, checkThenables = false } = options;
  const statements: TSESTree.Expression[] = [];

  const collect = (written: TSESTree.Expression): void => {
    const isVoid = written.type === 'UnaryExpression' && written.operator === 'void';
    const canFloat = written.type === 'ArrayExpression' || inspection.canBePromise(written);
    if (isVoid ? !allowVoid : canFloat && written.type !== 'AssignmentExpression') {
      statements.push(isVoid ? written.argument : written);
    }
  };

  const find = (written: TSESTree.Expression): Floating | undefined => {
    const node = written.type === 'ChainExpression' ? written.expression : written;
    if (node.type === 'SequenceExpression') return findFirst(node.expressions);
    if (node.type === 'ArrayExpression')
      return isArrayOfFloating(node) ? { node, messageId: 'floatingArray' } : undefined;
    if (node.type === 'AssignmentExpression' || !inspection.canBePromise(node)) return undefined;
    const kind = inspection.kindOf(node);
    if (kind === 'array') return isSettledMap(node, inspection) ? undefined : { node, messageId: 'floatingArray' };
    if (node.type === 'AwaitExpression') return undefined;
    if (kind !== 'promise' && !(kind === 'thenable' && checkThenables)) return undefined;
    if (node.type === 'CallExpression') return findInCall(node);
    if (node.type === 'ConditionalExpression') return findFirst([node.consequent, node.alternate]);
    if (node.type === 'LogicalExpression') return findFirst([node.left, node.right]);
    if (node.type === 'NewExpression' && inspection.isSettled(node)) return undefined;
    return { node, messageId: 'floating' };
  };

  /** A statement of its own: `[save(a), save(b)];`. */
  const isArrayOfFloating = ({ elements }: TSESTree.ArrayExpression): boolean =>
    elements.some((one) => one && one.type !== 'SpreadElement' && find(one));

  const findFirst = (nodes: readonly TSESTree.Expression[]): Floating | undefined => {
    for (const one of nodes) {
      const found = find(one);
      if (found) return found;
    }
    return undefined;
  };

  const findInCall = (node: TSESTree.CallExpression): Floating | undefined => {
    if (inspection.isAllowedCall(node)) return undefined;
    const callee = unwrapExpression(node.callee);
    if (callee.type === 'MemberExpression') {
      const name = findPropertyName(callee);
      if (name === 'finally') return find(callee.object);
      const handler = name === 'catch' ? node.arguments[0] : name === 'then' ? node.arguments[1] : undefined;
      if (handler && handler.type !== 'SpreadElement') {
        return isHandler(handler) ? undefined : { node: handler, messageId: 'uselessHandler' };
      }
      if (name === 'then' && node.arguments[0] && endsTest(node.arguments[0], sourceCode)) return undefined;
    }
    if (inspection.isSettled(node) || isTopOfTest(node) || inspection.isServiceOfTest(node)) return undefined;
    return { node, messageId: 'floating' };
  };

  /** A function of the file that fails at the top level of a test fails the test's process, and nobody can miss it. */
  const isTopOfTest = (node: TSESTree.CallExpression): boolean =>
    !findEnclosingFunction(node) &&
    findLocalFunction(unwrapExpression(node.callee), sourceCode) !== undefined &&
    isTestCode(getModuleFile(context));

  /** What is not known to be something else is taken for a function. */
  const isHandler = (node: TSESTree.Expression): boolean =>
    inspection.oracle.isCallable(node) || ['any', 'unresolved'].includes(inspection.oracle.promiseKind(node));

  const suggest = ({ node, messageId }: Floating, whole: TSESTree.Expression): Changes => {
    if (messageId === 'floatingArray') return suggestAwait(wrapInPromiseAll(node), node, context, 'awaitAll');
    const target = messageId === 'uselessHandler' ? whole : node;
    if (whole.parent.type === 'UnaryExpression') return { suggest: [] };
    const changes = suggestAwaitOf(target, context);
    return allowVoid ? { ...changes, suggest: [...changes.suggest, suggestVoid(target)] } : changes;
  };

  return {
    listener: {
      ExpressionStatement(node) {
        // Absent is undefined or null, depending on the parser.
        if (!node.directive) collect(node.expression);
      },
      ArrowFunctionExpression({ body }) {
        if (body.type === 'UnaryExpression' && body.operator === 'void') collect(body);
      },
    },
    getAsked: () => statements.filter((node) => node.type !== 'SequenceExpression'),
    report() {
      for (const statement of statements) {
        const found = find(statement);
        if (!found) continue;
        inspection.report({
          loc: inspection.getLoc(found.node),
          messageId: found.messageId,
          data: { what: inspection.describe(found.node) },
          changes: suggest(found, statement),
        });
      }
    },
  };
}

/** `xs.map((x) => f(x).catch(g))`: an array of promises, but each is handled. */
function isSettledMap(node: TSESTree.Expression, inspection: Inspection): boolean {
  const [callback] = node.type === 'CallExpression' ? node.arguments : [];
  return callback !== undefined && isFunction(callback) && inspection.isSettlingFunction(callback);
}
