import type { TSESTree } from '@typescript-eslint/utils';
import { findValueOrigin } from '../../../javascript/semantics/origins.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { isPlainExpression } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findOnlyDeclarator, findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';

type Size = TSESTree.CallExpressionArgument | undefined;

/** A function of a library that makes a schema, with the call of it. */
interface SchemaCall {
  readonly module: string;
  /** The last name: `array` of `z.array()`. */
  readonly name: string;
  readonly call: TSESTree.CallExpression;
}

/** Methods of a schema of zod whose value is not what was checked before: https://zod.dev/api#transforms */
const givesOther = /^(?:element|keyof|pipe|transform|unwrap)$/;

/** Steps from one name or part of a schema to another that are followed. */
const maxDepth = 10;

/**
 * What a schema says that an array has at most, or that what it has under names has: `20` of `z.array(z.string()).max(20)`, of
 * `v.pipe(v.array(v.string()), v.maxLength(20))`, of `Type.Array(Type.String(), { maxItems: 20 })` and of
 * `{ type: 'array', maxItems: 20 }`. Undefined where it says nothing, or is of another library.
 */
export function findMaximum(
  written: TSESTree.Expression,
  names: readonly string[],
  sourceCode: SourceCode,
  depth = 0,
): Size {
  const node = unwrapExpression(written);
  if (depth > maxDepth) return undefined;
  const next = (one: TSESTree.Expression, path: readonly string[]): Size =>
    findMaximum(one, path, sourceCode, depth + 1);
  if (node.type === 'Identifier') {
    const variable = findVariable(node, sourceCode);
    const declarator = variable && findOnlyDeclarator(variable);
    if (declarator?.id.type !== 'Identifier' || !declarator.init) return undefined;
    return next(declarator.init, names);
  }
  if (node.type === 'ObjectExpression') return findInJsonSchema(node, names, next);
  const schema = node.type === 'CallExpression' ? findSchemaCall(node, sourceCode) : undefined;
  if (!schema) return undefined;
  if (/^zod(?:\/|$)/.test(schema.module)) return findInZod(schema, names, next);
  if (schema.module === 'valibot') return findInValibot(schema, names, sourceCode, next);
  return /(?:^|\/)typebox$/.test(schema.module) ? findInTypeBox(schema, names, next) : undefined;
}

type Next = (node: TSESTree.Expression, names: readonly string[]) => Size;

function findSchemaCall(call: TSESTree.CallExpression, sourceCode: SourceCode): SchemaCall | undefined {
  const callee = unwrapExpression(call.callee);
  const origin = findValueOrigin(callee, sourceCode);
  if (!origin) return undefined;
  return { module: origin.module, name: origin.name.split('.').at(-1) ?? '', call };
}

/** https://zod.dev/api#arrays */
function findInZod({ name: method, call }: SchemaCall, names: readonly string[], next: Next): Size {
  const callee = unwrapExpression(call.callee);
  if (callee.type !== 'MemberExpression' || givesOther.test(method)) return undefined;
  const [argument] = call.arguments;
  const [name, ...rest] = names;
  if (name === undefined && /^(?:max|length)$/.test(method)) return argument;
  const member = name !== undefined && argument ? findMember(argument, name) : undefined;
  return next(member ?? callee.object, member ? rest : names);
}

/** https://valibot.dev/api/maxLength/, https://valibot.dev/guides/pipelines/ */
function findInValibot(
  { name: method, call: { arguments: given } }: SchemaCall,
  names: readonly string[],
  sourceCode: SourceCode,
  next: Next,
): Size {
  const [first] = given;
  if (!first || first.type === 'SpreadElement') return undefined;
  const [name, ...rest] = names;
  if (/^(?:object|looseObject|strictObject)(?:Async)?$/.test(method) && name !== undefined) {
    const member = findMember(first, name);
    return member && next(member, rest);
  }
  if (/^(?:optional|nullable|nullish|undefinedable)(?:Async)?$/.test(method)) return next(first, names);
  if (!/^pipe(?:Async)?$/.test(method)) return undefined;
  const actions = given.flatMap((one) =>
    one.type === 'CallExpression' ? (findSchemaCall(one, sourceCode) ?? []) : [],
  );
  if (actions.some((action) => /^(?:raw)?[tT]ransform/.test(action.name))) return undefined;
  const bound = actions.find((action) => /^(?:maxLength|length)$/.test(action.name));
  return names.length === 0 && bound ? bound.call.arguments[0] : next(first, names);
}

/** https://github.com/sinclairzx81/typebox#types */
function findInTypeBox({ name: method, call }: SchemaCall, names: readonly string[], next: Next): Size {
  const [first, options] = call.arguments;
  if (!first || first.type === 'SpreadElement') return undefined;
  const [name, ...rest] = names;
  if (method === 'Optional' || method === 'Readonly') return next(first, names);
  if (method === 'Array') return name === undefined && options ? findMember(options, 'maxItems') : undefined;
  const member = method === 'Object' && name !== undefined ? findMember(first, name) : undefined;
  return member && next(member, rest);
}

/** https://json-schema.org/understanding-json-schema/reference/array#length */
function findInJsonSchema(node: TSESTree.ObjectExpression, [name, ...rest]: readonly string[], next: Next): Size {
  if (name === undefined) return findMember(node, 'maxItems');
  const properties = findMember(node, 'properties');
  const member = properties && findMember(properties, name);
  return member && next(member, rest);
}

/** The value under a name of an object that is written here. */
export function findMember(node: TSESTree.CallExpressionArgument, name: string): TSESTree.Expression | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties) {
    if (property.type !== 'Property' || findPropertyName(property) !== name) continue;
    return isPlainExpression(property.value) ? property.value : undefined;
  }
  return undefined;
}
