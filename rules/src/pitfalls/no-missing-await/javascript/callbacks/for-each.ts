import type { TSESTree } from '@typescript-eslint/utils';
import { openLinted } from '../../../../javascript/edits/opened-file.js';
import { isTopLevelAwaitAllowed } from '../../../../javascript/edits/top-level-await.js';
import { isLoop } from '../../../../javascript/flow/node-kinds.js';
import { walkOwn } from '../../../../javascript/flow/traverse.js';
import { findEnclosingFunction } from '../../../../javascript/syntax/functions.js';
import { contains } from '../../../../javascript/syntax/predicates.js';
import type { TextEdit } from '../../../../project/text/text-edit.js';
import type { Inspection } from '../inspection.js';

/** A parameter as it is written, without its type. */
interface Written {
  readonly text: string;
  readonly names: readonly string[];
  readonly isChanged: boolean;
}

const ofArray = /^(?:Readonly)?Array\.forEach$/;
const ofSet = /^(?:Readonly)?Set\.forEach$/;
const ofMap = /^(?:Readonly)?Map\.forEach$/;

/**
 * The edits that make a loop of `xs.forEach(async (x) => { … });`, which waits for each step. None where the callback needs
 * to be a function, where a loop would go through something else, and where the function around could not wait.
 */
export function toLoop(call: TSESTree.CallExpression, inspection: Inspection): TextEdit[] | undefined {
  const { callee, parent } = call;
  // It is awaited by who takes it for a loop that waits.
  const statement = parent.type === 'AwaitExpression' ? parent.parent : parent;
  const [callback, ...others] = call.arguments;
  if (statement.type !== 'ExpressionStatement' || callee.type !== 'MemberExpression') return undefined;
  if (callback?.type !== 'ArrowFunctionExpression' || others.length > 0 || !canWait(call, inspection)) return undefined;
  const { text } = inspection.sourceCode;
  const receiver = text.slice(...callee.object.range);
  const head = toHead(callback, receiver, inspection.oracle.calleeOrigin(call)?.name ?? '', inspection);
  const { body } = callback;
  const [, end] = statement.range;
  const isPlainAround =
    !/\/[/*]/.test(text.slice(callee.object.range[1], body.range[0])) &&
    /^[\s,);]*$/.test(text.slice(body.range[1], end));
  if (head === undefined || !isPlainAround) return undefined;
  const start: TextEdit = { range: [statement.range[0], body.range[0]], text: head };
  if (body.type === 'BlockStatement') {
    const steps = toSteps(body);
    return steps && [start, ...steps, { range: [body.range[1], end], text: '' }];
  }
  const isAwaited = body.type === 'AwaitExpression';
  if (!isAwaited && body.type !== 'CallExpression') return undefined;
  return [isAwaited ? start : { ...start, text: `${head}await ` }, { range: [body.range[1], end], text: ';' }];
}

function canWait(call: TSESTree.CallExpression, { context }: Inspection): boolean {
  const fn = findEnclosingFunction(call);
  if (!fn) return isTopLevelAwaitAllowed(call, openLinted(context));
  return fn.async && !fn.params.some((parameter) => contains(parameter, call));
}

/** `for (const x of xs) `, `for (const [index, x] of xs.entries()) `; of a map `for (const x of xs.values()) ` */
function toHead(
  { params }: TSESTree.ArrowFunctionExpression,
  receiver: string,
  method: string,
  inspection: Inspection,
): string | undefined {
  const written = params.map((parameter) => toWritten(parameter, inspection));
  const [element, index, ...others] = written;
  const isOfMap = ofMap.test(method);
  if (!element || others.length > 0 || (!ofArray.test(method) && !isOfMap && (index || !ofSet.test(method)))) {
    return undefined;
  }
  // What the loop declares cannot be read in what it goes through.
  const words = new Set(receiver.match(/[\w$]+/gu));
  if (written.some((one) => !one || one.names.some((name) => words.has(name)))) return undefined;
  const kind = written.some((one) => one?.isChanged === true) ? 'let' : 'const';
  return index
    ? `for (${kind} [${index.text}, ${element.text}] of ${receiver}${isOfMap ? '' : '.entries()'}) `
    : `for (${kind} ${element.text} of ${receiver}${isOfMap ? '.values()' : ''}) `;
}

function toWritten(parameter: TSESTree.Parameter, { sourceCode }: Inspection): Written | undefined {
  const { type } = parameter;
  if (type !== 'Identifier' && type !== 'ObjectPattern' && type !== 'ArrayPattern') return undefined;
  const [start, end] = parameter.range;
  const variables = sourceCode.getDeclaredVariables(parameter.parent);
  const declared = variables.filter(({ identifiers }) => identifiers.some((one) => contains(parameter, one)));
  return {
    text: sourceCode.text.slice(start, parameter.typeAnnotation ? parameter.typeAnnotation.range[0] : end),
    names: declared.map(({ name }) => name),
    isChanged: declared.some(({ references }) => references.some((one) => one.isWrite())),
  };
}

/** `return;` ends a step, as `continue` does; undefined where that is not the same, or something is returned. */
function toSteps(body: TSESTree.BlockStatement): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const node of walkOwn(body)) {
    if (node.type !== 'ReturnStatement') continue;
    if (node.argument || isInLoop(node, body)) return undefined;
    edits.push({ range: [node.range[0], node.range[0] + 'return'.length], text: 'continue' });
  }
  return edits;
}

function isInLoop(node: TSESTree.Node, body: TSESTree.BlockStatement): boolean {
  for (let at = node.parent; at && at !== body; at = at.parent) {
    if (isLoop(at)) return true;
  }
  return false;
}
