import type * as ast from '../../syntax/nodes.js';
import { ExpressionConverter } from '../summarize/expressions.js';
import type { Expr } from '../summary.js';

/** Converts the nodes that rules ask about, each once: they ask about parts of the same expression again and again. */
export class NodeConverter extends ExpressionConverter {
  private readonly converted = new Map<ast.Expression, Expr>();

  override convert(node: ast.Expression): Expr {
    let expr = this.converted.get(node);
    if (expr === undefined) this.converted.set(node, (expr = super.convert(node)));
    return expr;
  }
}
