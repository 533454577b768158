import type { PythonSourceCode } from '../../python/language/source-code.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { cutters, sameSize, takers } from './iterables.python.js';
import { CallSites } from './python-call-sites.js';
import { findLengthBound } from './python-length-tests.js';
import { findBindings, findOnlyAssignment, type Binding, type BindingScope } from './python-bindings.js';
import { calculate, choose, getLargest, getSmallest, multiply, type Size } from './python-size.js';

/** Beyond this, names lead to names that lead nowhere. */
const maxDepth = 8;

/** Tells how long the things are that a fan-out goes through. */
export class Sizes {
  readonly #sourceCode: PythonSourceCode;
  readonly #callSites: CallSites;
  /** Parameters whose callers are being looked at. */
  readonly #busy = new Set<ast.Node>();

  constructor(sourceCode: PythonSourceCode) {
    this.#sourceCode = sourceCode;
    this.#callSites = new CallSites(sourceCode);
  }

  /** The size of what several loops in each other go through together. */
  getProduct(iterables: readonly ast.Expression[], depth = 0): Size {
    return multiply(iterables.map((one) => this.getSize(one, depth)));
  }

  getSize(iterable: ast.Expression, depth = 0): Size {
    if (depth > maxDepth) return 'unbounded';
    switch (iterable.type) {
      case 'List':
      case 'Tuple':
      case 'Set':
        return this.#getLiteralSize(iterable.elts, depth);
      case 'Dict':
        return iterable.keys.includes(null) ? 'unbounded' : 'bounded';
      case 'Constant':
      case 'JoinedStr':
        return 'bounded';
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        return this.getProduct(
          iterable.generators.map(({ iter }) => iter),
          depth + 1,
        );
      case 'Subscript':
        return this.#getSubscriptSize(iterable, depth);
      case 'Call':
        return this.#getCallSize(iterable, depth);
      case 'Name':
        return this.#getNameSize(iterable, depth);
      case 'Attribute':
        return this.#getAttributeSize(iterable, depth);
      case 'Await':
      case 'Starred':
        return this.getSize(iterable.value, depth + 1);
      case 'NamedExpr':
        return this.getSize(iterable.value, depth + 1);
      case 'BoolOp':
        return this.#getLargest(iterable.values, depth);
      case 'IfExp':
        return this.#getLargest([iterable.body, iterable.orelse], depth);
      case 'BinOp':
        return this.#getCombinedSize(iterable, depth);
      default:
        return 'unbounded';
    }
  }

  /** A number: a constant, wherever it is written down, or one that somebody chose; `unbounded` when data decide. */
  getNumber(expression: ast.Expression, depth = 0): Size {
    if (depth > maxDepth) return 'unbounded';
    switch (expression.type) {
      case 'Constant':
        return this.#facts.findNumber(expression) ?? 'unbounded';
      case 'Name':
        return this.#getNamedNumber(expression, depth);
      case 'Attribute':
        return this.#facts.findNumber(expression) ?? (isOfObject(expression) ? 'bounded' : 'unbounded');
      case 'Call':
        return this.#facts.findNumber(expression) ?? this.#getCalledNumber(expression, depth);
      case 'UnaryOp':
        return this.getNumber(expression.operand, depth + 1);
      case 'BoolOp':
        return choose(expression.values.map((one) => this.getNumber(one, depth + 1)));
      case 'IfExp':
        return choose([expression.body, expression.orelse].map((one) => this.getNumber(one, depth + 1)));
      case 'BinOp':
        return calculate(
          expression.op,
          this.getNumber(expression.left, depth + 1),
          this.getNumber(expression.right, depth + 1),
        );
      default:
        return this.#facts.findNumber(expression) ?? 'unbounded';
    }
  }

