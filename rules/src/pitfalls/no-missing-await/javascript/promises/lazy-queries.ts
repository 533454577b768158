import type { TSESTree } from '@typescript-eslint/utils';
import { lazyQueries, type LazyQueries } from '../../../../javascript/library/lazy-queries.js';
import { endsTest } from '../../../../javascript/semantics/facts/test-code.js';
import { findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import type { Inspection } from '../inspection.js';

type Link = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;

/** What becomes of a query that a statement drops. */
export type QueryFate =
  | { readonly kind: 'unrun'; readonly package: string }
  /** A callback is called with its result, or with its error. */
  | { readonly kind: 'handled' };

/**
 * What becomes of the query that an expression builds: nothing runs `User.updateOne(filter, change)`. Undefined for what is
 * no such query, for what changes one that is there already (`query.where(…)`), for those of functions of the project,
 * which may keep them, and for those that a method runs.
 */
export function findQueryFate(written: TSESTree.Expression, inspection: Inspection): QueryFate | undefined {
  const { oracle } = inspection;
  const node = unwrapExpression(written);
  const name = isLink(node) ? oracle.lazyPackage(node) : undefined;
  const known = name === undefined ? undefined : lazyQueries.get(name);
  if (!isLink(node) || name === undefined || !known) return undefined;
  const links = getLinks(node, inspection);
  if (known.takesCallbacks === true && links.some((link) => takesCallback(link, inspection)))
    return { kind: 'handled' };
  if (links.some((link) => isRun(link, known))) return undefined;
  return links.some((link) => isStart(link, known, inspection)) ? { kind: 'unrun', package: name } : undefined;
}

/** The calls of a chain that give the query, the last first. */
function getLinks(node: Link, { oracle }: Inspection): Link[] {
  const links = [node];
  for (let object = findObject(node); object && isLink(object); object = findObject(object)) {
    if (oracle.lazyPackage(object) === undefined) break;
    links.push(object);
  }
  return links;
}

/** Whether the call makes the query, and nobody else has it. */
function isStart(link: Link, { getter }: LazyQueries, inspection: Inspection): boolean {
  const { oracle } = inspection;
  const object = findObject(link);
  if (object && oracle.lazyPackage(object) !== undefined) {
    // `knex.schema` is another query each time.
    const isGetter = object.type === 'MemberExpression' && findPropertyName(object) === getter;
    return isGetter && oracle.isDeclaredInTypes(object);
  }
  if (link.type === 'TaggedTemplateExpression') return true;
  const isGivenOne = link.arguments.some((one) => one.type !== 'SpreadElement' && oracle.lazyPackage(one));
  // What is a promise by its type is not kept to be changed further.
  return !isGivenOne && (inspection.kindOf(link) === 'promise' || oracle.isDeclaredInTypes(link));
}

function isLink(node: TSESTree.Expression): node is Link {
  return node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression';
}

/** What a method is called on. */
function findObject(link: Link): TSESTree.Expression | undefined {
  const callee = findMethod(link);
  return callee && unwrapExpression(callee.object);
}

function findMethod(link: Link): TSESTree.MemberExpression | undefined {
  const callee = unwrapExpression(link.type === 'CallExpression' ? link.callee : link.tag);
  return callee.type === 'MemberExpression' ? callee : undefined;
}

/** `query.execute()` */
function isRun(link: Link, { runs = [] }: LazyQueries): boolean {
  const callee = findMethod(link);
  const method = callee && findPropertyName(callee);
  return method !== undefined && runs.includes(method);
}

/** `User.find(filter, (error, users) => …)`, or `.expect(200, done)` with what ends a test, of which JavaScript has no type. */
function takesCallback(link: Link, { oracle, sourceCode }: Inspection): boolean {
  if (link.type !== 'CallExpression') return false;
  return link.arguments.some(
    (one) => one.type !== 'SpreadElement' && (oracle.isCallable(one) || endsTest(one, sourceCode)),
  );
}
