import type * as ast from '../../syntax/nodes.js';
import { isNamed } from '../../syntax/predicates.js';
import { findStringContent } from './strings.js';

/** What `__all__` of a module comes to, as long as it is written out. */
export class ExportList {
  private found: string[] | undefined;
  private isComputed = false;

  constructor(private readonly text: string) {}

  /** Undefined when there is no list, or its value is computed. */
  get names(): readonly string[] | undefined {
    return this.isComputed ? undefined : this.found;
  }

  set(value: ast.Expression): void {
    this.found = [];
    this.add(value);
  }

  add(value: ast.Expression): void {
    if (value.type === 'BinOp') {
      this.add(value.left);
      this.add(value.right);
    } else if (value.type === 'List' || value.type === 'Tuple') {
      for (const item of value.elts) this.addName(item);
    } else {
      this.isComputed = true;
    }
  }

  /** `__all__.extend([...])`, `__all__.append(...)`. */
  visitCall(node: ast.Expression): void {
    if (node.type !== 'Call' || node.func.type !== 'Attribute') return;
    const { value, attr } = node.func;
    if (!isNamed(value, '__all__')) return;
    const [argument] = node.args;
    if (attr === 'extend' && argument !== undefined) this.add(argument);
    else if (attr === 'append' && argument !== undefined) this.addName(argument);
    else this.isComputed = true;
  }

  private addName(item: ast.Expression): void {
    const name = findStringContent(this.text, item.start, item.end);
    if (name === undefined) this.isComputed = true;
    else (this.found ??= []).push(name);
  }
}
