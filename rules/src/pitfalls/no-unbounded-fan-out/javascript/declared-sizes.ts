import type { TSESTree } from '@typescript-eslint/utils';
import { findValueOrigin } from '../../../javascript/semantics/origins.js';
import { findCallOf, isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import {
  findOnlyDeclarator,
  findPatternPath,
  findVariable,
  isNeverWritten,
  type SourceCode,
} from '../../../javascript/syntax/variables.js';
import { findOperator, findPipe } from './pipes.js';
import { findMaximum, findMember } from './schema-sizes.js';

/** Where a value comes from: an expression or the first parameter of a function, and the members that are taken of it. */
interface Part {
  readonly whole: TSESTree.Expression | FunctionNode;
  readonly names: readonly string[];
}

/** https://zod.dev/basics#parsing-data; of the others, the value is `data` of what they give. */
const parses = /^(?:parse|parseAsync)$/;
const parsesSafely = /^(?:safeParse|safeParseAsync)$/;

/** https://valibot.dev/guides/parse-data/, by what the value is under in what they give. */
const parsesByFunction: ReadonlyMap<string, string | undefined> = new Map([
  ['parse', undefined],
  ['parseAsync', undefined],
  ['safeParse', 'output'],
  ['safeParseAsync', 'output'],
]);

/** https://trpc.io/docs/server/procedures, https://trpc.io/docs/server/validators */
const resolvesProcedure = /^(?:query|mutation|subscription)$/;

/** Operators of RxJS that hand on what they get, or less often. */
const handsOn =
  /^(?:catchError|debounceTime|delay|filter|finalize|observeOn|retry|share|skip|take|takeUntil|takeWhile|tap)$/;

/** Which argument says how long the arrays are that an operator of RxJS makes: https://rxjs.dev/api/operators/bufferCount */
const sizeOfBuffer: ReadonlyMap<string, number> = new Map([
  ['bufferCount', 0],
  ['bufferTime', 2],
]);

/** Steps from one name to the value of another that are followed. */
const maxDepth = 5;

/**
 * The number of elements that a collection has at most, by what declares its values: a schema of zod or valibot that they were
 * checked with (`z.array(z.string()).max(20)`), also as the input of a procedure of tRPC, the schema of a route of Fastify
 * (`maxItems: 20`), or an operator of RxJS that makes arrays of that length (`bufferCount(20)`). Undefined when nothing does.
 */
export function findDeclaredSize(
  collection: TSESTree.Expression,
  sourceCode: SourceCode,
): TSESTree.CallExpressionArgument | undefined {
  const part = findPart(collection, sourceCode);
  if (!part) return undefined;
  const { names, whole } = part;
  if (isFunction(whole)) return findSizeOfParameter(whole, names, sourceCode);
  if (whole.type !== 'CallExpression') return undefined;
  const callee = unwrapExpression(whole.callee);
  const origin = findValueOrigin(callee, sourceCode);
  if (origin?.module === 'valibot') return findSizeOfParsed(whole, origin.name, names, sourceCode);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = findPropertyName(callee) ?? '';
  if (parses.test(method)) return findMaximum(callee.object, names, sourceCode);
  const [first, ...rest] = names;
  return parsesSafely.test(method) && first === 'data' ? findMaximum(callee.object, rest, sourceCode) : undefined;
}

/** `v.parse(schema, value)` */
function findSizeOfParsed(
  { arguments: [schema] }: TSESTree.CallExpression,
  name: string,
  names: readonly string[],
  sourceCode: SourceCode,
): TSESTree.CallExpressionArgument | undefined {
  const method = name.split('.').at(-1) ?? '';
  if (!parsesByFunction.has(method) || !schema || schema.type === 'SpreadElement') return undefined;
  const under = parsesByFunction.get(method);
  const [first, ...rest] = names;
  if (under === undefined) return findMaximum(schema, names, sourceCode);
  return first === under ? findMaximum(schema, rest, sourceCode) : undefined;
}

function findPart(written: TSESTree.Expression, sourceCode: SourceCode, depth = 0): Part | undefined {
  const node = unwrapExpression(written);
  if (depth > maxDepth) return undefined;
  if (node.type === 'AwaitExpression') return findPart(node.argument, sourceCode, depth + 1);
  if (node.type === 'MemberExpression') {
    const name = findPropertyName(node);
    return name === undefined ? undefined : extend(findPart(node.object, sourceCode, depth + 1), [name]);
  }
  if (node.type !== 'Identifier') return { whole: node, names: [] };
  const variable = findVariable(node, sourceCode);
  const definition = variable?.defs[0];
  if (!variable || !definition) return undefined;
  if (definition.type === 'Parameter') {
    const [first] = isFunction(definition.node) ? definition.node.params : [];
    const names = first && findPatternPath(first, variable);
    return names && isFunction(definition.node) && isNeverWritten(variable)
      ? { whole: definition.node, names }
      : undefined;
  }
  const declarator = findOnlyDeclarator(variable);
  const names = declarator && findPatternPath(declarator.id, variable);
  return names && declarator.init ? extend(findPart(declarator.init, sourceCode, depth + 1), names) : undefined;
}

function extend(part: Part | undefined, names: readonly string[]): Part | undefined {
  return part && { whole: part.whole, names: [...part.names, ...names] };
}

function findSizeOfParameter(
  fn: FunctionNode,
  names: readonly string[],
  sourceCode: SourceCode,
): TSESTree.CallExpressionArgument | undefined {
  const options = findRouteOptions(fn);
  if (options) return findSizeInRequest(options, names, sourceCode);
  const call = findCallOf(fn);
  if (call?.node.type !== 'CallExpression' || call.index !== 0) return undefined;
  if (names.length === 0) return findSizeInPipe(call.node, sourceCode);
  const callee = unwrapExpression(call.node.callee);
  const [first, ...rest] = names;
  if (first !== 'input' || callee.type !== 'MemberExpression') return undefined;
  if (!resolvesProcedure.test(findPropertyName(callee) ?? '')) return undefined;
  const schema = findInput(callee.object);
  return schema && findMaximum(schema, rest, sourceCode);
}

/** The options of a route of Fastify beside its handler, or that have it: https://fastify.dev/docs/latest/Reference/Routes/ */
function findRouteOptions(fn: FunctionNode): TSESTree.ObjectExpression | undefined {
  if (fn.parent.type === 'Property' && findPropertyName(fn.parent) === 'handler') {
    return fn.parent.parent.type === 'ObjectExpression' ? fn.parent.parent : undefined;
  }
  const call = findCallOf(fn);
  const options = call?.index === 2 ? call.node.arguments[1] : undefined;
  return options?.type === 'ObjectExpression' ? options : undefined;
}

/** What the schema of a route says of `request.body.ids`: https://fastify.dev/docs/latest/Reference/Validation-and-Serialization/ */
function findSizeInRequest(
  options: TSESTree.ObjectExpression,
  [part, ...names]: readonly string[],
  sourceCode: SourceCode,
): TSESTree.CallExpressionArgument | undefined {
  const schemas = findMember(options, 'schema');
  const own = schemas && part !== undefined ? findMember(schemas, part) : undefined;
  const schema = own ?? (schemas && part === 'query' ? findMember(schemas, 'querystring') : undefined);
  return schema && findMaximum(schema, names, sourceCode);
}

/** `schema` of `t.procedure.input(schema).query(…)`. */
function findInput(procedure: TSESTree.Expression): TSESTree.Expression | undefined {
  let at = unwrapExpression(procedure);
  while (at.type === 'CallExpression') {
    const callee = unwrapExpression(at.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    const [schema] = at.arguments;
    if (findPropertyName(callee) === 'input') return schema?.type === 'SpreadElement' ? undefined : schema;
    at = unwrapExpression(callee.object);
  }
  return undefined;
}

/** `20` of `ids$.pipe(bufferCount(20), mergeMap((ids) => …))`, asked for the call of `mergeMap`. */
function findSizeInPipe(
  operator: TSESTree.CallExpression,
  sourceCode: SourceCode,
): TSESTree.CallExpressionArgument | undefined {
  for (const one of findPipe(operator)?.before.toReversed() ?? []) {
    const made = findOperator(one, sourceCode);
    if (!made) return undefined;
    const index = sizeOfBuffer.get(made.name);
    if (index !== undefined) return made.call.arguments[index];
    if (!handsOn.test(made.name)) return undefined;
  }
  return undefined;
}
