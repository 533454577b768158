import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  findCalleeOrigin,
  findPropertyName,
  GLOBAL,
  normalizeModule,
  type CalleeOrigin,
} from '../semantics/call-targets.js';
import { AskedTypes } from './asked-types.js';
import type { Checker, DeclaredSymbol } from './checker.js';
import type {
  AskedMember,
  CallbackResult,
  Foreseen,
  PromiseKind,
  Protocol,
  SignalParameter,
  TypeOracle,
} from './type-oracle.js';
import { WrittenTypes } from './written-types.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * What types mean for waiting, on top of any checker: one home for it, so that all back ends give the same answers.
 * What counts as a promise is what typescript-eslint's `no-floating-promises` counts: the built-in `Promise`, what
 * extends it, and unions, intersections and type parameters with such a part.
 */
export class CheckerOracle<T, S> implements TypeOracle {
  readonly backEnd: TypeOracle['backEnd'];
  readonly #checker: Checker<T, S>;
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #memory: TypeMemory;
  readonly #written: WrittenTypes;
  readonly #asked: AskedTypes<T, S>;

  constructor(
    backEnd: TypeOracle['backEnd'],
    checker: Checker<T, S>,
    sourceCode: Readonly<TSESLint.SourceCode>,
    memory: TypeMemory = new TypeMemory(),
  ) {
    this.backEnd = backEnd;
    this.#checker = checker;
    this.#sourceCode = sourceCode;
    this.#memory = memory;
    this.#written = new WrittenTypes(sourceCode);
    this.#asked = new AskedTypes(checker, this.#written, (type) => this.#isSettled(type));
  }

