import type { PythonSourceCode } from '../../../python/language/source-code.js';
import {
  calculate,
  choose,
  findLargest,
  findSmallest,
  multiply,
  type Extent,
} from '../../../python/semantics/extent.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { findArgument } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getRoot, isConstant } from '../../../python/syntax/predicates.js';
import { findBindings, findOnlyAssignment, type Binding, type BindingScope, type Filling } from './bindings.js';
import { CallSites } from './call-sites.js';
import { cutters, sameSize, takers } from './iterables.js';
import { findLengthBound } from './length-tests.js';

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
  findProduct(iterables: readonly ast.Expression[], depth = 0): Extent {
    return multiply(iterables.map((one) => this.findSize(one, depth)));
  }

  /** How many elements there are to go through; undefined when data decide. */
  findSize(iterable: ast.Expression, depth = 0): Extent {
    if (depth > maxDepth) return undefined;
    switch (iterable.type) {
      case 'List':
      case 'Tuple':
      case 'Set':
        return this.#findLiteralSize(iterable.elts, depth);
      case 'Dict':
        return iterable.keys.includes(null) ? undefined : 'bounded';
      case 'Constant':
      case 'JoinedStr':
        return 'bounded';
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        return this.findProduct(
          iterable.generators.map(({ iter }) => iter),
          depth + 1,
        );
      case 'Subscript':
        return this.#findSubscriptSize(iterable, depth);
      case 'Call':
        return this.#findCallSize(iterable, depth);
      case 'Name':
        return this.#findNameSize(iterable, depth);
      case 'Attribute':
        return this.#findAttributeSize(iterable, depth);
      case 'Await':
      case 'Starred':
      case 'NamedExpr':
        return this.findSize(iterable.value, depth + 1);
      case 'BoolOp':
        return this.#findLargest(iterable.values, depth);
      case 'IfExp':
        return this.#findLargest([iterable.body, iterable.orelse], depth);
      case 'BinOp':
        return this.#findCombinedSize(iterable, depth);
      default:
        return undefined;
    }
  }

  /** A number: a constant, wherever it is written down, or one that somebody chose; undefined when data decide. */
  findNumber(expression: ast.Expression, depth = 0): Extent {
    if (depth > maxDepth) return undefined;
    switch (expression.type) {
      case 'Constant':
        return this.#facts.findNumber(expression);
      case 'Name':
        return this.#findNamedNumber(expression, depth);
      case 'Attribute':
      case 'Subscript':
        return this.#facts.findNumber(expression) ?? (isSetting(expression) ? 'bounded' : undefined);
      case 'Call':
        return this.#facts.findNumber(expression) ?? this.#findCalledNumber(expression, depth);
      case 'UnaryOp':
        return this.findNumber(expression.operand, depth + 1);
      case 'BoolOp':
        return choose(expression.values.map((one) => this.findNumber(one, depth + 1)));
      case 'IfExp':
        return choose([expression.body, expression.orelse].map((one) => this.findNumber(one, depth + 1)));
      case 'BinOp':
        return calculate(
          expression.op,
          this.findNumber(expression.left, depth + 1),
          this.findNumber(expression.right, depth + 1),
        );
      default:
        return this.#facts.findNumber(expression);
    }
  }

  /** A literal was written by hand and is as long as it looks, unless something is unpacked into it. */
  #findLiteralSize(elements: readonly ast.Expression[], depth: number): Extent {
    const unpacked = elements.filter((one) => one.type === 'Starred');
    return unpacked.length === 0 ? 'bounded' : this.#findLargest(unpacked, depth);
  }

  #findLargest(expressions: readonly ast.Expression[], depth: number): Extent {
    return findLargest(expressions.map((one) => this.findSize(one, depth + 1)));
  }

  /** `xs[:10]`, `xs[-10:]`, `xs[i : i + 10]`, `xs[:limit]`; `groups["a"]` of a literal of literals. */
  #findSubscriptSize({ slice, value }: ast.Subscript, depth: number): Extent {
    if (slice.type !== 'Slice') return this.#findElementSize(value, depth + 1);
    const { lower, upper } = slice;
    if (upper === null) {
      const isFromEnd = lower?.type === 'UnaryOp' && lower.op === 'USub';
      return isFromEnd ? this.#findChosen(lower.operand, depth) : this.findSize(value, depth + 1);
    }
    if (upper.type === 'UnaryOp') return this.findSize(value, depth + 1);
    // A piece between two bounds that move together.
    if (lower !== null && upper.type === 'BinOp' && upper.op === 'Add') return 'bounded';
    return this.#findChosen(upper, depth);
  }

  /** `xs + ys`, `xs | ys`, `xs - ys`, `xs & ys`, `xs * 3`. */
  #findCombinedSize({ op, left, right }: ast.BinOp, depth: number): Extent {
    switch (op) {
      case 'Sub':
        return this.findSize(left, depth + 1);
      case 'BitAnd':
        return findSmallest([left, right].map((one) => this.findSize(one, depth + 1)));
      case 'Mult':
        return multiply([this.findSize(left, depth + 1), this.findNumber(right, depth + 1)]);
      default:
        return this.#findLargest([left, right], depth);
    }
  }

  /** A number that cuts something: whoever wrote it bounds by intent, unless it is the length of something. */
  #findChosen(expression: ast.Expression, depth: number): Extent {
    const number = this.findNumber(expression, depth + 1);
    if (number !== undefined) return number;
    return this.#isOfData(expression) ? undefined : 'bounded';
  }

  #isOfData(expression: ast.Expression): boolean {
    if (expression.type === 'Call') return this.#findName(expression.func) === 'len';
    return expression.type === 'BinOp' && (this.#isOfData(expression.left) || this.#isOfData(expression.right));
  }

  #findCallSize(call: ast.Call, depth: number): Extent {
    const { func, args } = call;
    const [first, second] = args;
    if (func.type === 'Attribute' && /^(?:items|keys|values|copy)$/.test(func.attr)) {
      return this.findSize(func.value, depth + 1);
    }
    const name = this.#findName(func) ?? '';
    const taker = takers.get(name);
    if (taker !== undefined) {
      const number = findArgument(call, taker);
      return number === undefined ? undefined : this.#findChosen(number, depth);
    }
    switch (name) {
      case 'range':
        return this.#findRangeSize(args, depth);
      case 'zip':
        return findSmallest(args.map((one) => this.findSize(one, depth + 1)));
      case 'itertools.islice':
        return second === undefined ? undefined : this.#findChosen(args[2] ?? second, depth);
      case 'itertools.chain':
        return this.#findLargest(args, depth);
      case 'itertools.product':
        return multiply(args.map((one) => this.findSize(one, depth + 1)));
      case 'filter':
      case 'map':
      case 'typing.cast':
        return second === undefined ? undefined : this.findSize(second, depth + 1);
      case 'os.sched_getaffinity':
        return 'bounded';
    }
    if (sameSize.has(name)) return first === undefined ? 'bounded' : this.findSize(first, depth + 1);
    return this.#facts.findLength(call);
  }

  #findRangeSize(args: readonly ast.Expression[], depth: number): Extent {
    const [start, stop, given] = args.map((one) => this.findNumber(one, depth + 1));
    if (args.length < 2) return start;
    const step = args.length === 2 ? 1 : given;
    if (typeof start !== 'number' || typeof stop !== 'number' || typeof step !== 'number') return stop;
    return step === 0 ? stop : Math.max(0, Math.ceil((stop - start) / Math.abs(step)));
  }

  #findCalledNumber({ func, args }: ast.Call, depth: number): Extent {
    const [first] = args;
    switch (this.#findName(func)) {
      case 'len':
        return first === undefined ? undefined : this.findSize(first, depth + 1);
      case 'int':
      case 'round':
      case 'math.ceil':
      case 'math.floor':
        return first === undefined ? undefined : this.findNumber(first, depth + 1);
      case 'min':
        return findSmallest(args.map((one) => this.findNumber(one, depth + 1)));
      case 'max':
        return findLargest(args.map((one) => this.findNumber(one, depth + 1)));
      default:
        return undefined;
    }
  }

  #findNamedNumber(name: ast.Name, depth: number): Extent {
    const { scope, bindings } = findBindings(name);
    if (scope === undefined || scope.type === 'Module') return this.#facts.findNumber(name);
    if (bindings.length > 0) {
      return findLargest(
        bindings.map((one) => (one.kind === 'value' ? this.findNumber(one.value, depth + 1) : undefined)),
      );
    }
    return this.#facts.findNumber(name) ?? this.#findGiven(name, scope, (given) => this.findNumber(given, depth + 1));
  }

  #findNameSize(name: ast.Name, depth: number): Extent {
    const size = this.#findUntestedSize(name, depth);
    if (size !== undefined) return size;
    const bound = findLengthBound(name);
    return bound === undefined ? size : this.#findChosen(bound, depth);
  }

  #findUntestedSize(name: ast.Name, depth: number): Extent {
    const { scope, bindings } = findBindings(name);
    if (scope === undefined) return this.#facts.findLength(name);
    if (bindings.length > 0) return findLargest(bindings.map((one) => this.#findBindingSize(one, depth)));
    if (scope.type === 'Module') return this.#facts.findLength(name);
    return this.#facts.findLength(name) ?? this.#findParameterSize(name, scope, depth);
  }

  #findBindingSize(binding: Binding, depth: number): Extent {
    switch (binding.kind) {
      case 'value':
        return this.findSize(binding.value, depth + 1);
      case 'element':
        return this.#findElementSize(binding.iterable, depth + 1);
      case 'filled':
        return multiply([
          ...binding.iterables.map((one) => this.findSize(one, depth + 1)),
          ...this.#getAdded(binding, depth),
        ]);
      case 'part':
        return this.#isWaitResult(binding.value) ? 'bounded' : undefined;
      case 'other':
        return undefined;
    }
  }

  /** Tasks that have been waited for are as many as were started, where that is told; one for each of them takes its place. */
  #isWaitResult(value: ast.Expression): boolean {
    const call = value.type === 'Await' ? value.value : undefined;
    return call?.type === 'Call' && this.#findName(call.func) === 'asyncio.wait';
  }

  /** How much one round of a loop adds: one element, or those of what extends the collection. */
  #getAdded({ added, isEndless }: Filling, depth: number): readonly Extent[] {
    if (isEndless) return [undefined];
    // What two collections are given of each other goes on for ever.
    return added === undefined ? ['bounded'] : [this.findSize(added, Math.max(depth + 1, maxDepth - 2))];
  }

  /** The size of each of the elements of something: of a batch, of an item in a literal. */
  #findElementSize(iterable: ast.Expression, depth: number): Extent {
    if (depth > maxDepth) return undefined;
    switch (iterable.type) {
      case 'List':
      case 'Tuple':
      case 'Set':
        return this.#findLargest(iterable.elts, depth);
      case 'Dict':
        return findLargest(iterable.values.map((one) => this.findSize(one, depth + 1)));
      case 'ListComp':
      case 'GeneratorExp':
        return this.findSize(iterable.elt, depth + 1);
      case 'Call':
        return this.#findCutSize(iterable, depth);
      case 'Name': {
        const { bindings } = findBindings(iterable);
        if (bindings.length === 0) return undefined;
        return findLargest(bindings.map((one) => this.#findBoundElementSize(one, depth)));
      }
      default:
        return undefined;
    }
  }

  /** The size of the elements of a variable: `batches.append(batch)`. */
  #findBoundElementSize(binding: Binding, depth: number): Extent {
    if (binding.kind === 'value') return this.#findElementSize(binding.value, depth + 1);
    const element = binding.kind === 'filled' ? binding.element : undefined;
    return element && this.findSize(element, depth + 1);
  }

  #findCutSize({ func, args }: ast.Call, depth: number): Extent {
    const [first] = args;
    const name = this.#findName(func) ?? '';
    // `zip(*[iter(xs)] * 10)` cuts, too.
    if (name === 'zip' || cutters.has(name) || this.#facts.isGivingPieces(func)) return 'bounded';
    if (func.type === 'Attribute' && func.attr === 'values') return this.#findElementSize(func.value, depth + 1);
    // `iter(lambda: list(islice(rest, 10)), [])`
    if (name === 'iter' && first?.type === 'Lambda') return this.findSize(first.body, depth + 1);
    if (sameSize.has(name) && first !== undefined) return this.#findElementSize(first, depth + 1);
    // Who calls something of a package for things to go through may well get pieces.
    return name.includes('.') && this.#facts.findFunction(func) === undefined ? 'bounded' : undefined;
  }

  /** `self.urls`: what is written down anywhere, or what the class gives it, once. */
  #findAttributeSize(attribute: ast.Attribute, depth: number): Extent {
    const known = this.#facts.findLength(attribute);
    const value = known === undefined ? findOnlyAssignment(attribute) : undefined;
    return value === undefined ? known : this.findSize(value, depth + 1);
  }

  /** What the callers of the same file give. */
  #findParameterSize(name: ast.Name, scope: BindingScope, depth: number): Extent {
    if (scope.type !== 'Module' && scope.args.vararg?.arg === name.id) return this.#findRestSize(scope, depth);
    return this.#findGiven(name, scope, (given) => this.findSize(given, depth + 1));
  }

  /** `*urls`: arguments are written by hand, unless a call unpacks something. */
  #findRestSize(scope: ast.FunctionNode, depth: number): Extent {
    const unpacked = this.#callSites.getUnpacked(scope);
    return unpacked.length === 0 ? 'bounded' : this.#findLargest(unpacked, depth);
  }

  /** The largest of what the calls in the file give a parameter; undefined when there are none. */
  #findGiven(name: ast.Name, scope: BindingScope, measure: (given: ast.Expression) => Extent): Extent {
    const parameter = findParameter(scope, name.id);
    if (scope.type === 'Module' || parameter === undefined || this.#busy.has(parameter)) return undefined;
    this.#busy.add(parameter);
    const given = this.#callSites.getArguments(scope, name.id);
    const sizes = given.map((one) => (one === undefined ? undefined : measure(one)));
    this.#busy.delete(parameter);
    return sizes.length === 0 ? undefined : findLargest(sizes);
  }

  #findName(callee: ast.Expression): string | undefined {
    return this.#facts.findQualifiedName(callee)?.replace(/^builtins\./, '');
  }

  get #facts(): PythonFacts {
    return this.#sourceCode.facts;
  }
}

/** `self.workers`, `settings.workers` or `settings["workers"]` of a module: whoever set up the object chose it. */
function isSetting(expression: ast.Attribute | ast.Subscript): boolean {
  if (expression.type === 'Subscript' && !isConstant(expression.slice, 'str')) return false;
  const owner = getRoot(expression.value);
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
