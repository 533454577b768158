import { getScopeNode } from '../../flow/enclosing.js';
import type * as ast from '../../syntax/nodes.js';
import type { Env, FunctionEntity, ModuleEntity } from '../entities.js';
import { evaluate } from '../inference/expressions.js';
import { findResultShape } from '../inference/result-shapes.js';
import type { PythonProject } from '../project.js';
import type { Expr } from '../summary-expressions.js';
import { type Type, unknown } from '../types.js';
import { NodeConverter } from './node-converter.js';

/** Leads from the nodes of a module to what is inferred of them. */
export class NodeEvaluator {
  private readonly converter: NodeConverter;
  private readonly types = new Map<ast.Expression, Type>();
  private readonly shapes = new Map<ast.Call, Type>();

  constructor(
    protected readonly module: ModuleEntity,
    text: string,
  ) {
    this.converter = new NodeConverter(text, module);
  }

  protected get project(): PythonProject {
    return this.module.project;
  }

  /** What an expression evaluates to. */
  protected getType(node: ast.Expression): Type {
    let type = this.types.get(node);
    if (type === undefined) {
      type = this.evaluate(node);
      this.types.set(node, type);
    }
    return type;
  }

  /** The type, but for its type arguments: most calls need not be followed for it. */
  protected getShape(node: ast.Expression): Type {
    if (node.type !== 'Call' || this.types.has(node)) return this.getType(node);
    let shape = this.shapes.get(node);
    if (shape === undefined) {
      shape = this.guard(() => findResultShape(this.evaluateCallee(node)), undefined) ?? this.getType(node);
      this.shapes.set(node, shape);
    }
    return shape;
  }

  private evaluateCallee(call: ast.Call): Type {
    const expr = this.toExpr(call);
    return evaluate(expr.kind === 'call' ? expr.func : this.toExpr(call.func), this.getEnv(call));
  }

  private evaluate(node: ast.Expression): Type {
    return this.guard<Type>(() => evaluate(this.toExpr(node), this.getEnv(node)), unknown);
  }

  /** Of code that nests deeper than the call stack allows nothing is known. */
  protected guard<T>(ask: () => T, otherwise: T): T {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.project.state.reset();
      return otherwise;
    }
  }

  protected toExpr(node: ast.Expression): Expr {
    return this.converter.convert(node);
  }

  protected getEnv(node: ast.Node): Env {
    const scope = getScopeNode(node);
    const index = scope.type === 'Module' ? 0 : this.module.findScope(scope.start);
    return this.module.getEnv(index ?? 0);
  }

  protected getFunction(node: ast.FunctionNode): FunctionEntity {
    const index = this.module.findScope(node.start);
    if (index === undefined) throw new Error(`No function of ${this.module.path} starts at ${node.start}`);
    return this.module.getFunction(index);
  }
}
