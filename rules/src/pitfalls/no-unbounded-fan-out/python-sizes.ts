import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type { PythonSourceCode } from '../../python/language/source-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';

/** How many elements there are: a number, `bounded` when somebody bounded them by intent, `unbounded` otherwise. */
export type Size = number | 'bounded' | 'unbounded';

/** Functions that give as many elements as their first argument has. */
const sameSize: ReadonlySet<string> = new Set([
  'enumerate',
  'sorted',
  'list',
  'tuple',
  'set',
  'frozenset',
  'reversed',
  'iter',
  'dict',
  'sum',
]);

/** Functions that cut something long into pieces: each piece is bounded. */
const chunkers =
  /(?:^|[._])(?:batched|batch|batches|chunked|chunk|chunks|chunkify|grouper|ichunked|sliced|windowed|partition_all)$/;

/** Names for a piece of something that was cut. */
const pieceName = /^_?(?:\w+_)?(?:batch|chunk|slice|window|piece)$/i;

/** Names for numbers that somebody chose as a bound. */
const boundName =
  /worker|concurren|parallel|pool|thread|consumer|limit|max|batch|chunk|shard|replica|cpu|n_?jobs|slots/i;

/** Tells how long the things are that a fan-out goes through. */
export class Sizes {
  readonly #sourceCode: PythonSourceCode;

  constructor(sourceCode: PythonSourceCode) {
    this.#sourceCode = sourceCode;
  }

  /** The size of what several loops in each other go through together. */
  getProduct(iterables: readonly ast.Expression[]): Size {
    const sizes = iterables.map((one) => this.getSize(one));
    if (sizes.includes('unbounded')) return 'unbounded';
    if (sizes.includes('bounded')) return 'bounded';
    return sizes.reduce<number>((product, size) => (typeof size === 'number' ? product * size : product), 1);
  }

  getSize(iterable: ast.Expression, depth = 0): Size {
    if (depth > 5) return 'unbounded';
    switch (iterable.type) {
      case 'List':
      case 'Tuple':
      case 'Set':
        return this.#getLiteralSize(iterable.elts, depth);
      case 'Dict':
        return iterable.keys.includes(null) ? 'unbounded' : 'bounded';
      case 'Constant':
        return 'bounded';
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        return this.getProduct(iterable.generators.map(({ iter }) => iter));
      case 'Subscript':
        return this.#getSliceSize(iterable, depth);
      case 'Call':
        return this.#getCallSize(iterable, depth);
      case 'Name':
        return this.#getNameSize(iterable, depth);
      case 'Attribute':
        return this.#isConstantName(iterable.attr) || this.#isEnumeration(iterable) ? 'bounded' : 'unbounded';
      case 'BoolOp':
      case 'IfExp':
        return this.#getLargest(iterable.type === 'IfExp' ? [iterable.body, iterable.orelse] : iterable.values, depth);
      case 'BinOp':
        return this.#getLargest([iterable.left, iterable.right], depth);
      default:
        return 'unbounded';
    }
  }