  prefetch(nodes: readonly TSESTree.Node[], { members = [], callbacks = [], placed = [] }: Foreseen = {}): void {
    this.#asked.prefetch([...nodes, ...callbacks.map(({ call }) => call.callee)]);
    const types = new Set<T>();
    const called = new Set<T>();
    for (const node of nodes) {
      const type = this.#written.isKnown(node) ? undefined : this.#asked.typeOf(node);
      if (type === undefined) continue;
      const key = this.#checker.keyOf(type);
      if (isHandedOn(node)) {
        if (!this.#memory.returns.has(key)) called.add(type);
      } else if (!this.#memory.kinds.has(key)) types.add(type);
    }
    this.#checker.foresee(types, called);
    if (members.length > 0) this.#checker.foreseeMembers(members.flatMap((member) => this.#toForeseen(member)));
    const known = callbacks.filter(({ call }) => this.#findCallee(call) !== undefined);
    const inContext = [
      ...known.flatMap(({ call, index }) => findArgument(call, index) ?? []),
      ...placed.map(getPlaced),
    ];
    if (inContext.length > 0) this.#checker.foreseeContexts(inContext);
  }

  /** The type of what is called, if anything is known of it. */
  #findCallee(call: Call): T | undefined {
    const type = this.#asked.typeOf(call.callee);
    return type === undefined || ['any', 'error'].includes(this.#checker.shapeOf(type)) ? undefined : type;
  }

  #toForeseen({ heritage, name }: AskedMember): { type: T; name: string }[] {
    const base = this.#findBase(heritage);
    const parts = base === undefined ? [] : this.#constituentsOf(base);
    return parts.map((part) => ({ type: this.#checker.apparentOf(part), name }));
  }

  promiseKind(node: TSESTree.Expression): PromiseKind {
    if (this.#written.findKind(node) !== undefined) return 'none';
    const type = this.#asked.typeOf(node);
    return type === undefined ? 'unresolved' : this.#kindOf(type);
  }

  isAlwaysPromise(node: TSESTree.Expression): boolean {
    if (this.#written.findKind(node) !== undefined) return false;
    const type = this.#asked.typeOf(node);
    if (type === undefined) return false;
    return this.#constituentsOf(this.#checker.apparentOf(type)).every((part) => this.#isThenable(part));
  }

  hasNullTypes(): boolean {
    return this.#memory.get(this.#memory.nullTypes, true, () => this.#checker.hasNullTypes());
  }

  isIndexed(node: TSESTree.MemberExpression): boolean {
    const name = findPropertyName(node);
    const type = name === undefined ? undefined : this.#asked.narrowedTypeOf(node.object);
    if (name === undefined || type === undefined) return false;
    return this.#constituentsOf(this.#checker.apparentOf(type)).some((part) => !this.#hasProperty(part, name));
  }

  isPrimitive(node: TSESTree.Expression): boolean {
    if (this.#written.findKind(node) === 'primitive') return true;
    const type = this.#asked.narrowedTypeOf(node);
    return (
      type !== undefined && this.#constituentsOf(type).every((part) => this.#checker.shapeOf(part) === 'primitive')
    );
  }

  isCallable(node: TSESTree.Expression): boolean {
    if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') return true;
    if (this.#written.findKind(node) !== undefined) return false;
    const type = this.#asked.typeOf(node);
    return type !== undefined && this.#checker.signaturesOf(type, 'call').length > 0;
  }

  returnKind(node: TSESTree.Expression): PromiseKind {
    if (this.#written.isKnown(node)) return 'none';
    const type = this.#asked.typeOf(node);
    return type === undefined ? 'unresolved' : this.#returnKindOf(type);
  }

  #returnKindOf(type: T): PromiseKind {
    const shape = this.#checker.shapeOf(type);
    if (shape === 'error') return 'unresolved';
    if (shape === 'any' || shape === 'unknown') return 'any';
    return this.#memory.get(this.#memory.returns, this.#checker.keyOf(type), () => this.#findReturnKind(type));
  }

  hasPlainResult(node: TSESTree.CallExpression): boolean {
    const callee = this.#findCallee(node);
    if (callee === undefined || node.arguments.some(({ type }) => type === 'SpreadElement')) return false;
    const last = node.arguments.length - 1;
    const fitting = this.#constituentsOf(callee)
      .flatMap((part) => this.#checker.signaturesOf(part, 'call'))
      .filter((signature) => last < 0 || this.#parameterAt(signature, last) !== undefined);
    return fitting.length > 0 && fitting.every((signature) => this.#isPlain(this.#checker.returnTypeOf(signature)));
  }

  #isPlain(type: T): boolean {
    return this.#constituentsOf(type).every((part) => ['void', 'primitive'].includes(this.#checker.shapeOf(part)));
  }

  calleeOrigin(node: Call): CalleeOrigin | undefined {
    const written = findCalleeOrigin(node, this.#sourceCode);
    const isKnown = written !== undefined && written.module !== GLOBAL && !written.module.startsWith('.');
    if (isKnown && !written.name.includes('()')) return written;
    const symbol = this.#checker.symbolOf(node.callee);
    return (symbol && toOrigin(symbol)) ?? written;
  }

  calleeDeclaration(node: Call): ReturnType<TypeOracle['calleeDeclaration']> {
    const signature = this.#checker.resolvedSignatureOf(node);
    return signature === undefined ? undefined : this.#checker.declarationOf(signature);
  }

  callbackResult(node: Call, index: number): CallbackResult {
    const argument = findArgument(node, index);
    const callee = this.#findCallee(node);
    if (!argument || callee === undefined) return 'unknown';
    const contextual = this.#checker.contextualTypeOf(argument);
    const inContext = contextual === undefined ? 'unknown' : this.#resultOf(contextual);
    if (inContext === 'used') return 'used';
    const kind = node.type === 'CallExpression' ? 'call' : 'construct';
    const expected = this.#constituentsOf(callee)
      .flatMap((part) => this.#checker.signaturesOf(part, kind))
      .map((signature) => this.#parameterAt(signature, index))
      .filter((type) => type !== undefined);
    const results = [inContext, ...expected.map((type) => this.#resultOf(type))];
    if (results.includes('used')) return 'used';
    return results.includes('dropped') ? 'dropped' : 'unknown';
  }

  expectedResult(node: TSESTree.Expression): CallbackResult {
    const { parent } = node;
    const type = this.#checker.contextualTypeOf(getPlaced(node));
    if (type === undefined) return 'unknown';
    if (parent.type !== 'Property' || !parent.method) return this.#resultOf(type);
    const name = findPropertyName(parent);
    return name === undefined ? 'unknown' : this.#memberResult(type, name);
  }

  expectedMemberResult(heritage: TSESTree.TSClassImplements | TSESTree.Expression, member: string): CallbackResult {
    const base = this.#findBase(heritage);
    return base === undefined ? 'unknown' : this.#memberResult(base, member);
  }

  /** The type of instances. */
  #findBase(heritage: TSESTree.TSClassImplements | TSESTree.Expression): T | undefined {
    const type = this.#checker.typeOf(heritage);
    if (type === undefined || heritage.type === 'TSClassImplements') return type;
    const [constructor] = this.#checker.signaturesOf(type, 'construct');
    return constructor && this.#checker.returnTypeOf(constructor);
  }

  findSignalParameter(node: Call): SignalParameter | undefined {
    const callee = this.#asked.typeOf(node.callee);
    if (callee === undefined) return undefined;
    const kind = node.type === 'CallExpression' ? 'call' : 'construct';
    for (const part of this.#constituentsOf(callee)) {
      for (const signature of this.#checker.signaturesOf(part, kind)) {
        for (const [index, parameter] of this.#checker.parametersOf(signature).entries()) {
          const found = parameter.isRest ? undefined : this.#findSignal(parameter.type, index);
          if (found) return found;
        }
      }
    }
    return undefined;
  }

  tupleLength(node: TSESTree.Expression): number | undefined {
    const type = this.#asked.narrowedTypeOf(node);
    return type === undefined ? undefined : this.#checker.tupleLengthOf(this.#checker.apparentOf(type));
  }

  iteration(node: TSESTree.Expression): Protocol {
    return this.#protocolOf(node, 'iterator', 'asyncIterator');
  }

  disposal(node: TSESTree.Expression): Protocol {
    return this.#protocolOf(node, 'dispose', 'asyncDispose');
  }

  hasOnlyAwaited(node: TSESTree.Expression, property: string): boolean {
    const type = this.#asked.narrowedTypeOf(node);
    if (type === undefined) return false;
    const parts = this.#constituentsOf(this.#checker.apparentOf(type));
    return parts.every((part) => {
      if (!this.#isBuiltinPromise(part) || this.#checker.propertyOf(part, property) !== undefined) return false;
      const [value] = this.#checker.typeArgumentsOf(part);
      return value !== undefined && this.#hasProperty(value, property);
    });
  }

  /** Whether no narrowing of a variable's type can bring a promise or a function that the type itself has not. */
  #isSettled(type: T): boolean {
    switch (this.#checker.shapeOf(type)) {
      case 'object':
      case 'primitive':
      case 'void':
        return true;
      case 'union':
        return (
          this.#kindOf(type) === 'none' &&
          this.#checker
            .partsOf(type)
            .every((part) => this.#isSettled(part) && this.#callSignaturesOf(part).length === 0)
        );
      case 'other':
        return true;
      default:
        return false;
    }
  }

  #findReturnKind(type: T): PromiseKind {
    const kinds = this.#constituentsOf(this.#checker.apparentOf(type))
      .flatMap((part) => this.#callSignaturesOf(part))
      .map((signature) => this.#kindOf(this.#checker.returnTypeOf(signature)));
    const found = (['promise', 'thenable', 'array', 'unresolved', 'any'] as const).find((kind) => kinds.includes(kind));
    return found ?? 'none';
  }

  /** The call signatures; of what cannot have any without asking, and of generic types asked once. */
  #callSignaturesOf(type: T): readonly S[] {
    const shape = this.#checker.shapeOf(type);
    if (shape !== 'object' && shape !== 'intersection') return [];
    const key = this.#checker.keyOf(this.#checker.targetOf(type));
    if (this.#memory.callables.get(key) === false) return [];
    const signatures = this.#checker.signaturesOf(type, 'call');
    this.#memory.callables.set(key, signatures.length > 0);
    return signatures;
  }

  #hasProperty(type: T, property: string): boolean {
    const parts = this.#constituentsOf(this.#checker.apparentOf(type));
    return parts.some((part) => this.#checker.propertyOf(this.#checker.apparentOf(part), property) !== undefined);
  }

  #protocolOf(node: TSESTree.Expression, sync: string, async: string): Protocol {
    const type = this.#asked.narrowedTypeOf(node);
    if (type === undefined) return 'unknown';
    const parts = this.#constituentsOf(this.#checker.apparentOf(type));
    const protocols = parts.map((part) => this.#partProtocol(part, sync, async));
    const [first] = protocols;
    return first !== undefined && protocols.every((protocol) => protocol === first) ? first : 'unknown';
  }

  #partProtocol(type: T, sync: string, async: string): Protocol {
    const shape = this.#checker.shapeOf(type);
    if (shape === 'any' || shape === 'error' || shape === 'unknown') return 'unknown';
    if (shape !== 'object' && shape !== 'intersection') return sync === 'iterator' ? 'unknown' : 'none';
    if (this.#checker.elementsOf(type) !== undefined) return sync === 'iterator' ? 'sync' : 'none';
    const keys = this.#memory.get(this.#memory.wellKnown, this.#checker.keyOf(this.#checker.targetOf(type)), () =>
      this.#checker.wellKnownKeysOf(type),
    );
    if (keys.includes(sync)) return keys.includes(async) ? 'both' : 'sync';
    return keys.includes(async) ? 'async' : 'none';
  }

  #memberResult(type: T, name: string): CallbackResult {
    for (const part of this.#constituentsOf(type)) {
      const property = this.#checker.propertyOf(this.#checker.apparentOf(part), name);
      if (property !== undefined) return this.#resultOf(property);
    }
    return 'unknown';
  }

  /** What a receiver that declares the function type does with its result. */
  #resultOf(type: T): CallbackResult {
    let result: CallbackResult = 'unknown';
    for (const part of this.#constituentsOf(type)) {
      for (const signature of this.#checker.signaturesOf(part, 'call')) {
        const returned = this.#checker.returnTypeOf(signature);
        if (this.#constituentsOf(this.#checker.apparentOf(returned)).some((one) => this.#isThenable(one)))
          return 'used';
        if (this.#constituentsOf(returned).some((one) => this.#checker.shapeOf(one) === 'void')) result = 'dropped';
      }
    }
    return result;
  }

  #parameterAt(signature: S, index: number): T | undefined {
    const parameters = this.#checker.parametersOf(signature);
    const last = parameters.length - 1;
    const parameter = parameters[Math.min(index, last)];
    if (parameter === undefined || (index > last && !parameter.isRest)) return undefined;
    if (!parameter.isRest) return parameter.type;
    const elements = this.#checker.elementsOf(parameter.type);
    return elements && (elements.length === 1 ? elements[0] : elements[index - last]);
  }

  #findSignal(type: T, index: number): SignalParameter | undefined {
    for (const part of this.#constituentsOf(type)) {
      const direct = this.#signalTypeOf(part);
      if (direct) return { type: direct, index };
      if (this.#checker.shapeOf(part) !== 'object' && this.#checker.shapeOf(part) !== 'intersection') continue;
      const property = this.#checker.propertyOf(part, 'signal');
      const inner = property === undefined ? [] : this.#constituentsOf(property).map((one) => this.#signalTypeOf(one));
      if (inner.includes('AbortSignal')) return { type: 'AbortSignal', index, property: 'signal' };
    }
    return undefined;
  }

  #signalTypeOf(type: T): SignalParameter['type'] | undefined {
    if (this.#checker.shapeOf(type) !== 'object') return undefined;
    const name = this.#checker.symbolNameOf(type);
    return name === 'AbortSignal' || name === 'CancellationToken' ? name : undefined;
  }

  #kindOf(type: T): PromiseKind {
    return this.#memory.get(this.#memory.kinds, this.#checker.keyOf(type), () => this.#findKind(type));
  }

  #findKind(type: T): PromiseKind {
    const shape = this.#checker.shapeOf(type);
    if (shape === 'error') return 'unresolved';
    if (shape === 'any' || shape === 'unknown') return 'any';
    if (shape === 'void' || shape === 'primitive' || shape === 'other') return 'none';
    const apparent = this.#checker.apparentOf(type);
    const parts = this.#constituentsOf(apparent);
    if (parts.some((part) => this.#isBuiltinPromise(part))) return 'promise';
    if (parts.some((part) => this.#hasPromiseElements(this.#checker.apparentOf(part)))) return 'array';
    if (parts.some((part) => this.#isThenable(part))) return 'thenable';
    return 'none';
  }

  #hasPromiseElements(type: T): boolean {
    const elements = this.#checker.elementsOf(type) ?? [];
    return elements.some((element) => {
      const parts = this.#constituentsOf(this.#checker.apparentOf(element));
      return parts.some((part) => this.#isBuiltinPromise(part));
    });
  }

  #constituentsOf(type: T): readonly T[] {
    return this.#checker.shapeOf(type) === 'union' ? this.#checker.partsOf(type) : [type];
  }

  #isBuiltinPromise(type: T): boolean {
    const target = this.#checker.targetOf(type);
    // A class that extends itself through its type arguments asks again while it is being asked.
    return this.#memory.get(
      this.#memory.promises,
      this.#checker.keyOf(target),
      () => this.#findBuiltinPromise(target),
      false,
    );
  }

  #findBuiltinPromise(type: T): boolean {
    switch (this.#checker.shapeOf(type)) {
      case 'intersection':
        return this.#checker.partsOf(type).some((part) => this.#isBuiltinPromise(part));
      case 'union':
        return this.#checker.partsOf(type).every((part) => this.#isBuiltinPromise(part));
      case 'constrained': {
        const apparent = this.#checker.apparentOf(type);
        return this.#checker.keyOf(apparent) !== this.#checker.keyOf(type) && this.#isBuiltinPromise(apparent);
      }
      case 'object':
        if (this.#checker.isBuiltinPromise(type)) return true;
        return this.#checker.baseTypesOf(type).some((base) => this.#isBuiltinPromise(base));
      default:
        return false;
    }
  }

  /** Whether the type has a `then` that takes a function, as `await` asks it. */
  #isThenable(type: T): boolean {
    const shape = this.#checker.shapeOf(type);
    if (shape !== 'object' && shape !== 'intersection' && shape !== 'constrained') return false;
    return this.#memory.get(this.#memory.thenables, this.#checker.keyOf(this.#checker.targetOf(type)), () => {
      if (this.#isBuiltinPromise(type)) return true;
      const then = this.#checker.propertyOf(this.#checker.apparentOf(type), 'then');
      if (then === undefined) return false;
      return this.#constituentsOf(then)
        .flatMap((part) => this.#checker.signaturesOf(part, 'call'))
        .some((signature) => {
          const [onFulfilled] = this.#checker.parametersOf(signature);
          if (!onFulfilled) return false;
          const parts = this.#constituentsOf(this.#checker.apparentOf(onFulfilled.type));
          return parts.some((part) => this.#checker.signaturesOf(part, 'call').length > 0);
        });
    });
  }
}

function findArgument(call: Call, index: number): TSESTree.Expression | undefined {
  const argument = call.arguments[index];
  return argument?.type === 'SpreadElement' ? undefined : argument;
}

/** What has a place that expects a type: of a method of an object literal, the object. */
function getPlaced(fn: TSESTree.Expression): TSESTree.Expression {
  const { parent } = fn;
  return parent.type === 'Property' && parent.method && parent.parent.type === 'ObjectExpression' ? parent.parent : fn;
}

/** Whether the value goes where a function may be expected: then it is asked what calling it gives. */
function isHandedOn(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node;
    case 'AssignmentExpression':
      return parent.right === node;
    case 'JSXExpressionContainer':
    case 'MethodDefinition':
    case 'Property':
    case 'ReturnStatement':
      return true;
    default:
      return false;
  }
}

/** Answers by type, shared by the files of one program. */
export class TypeMemory {
  readonly kinds = new Map<unknown, PromiseKind>();
  readonly promises = new Map<unknown, boolean>();
  readonly thenables = new Map<unknown, boolean>();
  readonly returns = new Map<unknown, PromiseKind>();
  readonly callables = new Map<unknown, boolean>();
  readonly nullTypes = new Map<unknown, boolean>();
  readonly wellKnown = new Map<unknown, readonly string[]>();

  /** The remembered answer, or a new one. `meanwhile` is the answer to the same question asked while it is being found. */
  get<V>(memory: Map<unknown, V>, key: unknown, find: () => V, meanwhile?: V): V {
    const known = memory.get(key);
    if (known !== undefined) return known;
    if (meanwhile !== undefined) memory.set(key, meanwhile);
    const found = find();
    memory.set(key, found);
    return found;
  }
}

/** The module that a file stands for: its package when it is installed, the file itself in the project. */
function toOrigin({ names, ambientModule, path, isExported }: DeclaredSymbol): CalleeOrigin | undefined {
  const name = names.join('.');
  if (ambientModule !== undefined) return { module: normalizeModule(ambientModule), name };
  if (path === undefined) return undefined;
  const [, inPackage] = path.split(/^.*[\\/]node_modules[\\/]/);
  if (inPackage === undefined) return { module: path, name };
  const [scope = '', first = ''] = inPackage.split(/[\\/]/);
  if (!isExported) return { module: GLOBAL, name };
  if (scope === '@types') return { module: first.replace('__', '/').replace(/^(?=.*\/)/, '@'), name };
  return { module: scope.startsWith('@') ? `${scope}/${first}` : scope, name };
}
