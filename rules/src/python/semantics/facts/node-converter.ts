import { findCallOf } from '../../syntax/arguments.js';
import type * as ast from '../../syntax/nodes.js';
import type { ModuleEntity } from '../entities.js';
import { ExpressionConverter } from '../summarize/expressions.js';
import type { AttributeExpr, CallExpr, Expr } from '../summary-expressions.js';

/**
 * Converts the nodes that rules ask about, each once: they ask about parts of the same expression again and again.
 * Calls and attributes are those of the module's summary, so that what they evaluate to is found out once for all.
 */
export class NodeConverter extends ExpressionConverter {
  private readonly converted = new Map<ast.Expression, Expr>();
  /** By the end: a closing bracket belongs to one call. */
  private readonly calls = new Map<number, CallExpr>();
  /** By where the attribute's name stands. */
  private readonly attributes = new Map<number, AttributeExpr>();

  constructor(text: string, module: ModuleEntity) {
    super(text, (start) => module.findScope(start) ?? -1);
    for (const scope of module.summary.scopes) {
      if (!('events' in scope)) continue;
      for (const { expr } of scope.events) {
        if (expr.kind === 'call') this.calls.set(expr.end, expr);
        else if (expr.kind === 'attribute') this.attributes.set(expr.start, expr);
      }
    }
  }

  override convert(node: ast.Expression): Expr {
    const summarized = this.findSummarized(node);
    if (summarized !== undefined) return summarized;
    let expr = this.converted.get(node);
    if (expr === undefined) this.converted.set(node, (expr = super.convert(node)));
    return expr;
  }

  private findSummarized(node: ast.Expression): Expr | undefined {
    if (node.type === 'Call') return this.findCall(node);
    if (node.type !== 'Attribute') return undefined;
    const call = findCallOf(node);
    const callee = call && this.findCall(call)?.func;
    return callee ?? this.attributes.get(node.attrRange.start);
  }

  private findCall({ start, end }: ast.Call): CallExpr | undefined {
    const call = this.calls.get(end);
    // Calls that are not closed may end together.
    return call?.start === start ? call : undefined;
  }
}