  /** A literal was written by hand and is as long as it looks, unless something is unpacked into it. */
  #getLiteralSize(elements: readonly ast.Expression[], depth: number): Size {
    const unpacked = elements.filter((one) => one.type === 'Starred');
    return unpacked.length === 0
      ? 'bounded'
      : this.#getLargest(
          unpacked.map(({ value }) => value),
          depth,
        );
  }

  #getLargest(expressions: readonly ast.Expression[], depth: number): Size {
    const sizes = expressions.map((one) => this.getSize(one, depth + 1));
    if (sizes.includes('unbounded')) return 'unbounded';
    const numbers = sizes.filter((one) => typeof one === 'number');
    return numbers.length === 0 ? 'bounded' : Math.max(...numbers);
  }

  /** `xs[:10]`, `xs[-10:]`, `xs[i : i + 10]`, `xs[:limit]`. */
  #getSliceSize({ slice }: ast.Subscript, depth: number): Size {
    if (slice.type !== 'Slice') return 'unbounded';
    const { lower, upper } = slice;
    if (upper === null) {
      const isFromEnd = lower?.type === 'UnaryOp' && lower.op === 'USub';
      return isFromEnd ? this.#getNumber(lower.operand, depth) : 'unbounded';
    }
    if (upper.type === 'BinOp' && upper.op === 'Add' && lower !== null) return 'bounded';
    if (upper.type === 'UnaryOp') return 'unbounded';
    return this.#getNumber(upper, depth);
  }

  #getCallSize({ func, args }: ast.Call, depth: number): Size {
    const [first, second] = args;
    if (func.type === 'Attribute' && /^(?:items|keys|values|copy)$/.test(func.attr))
      return this.getSize(func.value, depth + 1);
    const name = this.#findName(func);
    if (name === 'range') return this.#getRangeSize(args, depth);
    if (name === 'zip' && args.length > 0) return this.#getSmallest(args, depth);
    if (name === 'itertools.islice' && second !== undefined) return this.#getNumber(args[2] ?? second, depth);
    if (name === 'itertools.repeat' || name === 'random.sample') {
      return second === undefined ? 'unbounded' : this.#getNumber(second, depth);
    }
    if ((name === 'filter' || name === 'map') && second !== undefined) return this.getSize(second, depth + 1);
    if (name !== undefined && sameSize.has(name))
      return first === undefined ? 'bounded' : this.getSize(first, depth + 1);
    return 'unbounded';
  }

  #getSmallest(expressions: readonly ast.Expression[], depth: number): Size {
    const sizes = expressions.map((one) => this.getSize(one, depth + 1)).filter((one) => one !== 'unbounded');
    const numbers = sizes.filter((one) => typeof one === 'number');
    if (numbers.length > 0) return Math.min(...numbers);
    return sizes.length > 0 ? 'bounded' : 'unbounded';
  }

  #getRangeSize(args: readonly ast.Expression[], depth: number): Size {
    const numbers = args.map((one) => this.#getNumber(one, depth));
    if (numbers.length === 1) return numbers[0] ?? 'unbounded';
    const [start, stop, step] = numbers;
    if (typeof start === 'number' && typeof stop === 'number') {
      return Math.max(0, Math.ceil((stop - start) / (typeof step === 'number' && step !== 0 ? Math.abs(step) : 1)));
    }
    return stop ?? 'unbounded';
  }

  /** A number: itself, a constant of the module, or one whose name says that it is a bound. */
  #getNumber(expression: ast.Expression, depth: number): Size {
    const { text } = this.#sourceCode;
    switch (expression.type) {
      case 'Constant':
        return expression.kind === 'int'
          ? Number(text.slice(expression.start, expression.end).replaceAll('_', ''))
          : 'unbounded';
      case 'Name': {
        const value = depth > 5 ? undefined : this.#findConstant(expression);
        if (value !== undefined) {
          const size = this.#getNumber(value, depth + 1);
          if (size !== 'unbounded') return size;
        }
        return this.#isBoundName(expression.id) ? 'bounded' : 'unbounded';
      }
      case 'Attribute':
        return this.#isBoundName(expression.attr) ? 'bounded' : 'unbounded';
      case 'Call':
        return this.#findName(expression.func) === 'min'
          ? this.#getSmallestNumber(expression.args, depth)
          : 'unbounded';
      case 'BinOp': {
        const [left, right] = [this.#getNumber(expression.left, depth), this.#getNumber(expression.right, depth)];
        if (left === 'unbounded' || right === 'unbounded') return 'unbounded';
        if (typeof left !== 'number' || typeof right !== 'number') return 'bounded';
        if (expression.op === 'Mult') return left * right;
        return expression.op === 'Sub' ? left - right : left + right;
      }
      default:
        return 'unbounded';
    }
  }

  #getSmallestNumber(expressions: readonly ast.Expression[], depth: number): Size {
    const sizes = expressions.map((one) => this.#getNumber(one, depth + 1)).filter((one) => one !== 'unbounded');
    const numbers = sizes.filter((one) => typeof one === 'number');
    if (numbers.length > 0) return Math.min(...numbers);
    return sizes.length > 0 ? 'bounded' : 'unbounded';
  }

  #getNameSize(name: ast.Name, depth: number): Size {
    if (this.#isConstantName(name.id) || pieceName.test(name.id) || this.#isEnumeration(name)) return 'bounded';
    const bindings = this.#getBindings(name);
    if (bindings.length === 0) return this.#getParameterSize(name);
    const sizes = bindings.map((binding) => this.#getBindingSize(binding, depth));
    if (sizes.includes('unbounded')) return 'unbounded';
    const numbers = sizes.filter((one) => typeof one === 'number');
    return numbers.length === 0 ? 'bounded' : Math.max(...numbers);
  }

  #getBindingSize(binding: Binding, depth: number): Size {
    if (binding.kind === 'value') {
      const isStart = binding.value.type === 'List' && binding.value.elts.length === 0;
      return isStart ? 'unbounded' : this.getSize(binding.value, depth + 1);
    }
    const source = binding.iterable;
    const { text } = this.#sourceCode;
    const isChunked = source.type === 'Call' && chunkers.test(text.slice(source.func.start, source.func.end));
    return isChunked ? 'bounded' : 'unbounded';
  }

  /** `pair: tuple[int, int]` has a known length. */
  #getParameterSize(name: ast.Name): Size {
    for (let scope = name.parent; scope !== null; scope = scope.parent) {
      if (scope.type !== 'FunctionDef' && scope.type !== 'AsyncFunctionDef') continue;
      const { posonlyargs, args, kwonlyargs } = scope.args;
      const parameter = [...posonlyargs, ...args, ...kwonlyargs].find(({ arg }) => arg === name.id);
      if (parameter === undefined) continue;
      return isTupleType(parameter.annotation, this.#sourceCode.text) ? 'bounded' : 'unbounded';
    }
    return 'unbounded';
  }

  /** Everything that is assigned to the name in the innermost scope that binds it. */
  #getBindings(name: ast.Name): readonly Binding[] {
    for (let scope = name.parent; scope !== null; scope = scope.parent) {
      if (scope.type !== 'FunctionDef' && scope.type !== 'AsyncFunctionDef' && scope.type !== 'Module') continue;
      const bindings = collectBindings(scope, name.id);
      if (bindings.length > 0) return bindings;
    }
    return [];
  }

  /** The value of a name that is assigned once. */
  #findConstant(name: ast.Name): ast.Expression | undefined {
    const [binding, ...more] = this.#getBindings(name);
    return more.length === 0 && binding?.kind === 'value' ? binding.value : undefined;
  }

  #isBoundName(name: string): boolean {
    return this.#isConstantName(name) || boundName.test(name);
  }

  #isConstantName(name: string): boolean {
    return /^_*[A-Z][A-Z0-9_]+$/.test(name);
  }

  #isEnumeration(expression: ast.Expression): boolean {
    return this.#facts.getClassAndBases(expression).some((name) => /^enum\.\w*(?:Enum|Flag)$/.test(name));
  }

  #findName(callee: ast.Expression): string | undefined {
    return this.#facts.findQualifiedName(callee)?.replace(/^builtins\./, '');
  }

  get #facts(): PythonFacts {
    return this.#sourceCode.facts;
  }
}

