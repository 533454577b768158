import { getOrAdd } from '../../../project/remember.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import { findArgument } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName, isBoundMethod } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';

/** Finds the calls of a file by the function they call. */
export class CallSites {
  readonly #sourceCode: PythonSourceCode;
  #byName: ReadonlyMap<string, readonly ast.Call[]> | undefined;

  constructor(sourceCode: PythonSourceCode) {
    this.#sourceCode = sourceCode;
  }

  /**
   * What each call in the file gives a parameter of the function; undefined for a call that says nothing of it (the
   * argument is unpacked, or left to its default).
   */
  getArguments(node: ast.FunctionNode, parameter: string): readonly (ast.Expression | undefined)[] {
    const place = { position: getPosition(node, parameter), keyword: parameter };
    return this.#getCalls(node).map((call) => findArgument(call, place));
  }

  /** What the calls of the function unpack for it: `f(*urls)`. */
  getUnpacked(node: ast.FunctionNode): readonly ast.Expression[] {
    return this.#getCalls(node).flatMap(({ args }) => args.filter(({ type }) => type === 'Starred'));
  }

  #getCalls(node: ast.FunctionNode): readonly ast.Call[] {
    const { facts } = this.#sourceCode;
    const { location } = facts.getFunctionRef(node);
    // A constructor is called by the name of its class.
    const { parent } = node;
    const name = node.name === '__init__' && parent?.type === 'ClassDef' ? parent.name : node.name;
    return (this.#getByName().get(name) ?? []).filter((call) => {
      const found = facts.findFunction(call.func)?.location;
      return found?.path === location.path && found.start === location.start;
    });
  }

  #getByName(): ReadonlyMap<string, readonly ast.Call[]> {
    if (this.#byName !== undefined) return this.#byName;
    const byName = new Map<string, ast.Call[]>();
    walk(this.#sourceCode.ast, (one) => {
      if (one.type !== 'Call') return;
      const name = findLastName(one.func);
      if (name !== undefined) getOrAdd(byName, name, () => []).push(one);
    });
    this.#byName = byName;
    return byName;
  }
}

/** Where the calls of a function give a parameter; below 0 where they give it by keyword alone. */
function getPosition(node: ast.FunctionNode, parameter: string): number {
  const positional = [...node.args.posonlyargs, ...node.args.args];
  return positional.findIndex(({ arg }) => arg === parameter) - (isBoundMethod(node) ? 1 : 0);
}
