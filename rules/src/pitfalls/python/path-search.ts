import type { CallPath } from '../../project/calls/call-path.js';
import type { Span } from '../../project/text/span.js';
import type { CallMatcher, CodeNode, PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';

/** Finds what the code of a file leads to, through no more functions of the project than allowed. */
export class PathSearch {
  private readonly shown = new Set<string>();

  /** @param depth how many calls may lie between the code and what the matcher picks */
  constructor(
    private readonly facts: PythonFacts,
    private readonly matcher: CallMatcher,
    private readonly depth = Infinity,
  ) {}

  findPathOfCall(call: ast.Call): CallPath | undefined {
    const path = this.depth === 0 ? undefined : this.facts.findPathOfCall(call, this.matcher);
    return path && this.isWithin(path) ? path : undefined;
  }

  findPathOfCallback(callback: ast.Expression): CallPath | undefined {
    const path = this.depth === 0 ? undefined : this.facts.findPathOfCallback(callback, this.matcher);
    return path && this.isWithin(path) ? path : undefined;
  }

  findImplicitPaths(node: CodeNode): readonly CallPath[] {
    if (this.depth === 0) return [];
    return this.facts.findImplicitPaths(node, this.matcher).filter((path) => this.isWithin(path));
  }

  /** Whether a finding is the first at its place. Several paths can begin there: one is enough. */
  isFirstAt({ start, end }: Span): boolean {
    const { size } = this.shown;
    return this.shown.add(`${start}:${end}`).size > size;
  }

  private isWithin({ steps }: CallPath): boolean {
    return steps.length - 1 <= this.depth;
  }
}
