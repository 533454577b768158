import { getRunningScope } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { walk } from '../../../python/syntax/walk.js';

/** Whether a call makes nested runs possible: `nest_asyncio.apply()`. */
export function isPatch({ func }: ast.Call, facts: PythonFacts): boolean {
  return (func.type !== 'Attribute' || func.attr === 'apply') && facts.findQualifiedName(func) === 'nest_asyncio.apply';
}

/** Tells from where on `nest_asyncio` has made nested runs possible. */
export class Patches {
  readonly #sourceCode: PythonSourceCode;
  /** Of the first; infinite when there is none. */
  #offset: number | undefined;

  constructor(sourceCode: PythonSourceCode) {
    this.#sourceCode = sourceCode;
  }

  /** Whether a node runs when nested runs are possible; functions run after all of the module's own code. */
  isBefore(node: ast.Node): boolean {
    this.#offset ??= this.#getFirst();
    return this.#offset < node.start || (getRunningScope(node)?.type !== 'Module' && this.#offset < Infinity);
  }

  #getFirst(): number {
    let first = Infinity;
    walk(this.#sourceCode.ast, (node) => {
      if (node.type === 'Call' && isPatch(node, this.#sourceCode.facts)) first = Math.min(first, node.start);
    });
    return first;
  }
}