  /** A literal was written by hand and is as long as it looks, unless something is unpacked into it. */
  #getLiteralSize(elements: readonly ast.Expression[], depth: number): Size {
    const unpacked = elements.filter((one) => one.type === 'Starred');
    return unpacked.length === 0 ? 'bounded' : this.#getLargest(unpacked, depth);
  }

  #getLargest(expressions: readonly ast.Expression[], depth: number): Size {
    return getLargest(expressions.map((one) => this.getSize(one, depth + 1)));
  }

  /** `xs[:10]`, `xs[-10:]`, `xs[i : i + 10]`, `xs[:limit]`; `groups["a"]` of a literal of literals. */
  #getSubscriptSize({ slice, value }: ast.Subscript, depth: number): Size {
    if (slice.type !== 'Slice') return this.#getElementSize(value, depth + 1);
    const { lower, upper } = slice;
    if (upper === null) {
      const isFromEnd = lower?.type === 'UnaryOp' && lower.op === 'USub';
      return isFromEnd ? this.#getChosen(lower.operand, depth) : this.getSize(value, depth + 1);
    }
    if (upper.type === 'UnaryOp') return this.getSize(value, depth + 1);
    // A piece between two bounds that move together.
    if (lower !== null && upper.type === 'BinOp' && upper.op === 'Add') return 'bounded';
    return this.#getChosen(upper, depth);
  }

  /** `xs + ys`, `xs | ys`, `xs - ys`, `xs & ys`, `xs * 3`. */
  #getCombinedSize({ op, left, right }: ast.BinOp, depth: number): Size {
    switch (op) {
      case 'Sub':
        return this.getSize(left, depth + 1);
      case 'BitAnd':
        return getSmallest([left, right].map((one) => this.getSize(one, depth + 1)));
      case 'Mult':
        return multiply([this.getSize(left, depth + 1), this.getNumber(right, depth + 1)]);
      default:
        return this.#getLargest([left, right], depth);
    }
  }

  /** A number that cuts something: whoever wrote it bounds by intent, unless it is the length of something. */
  #getChosen(expression: ast.Expression, depth: number): Size {
    const number = this.getNumber(expression, depth + 1);
    if (number !== 'unbounded') return number;
    return this.#isOfData(expression) ? 'unbounded' : 'bounded';
  }

  #isOfData(expression: ast.Expression): boolean {
    if (expression.type === 'Call') return this.#findName(expression.func) === 'len';
    return expression.type === 'BinOp' && (this.#isOfData(expression.left) || this.#isOfData(expression.right));
  }

  #getCallSize(call: ast.Call, depth: number): Size {
    const { func, args, keywords } = call;
    const [first, second] = args;
    if (func.type === 'Attribute' && /^(?:items|keys|values|copy)$/.test(func.attr)) {
      return this.getSize(func.value, depth + 1);
    }
    const name = this.#findName(func) ?? '';
    const taker = takers.get(name);
    if (taker !== undefined) {
      const number = args[taker[0]] ?? keywords.find(({ arg }) => arg === taker[1])?.value;
      return number === undefined ? 'unbounded' : this.#getChosen(number, depth);
    }
    switch (name) {
      case 'range':
        return this.#getRangeSize(args, depth);
      case 'zip':
        return getSmallest(args.map((one) => this.getSize(one, depth + 1)));
      case 'itertools.islice':
        return second === undefined ? 'unbounded' : this.#getChosen(args[2] ?? second, depth);
      case 'itertools.chain':
        return this.#getLargest(args, depth);
      case 'itertools.product':
        return multiply(args.map((one) => this.getSize(one, depth + 1)));
      case 'filter':
      case 'map':
        return second === undefined ? 'unbounded' : this.getSize(second, depth + 1);
      case 'typing.cast':
        return second === undefined ? 'unbounded' : this.getSize(second, depth + 1);
      case 'os.sched_getaffinity':
        return 'bounded';
    }
    if (sameSize.has(name)) return first === undefined ? 'bounded' : this.getSize(first, depth + 1);
    return this.#facts.findLength(call) ?? 'unbounded';
  }

  #getRangeSize(args: readonly ast.Expression[], depth: number): Size {
    const numbers = args.map((one) => this.getNumber(one, depth + 1));
    const [start = 'unbounded', stop, step = 1] = numbers;
    if (stop === undefined) return start;
    if (typeof start !== 'number' || typeof stop !== 'number' || typeof step !== 'number') return stop;
    return step === 0 ? stop : Math.max(0, Math.ceil((stop - start) / Math.abs(step)));
  }

  #getCalledNumber({ func, args }: ast.Call, depth: number): Size {
    const [first] = args;
    switch (this.#findName(func)) {
      case 'len':
        return first === undefined ? 'unbounded' : this.getSize(first, depth + 1);
      case 'int':
      case 'round':
      case 'math.ceil':
      case 'math.floor':
        return first === undefined ? 'unbounded' : this.getNumber(first, depth + 1);
      case 'min':
        return getSmallest(args.map((one) => this.getNumber(one, depth + 1)));
      case 'max':
        return getLargest(args.map((one) => this.getNumber(one, depth + 1)));
      default:
        return 'unbounded';
    }
  }

  #getNamedNumber(name: ast.Name, depth: number): Size {
    const { scope, bindings } = findBindings(name);
    if (scope === undefined || scope.type === 'Module') return this.#facts.findNumber(name) ?? 'unbounded';
    if (bindings.length > 0) {
      return getLargest(
        bindings.map((one) => (one.kind === 'value' ? this.getNumber(one.value, depth + 1) : 'unbounded')),
      );
    }
    return this.#facts.findNumber(name) ?? this.#getGiven(name, scope, (given) => this.getNumber(given, depth + 1));
  }

  #getNameSize(name: ast.Name, depth: number): Size {
    const size = this.#getUntestedSize(name, depth);
    if (size !== 'unbounded') return size;
    const bound = findLengthBound(name);
    return bound === undefined ? size : this.#getChosen(bound, depth);
  }

  #getUntestedSize(name: ast.Name, depth: number): Size {
    const { scope, bindings } = findBindings(name);
    if (scope === undefined) return this.#getKnownLength(name);
    if (bindings.length > 0) return getLargest(bindings.map((one) => this.#getBindingSize(one, depth)));
    if (scope.type === 'Module') return this.#getKnownLength(name);
    const known = this.#getKnownLength(name);
    return known === 'unbounded' ? this.#getParameterSize(name, scope, depth) : known;
  }

  #getBindingSize(binding: Binding, depth: number): Size {
    switch (binding.kind) {
      case 'value':
        return this.getSize(binding.value, depth + 1);
      case 'element':
        return this.#getElementSize(binding.iterable, depth + 1);
      case 'filled':
        return multiply([...binding.iterables.map((one) => this.getSize(one, depth + 1)), ...this.#getAdded(binding)]);
      case 'other':
        return 'unbounded';
    }
  }

  /** How much one round of a loop adds: one element, or those of what extends the collection. */
  #getAdded({ added, isEndless }: Extract<Binding, { kind: 'filled' }>): readonly Size[] {
    if (isEndless) return ['unbounded'];
    return added === undefined ? ['bounded'] : [this.getSize(added, maxDepth - 2)];
  }

  /** The size of each of the elements of something: of a batch, of an item in a literal. */
  #getElementSize(iterable: ast.Expression, depth: number): Size {
    if (depth > maxDepth) return 'unbounded';
    switch (iterable.type) {
      case 'List':
      case 'Tuple':
      case 'Set':
        return this.#getLargest(iterable.elts, depth);
      case 'Dict':
        return getLargest(iterable.values.map((one) => this.getSize(one, depth + 1)));
      case 'ListComp':
      case 'GeneratorExp':
        return this.getSize(iterable.elt, depth + 1);
      case 'Call':
        return this.#getCutSize(iterable, depth);
      case 'Name': {
        const { bindings } = findBindings(iterable);
        if (bindings.length === 0) return 'unbounded';
        return getLargest(
          bindings.map((one) => (one.kind === 'value' ? this.#getElementSize(one.value, depth + 1) : 'unbounded')),
        );
      }
      default:
        return 'unbounded';
    }
  }

  #getCutSize({ func, args }: ast.Call, depth: number): Size {
    const [first] = args;
    const name = this.#findName(func) ?? '';
    // `zip(*[iter(xs)] * 10)` cuts, too.
    if (name === 'zip' || cutters.has(name) || this.#facts.isGivingPieces(func)) return 'bounded';
    if (func.type === 'Attribute' && func.attr === 'values') return this.#getElementSize(func.value, depth + 1);
    if (sameSize.has(name) && first !== undefined) return this.#getElementSize(first, depth + 1);
    // Who calls something unknown for things to go through may well get pieces.
    return name === '' || this.#facts.findFunction(func) !== undefined ? 'unbounded' : this.#getForeignSize(name);
  }

  /** Functions of packages that nothing is known of may give anything. */
  #getForeignSize(name: string): Size {
    return name.startsWith('builtins.') || !name.includes('.') ? 'unbounded' : 'bounded';
  }

  /** `self.urls`: what is written down anywhere, or what the class gives it, once. */
  #getAttributeSize(attribute: ast.Attribute, depth: number): Size {
    const known = this.#getKnownLength(attribute);
    const value = known === 'unbounded' ? findOnlyAssignment(attribute) : undefined;
    return value === undefined ? known : this.getSize(value, depth + 1);
  }

  #getKnownLength(expression: ast.Expression): Size {
    return this.#facts.findLength(expression) ?? 'unbounded';
  }

  /** `Annotated[list[str], Field(max_length=20)]`, and what the callers of the same file give. */
  #getParameterSize(name: ast.Name, scope: BindingScope, depth: number): Size {
    if (scope.type !== 'Module' && scope.args.vararg?.arg === name.id) return this.#getRestSize(scope, depth);
    const annotation = findParameter(scope, name.id)?.annotation;
    const limit = annotation ? findDeclaredLimit(annotation) : undefined;
    if (limit !== undefined) return this.#getChosen(limit, depth);
    return this.#getGiven(name, scope, (given) => this.getSize(given, depth + 1));
  }

  /** `*urls`: arguments are written by hand, unless a call unpacks something. */
  #getRestSize(scope: ast.FunctionNode, depth: number): Size {
    const unpacked = this.#callSites.getUnpacked(scope);
    return unpacked.length === 0 ? 'bounded' : this.#getLargest(unpacked, depth);
  }

  /** The largest of what the calls in the file give a parameter; unbounded when there are none. */
  #getGiven(name: ast.Name, scope: BindingScope, measure: (given: ast.Expression) => Size): Size {
    const parameter = findParameter(scope, name.id);
    if (scope.type === 'Module' || parameter === undefined || this.#busy.has(parameter)) return 'unbounded';
    this.#busy.add(parameter);
    const given = this.#callSites.getArguments(scope, name.id);
    const sizes = given.map((one) => (one === undefined ? 'unbounded' : measure(one)));
    this.#busy.delete(parameter);
    return sizes.length === 0 ? 'unbounded' : getLargest(sizes);
  }

  #findName(callee: ast.Expression): string | undefined {
    return this.#facts.findQualifiedName(callee)?.replace(/^builtins\./, '');
  }

  get #facts(): PythonFacts {
    return this.#sourceCode.facts;
  }
}

