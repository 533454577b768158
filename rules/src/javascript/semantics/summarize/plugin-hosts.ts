import type { TSESTree } from '@typescript-eslint/utils';
import { findCalleeOrigin, findPropertyName, findValueOrigin, type ScopeSource } from '../call-targets.js';
import type { FunctionNode } from '../functions.js';
import type { Value } from '../summary.js';

const pluginType = /^FastifyPlugin(?:Async|Callback)/;

/**
 * The instance of Fastify that a plugin gets first, which no annotation of its parameter has to tell:
 * `const plugin: FastifyPluginAsync = async (app) => …`, `fp(async (app) => …)`, `app.register(async (child) => …)`.
 * https://fastify.dev/docs/latest/Reference/Plugins/
 */
export function findPluginHost(parameter: TSESTree.Node, fn: FunctionNode, sourceCode: ScopeSource): Value | undefined {
  if (fn.params[0] !== parameter || !isPlugin(fn, sourceCode)) return undefined;
  return { kind: 'instance', of: { kind: 'imported', module: 'fastify', name: 'FastifyInstance' } };
}

function isPlugin(fn: FunctionNode, sourceCode: ScopeSource): boolean {
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator') return isPluginType(parent.id.typeAnnotation?.typeAnnotation, sourceCode);
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== fn) return false;
  const { callee } = parent;
  const name = callee.type === 'MemberExpression' ? findPropertyName(callee) : undefined;
  // Most callbacks are told by this alone.
  if (name !== 'register' && callee.type !== 'Identifier') return false;
  const origin = findCalleeOrigin(parent, sourceCode);
  return origin?.module === 'fastify-plugin' || (origin?.module === 'fastify' && origin.name.endsWith('.register'));
}

function isPluginType(type: TSESTree.TypeNode | undefined, sourceCode: ScopeSource): boolean {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const origin = findValueOrigin(type.typeName, sourceCode);
  return origin !== undefined && /^@?fastify(?:\/|$)/.test(origin.module) && pluginType.test(origin.name);
}
