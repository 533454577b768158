import type { PythonSourceCode } from '../../../python/language/source-code.js';
import { getNamesIn } from '../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import { findArgument, findCallOf } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isFunction, isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';

/** URLs that name no server: what they stand for is in them, or on the disk (RFC 2397, RFC 8089). */
const localScheme = /^[rbuf]*["']{1,3}(?:data|file):/i;

/** Callers of callers are looked at up to this depth. */
const maxDepth = 3;

/**
 * Whether the URL that a call is given is known to name no server: by how it begins, by a test of that around the call, or
 * because it is a parameter of a private function whose callers all know.
 */
export function isGivenLocalUrl(call: ast.Call, sourceCode: PythonSourceCode): boolean {
  const [url] = call.args;
  return url !== undefined && isLocal(url, sourceCode, 0);
}

function isLocal(url: ast.Expression, sourceCode: PythonSourceCode, depth: number): boolean {
  if (url.type === 'Constant' || url.type === 'JoinedStr') {
    return localScheme.test(sourceCode.text.slice(url.start, url.end));
  }
  if (url.type !== 'Name') return false;
  return isTested(url, sourceCode.text) || (depth < maxDepth && isLocalParameter(url, sourceCode, depth));
}

/** `if url.startswith("data:"):` around it, or the `else` of a test for the opposite. */
function isTested(url: ast.Name, text: string): boolean {
  let child: ast.Node = url;
  for (let { parent } = child; parent !== null; child = parent, { parent } = parent) {
    if (isFunction(parent)) return false;
    if (parent.type !== 'If' || child === parent.test) continue;
    const isInBody = parent.body.some((one) => one === child);
    if (isSchemeTest(parent.test, isInBody, url.id, text)) return true;
  }
  return false;
}

/** Whether it follows from the outcome of a test that the URL names no server. */
function isSchemeTest(test: ast.Expression, outcome: boolean, name: string, text: string): boolean {
  if (test.type === 'UnaryOp') return test.op === 'Not' && isSchemeTest(test.operand, !outcome, name, text);
  if (test.type === 'BoolOp') {
    return (test.op === 'And') === outcome && test.values.some((value) => isSchemeTest(value, outcome, name, text));
  }
  if (!outcome || test.type !== 'Call' || test.func.type !== 'Attribute' || test.func.attr !== 'startswith')
    return false;
  const [prefix] = test.args;
  const receiver = text.slice(test.func.value.start, test.func.value.end);
  const isOfName = receiver === name || receiver === `${name}.lower()`;
  return isOfName && prefix?.type === 'Constant' && localScheme.test(text.slice(prefix.start, prefix.end));
}

/** Whether all calls of the private function around give the parameter a URL that is known to name no server. */
function isLocalParameter(url: ast.Name, sourceCode: PythonSourceCode, depth: number): boolean {
  const around = findRunningFunction(url);
  if (around?.name.startsWith('_') !== true) return false;
  if (getNamesIn(around, url.id).some(({ ctx }) => ctx !== 'Load')) return false;
  const { args } = around.args;
  const index = args.findIndex(({ arg }) => arg === url.id);
  if (index < 0) return false;
  const position = around.parent?.type === 'ClassDef' ? index - 1 : index;
  const uses = getUses(around.name, sourceCode.ast);
  return (
    uses.length > 0 &&
    uses.every((use) => {
      const call = findCallOf(use);
      const given = call && findArgument(call, { position, keyword: url.id });
      return given !== undefined && isLocal(given, sourceCode, depth + 1);
    })
  );
}

/** Where a function or method is named: `f`, `self.f`. */
function getUses(name: string, module: ast.Module): ast.Expression[] {
  const uses: ast.Expression[] = [];
  walk(module, (node) => {
    if (isNamed(node, name)) uses.push(node);
    else if (node.type === 'Attribute' && node.attr === name) uses.push(node);
  });
  return uses;
}