/** `self.workers`, `settings.workers` of a module: whoever set up the object chose it. */
function isOfObject({ value }: ast.Attribute): boolean {
  let owner = value;
  while (owner.type === 'Attribute') owner = owner.value;
  if (owner.type !== 'Name') return false;
  if (owner.id === 'self' || owner.id === 'cls') return true;
  const { scope } = findBindings(owner);
  return scope?.type === 'Module';
}

function findParameter(scope: BindingScope, name: string): ast.Arg | undefined {
  if (scope.type === 'Module') return undefined;
  const { posonlyargs, args, kwonlyargs } = scope.args;
  return [...posonlyargs, ...args, ...kwonlyargs].find(({ arg }) => arg === name);
}

/** The number that a validator holds the length down to: `Field(max_length=20)`, `conlist(str, max_length=20)`. */
function findDeclaredLimit(annotation: ast.Expression): ast.Expression | undefined {
  const parts = annotation.type === 'Subscript' && annotation.slice.type === 'Tuple' ? annotation.slice.elts : [];
  for (const part of [annotation, ...parts]) {
    if (part.type !== 'Call') continue;
    const limit = part.keywords.find(({ arg }) => arg === 'max_length' || arg === 'max_items');
    if (limit !== undefined) return limit.value;
  }
  return undefined;
}
