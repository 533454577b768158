import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../syntax/functions.js';
import { findMethodName } from '../../syntax/member-names.js';
import type { ScopeSource } from '../../syntax/variables.js';
import { findCalleeOrigin, findValueOrigin } from '../origins.js';
import type { Value } from '../summary.js';

const pluginType = /^FastifyPlugin(?:Async|Callback)/;

/** Servers with an event for each connection, by module. */
const connectionsOf: Readonly<Record<string, RegExp>> = {
  net: /^(?:createServer|Server)\(\)\.on$/,
  'socket.io': /^(?:Server|default)\(\)(?:\.of\(\))?\.on$/,
  ws: /^(?:WebSocketServer|Server|default\.Server)\(\)\.on$/,
};

/**
 * The instance of Fastify that a plugin gets first, or the connection that a listener gets, which no annotation of its
 * parameter has to tell: `server.on('connection', (socket) => …)`, `const plugin: FastifyPluginAsync = async (app) => …`, `fp(async (app) => …)`, `app.register(async (child) => …)`.
 * https://fastify.dev/docs/latest/Reference/Plugins/
 */
export function findPluginHost(parameter: TSESTree.Node, fn: FunctionNode, sourceCode: ScopeSource): Value | undefined {
  if (fn.params[0] !== parameter) return undefined;
  if (isPlugin(fn, sourceCode)) return toInstance('fastify', 'FastifyInstance');
  const module = findModuleOfConnection(fn, sourceCode);
  return module === undefined ? undefined : toInstance(module, module === 'ws' ? 'WebSocket' : 'Socket');
}

function toInstance(module: string, name: string): Value {
  return { kind: 'instance', of: { kind: 'imported', module, name } };
}

/** Whose connection a handler gets first: `net.createServer((socket) => …)`, `server.on('connection', (socket) => …)`. */
function findModuleOfConnection({ parent }: FunctionNode, sourceCode: ScopeSource): string | undefined {
  if (parent.type !== 'CallExpression') return undefined;
  const [first] = parent.arguments;
  const isConnection = first?.type === 'Literal' && (first.value === 'connection' || first.value === 'connect');
  // Most callbacks are told by this alone.
  if (!isConnection && (findMethodName(parent) ?? getName(parent.callee)) !== 'createServer') return undefined;
  const { module, name } = findCalleeOrigin(parent, sourceCode) ?? { module: '', name: '' };
  if (!isConnection) return module === 'net' && name === 'createServer' ? module : undefined;
  return connectionsOf[module]?.test(name) === true ? module : undefined;
}

function getName(node: TSESTree.Expression): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}

function isPlugin(fn: FunctionNode, sourceCode: ScopeSource): boolean {
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator') return isPluginType(parent.id.typeAnnotation?.typeAnnotation, sourceCode);
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== fn) return false;
  // Most callbacks are told by this alone.
  if (findMethodName(parent) !== 'register' && parent.callee.type !== 'Identifier') return false;
  const origin = findCalleeOrigin(parent, sourceCode);
  return origin?.module === 'fastify-plugin' || (origin?.module === 'fastify' && origin.name.endsWith('.register'));
}

function isPluginType(type: TSESTree.TypeNode | undefined, sourceCode: ScopeSource): boolean {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const origin = findValueOrigin(type.typeName, sourceCode);
  return origin !== undefined && /^@?fastify(?:\/|$)/.test(origin.module) && pluginType.test(origin.name);
}