type Binding =
  | { readonly kind: 'value'; readonly value: ast.Expression }
  | { readonly kind: 'element'; readonly iterable: ast.Expression };

function collectBindings(scope: ast.FunctionNode | ast.Module, name: string): readonly Binding[] {
  const bindings: Binding[] = [];
  const isName = (target: ast.Expression): boolean => target.type === 'Name' && target.id === name;
  for (const statement of scope.body) {
    walk(statement, (node) => {
      if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'ClassDef') return false;
      if (node.type === 'Assign' && node.targets.some(isName)) bindings.push({ kind: 'value', value: node.value });
      if (node.type === 'AnnAssign' && node.value !== null && isName(node.target)) {
        bindings.push({ kind: 'value', value: node.value });
      }
      if (node.type === 'NamedExpr' && isName(node.target)) bindings.push({ kind: 'value', value: node.value });
      if ((node.type === 'For' || node.type === 'AsyncFor') && isName(node.target)) {
        bindings.push({ kind: 'element', iterable: node.iter });
      }
      return true;
    });
  }
  return bindings;
}

function isTupleType(annotation: ast.Expression | null, text: string): boolean {
  if (annotation?.type !== 'Subscript') return false;
  const name = text.slice(annotation.value.start, annotation.value.end);
  if (!/(?:^|\.)[Tt]uple$/.test(name)) return false;
  return !text.slice(annotation.slice.start, annotation.slice.end).includes('...');
}
