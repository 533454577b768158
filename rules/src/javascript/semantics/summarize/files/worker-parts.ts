import type { TSESTree } from '@typescript-eslint/utils';
import { findMethodName, findPropertyName } from '../../../syntax/member-names.js';
import type { SummarySource } from '../../summary-source.js';

/** On which side a branch runs: in the program that starts workers, or in a worker. */
type Side = 'main' | 'worker';

/** What a condition tells of the side, where it holds and where it does not. */
interface Test {
  readonly whenTrue?: Side;
  readonly whenFalse?: Side;
}

/** What only a worker reads; the key of what a worker is started with is another thing. */
const workerOnly = /\b(?:parentPort|workerData)\b(?!\s*:)/;

/**
 * The parts of a file that run in a worker only, where the file is the program of both sides and asks on which it is
 * (`if (isMainThread) … else …`): https://nodejs.org/api/worker_threads.html#worker_threadsismainthread
 *
 * What a worker's branch mentions counts as the worker's, too.
 * @returns undefined for a file that does not ask, or whose main side ends where it is told from the other
 */
export function findWorkerParts({ ast, text }: SummarySource): readonly TSESTree.Node[] | undefined {
  if (!/\bisMainThread\b/.test(text)) return undefined;
  const parts: TSESTree.Node[] = [];
  const shared: TSESTree.ProgramStatement[] = [];
  let isDivided = false;
  for (const statement of ast.body) {
    const { whenTrue, whenFalse } = statement.type === 'IfStatement' ? readTest(statement.test) : {};
    if (statement.type !== 'IfStatement' || (!whenTrue && !whenFalse)) {
      if (statement.type !== 'ImportDeclaration') shared.push(statement);
      continue;
    }
    const { consequent, alternate } = statement;
    isDivided = true;
    if ((whenTrue === 'main' && leaves(consequent)) || (whenFalse === 'main' && alternate && leaves(alternate))) {
      return undefined;
    }
    if (whenTrue === 'worker') parts.push(consequent);
    if (whenFalse === 'worker' && alternate) parts.push(alternate);
  }
  return isDivided ? addMentioned(parts, shared, text) : undefined;
}

/** The parts, statements that read what only a worker has, and the declarations that any of these mention. */
function addMentioned(
  parts: readonly TSESTree.Node[],
  shared: readonly TSESTree.ProgramStatement[],
  text: string,
): readonly TSESTree.Node[] {
  const getText = ({ range }: TSESTree.Node): string => text.slice(...range);
  const isRequire = (node: TSESTree.Node): boolean =>
    /\brequire\(\s*['"](?:node:)?worker_threads['"]/.test(getText(node));
  const found: TSESTree.Node[] = [
    ...parts,
    ...shared.filter((one) => !isRequire(one) && workerOnly.test(getText(one))),
  ];
  const others = new Map(shared.filter((one) => !found.includes(one)).map((one) => [one, getNames(one)]));
  // Grows while it is gone through.
  for (const part of found) {
    const words = new Set(getText(part).match(/[\w$]+/g));
    for (const [statement, names] of others) {
      if (!names.some((name) => words.has(name))) continue;
      others.delete(statement);
      found.push(statement);
    }
  }
  return found;
}

/** The names that a statement declares. */
function getNames(statement: TSESTree.Node): string[] {
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') {
    return statement.declaration ? getNames(statement.declaration) : [];
  }
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
    return statement.id ? [statement.id.name] : [];
  }
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

function readTest(node: TSESTree.Expression): Test {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const { whenTrue, whenFalse } = readTest(node.argument);
    return { whenTrue: whenFalse, whenFalse: whenTrue };
  }
  if (node.type === 'LogicalExpression') {
    if (node.operator === '??') return {};
    const [left, right] = [readTest(node.left), readTest(node.right)];
    return node.operator === '&&'
      ? { whenTrue: left.whenTrue ?? right.whenTrue }
      : { whenFalse: left.whenFalse ?? right.whenFalse };
  }
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' && findPropertyName(node);
  if (name === 'isMainThread') return { whenTrue: 'main', whenFalse: 'worker' };
  return name === 'parentPort' ? { whenTrue: 'worker', whenFalse: 'main' } : {};
}

/** Whether nothing further down runs behind the branch. */
function leaves(branch: TSESTree.Statement): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  if (last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement') return true;
  const call = last?.type === 'ExpressionStatement' ? last.expression : undefined;
  return call?.type === 'CallExpression' && findMethodName(call) === 'exit';
}
