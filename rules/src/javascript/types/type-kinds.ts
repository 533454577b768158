import type { TypeFacts } from './checker.js';
import { findLazyPackage } from './lazy-types.js';
import type { CallbackResult, PromiseKind, Protocol } from './oracle.js';

const membersOfObjects = Object.getOwnPropertyNames(Object.prototype);

/**
 * What types mean for waiting, wherever they come from. What counts as a promise is what typescript-eslint's
 * `no-floating-promises` counts: the built-in `Promise`, what extends it, and unions, intersections and type parameters
 * with such a part.
 */
export class TypeKinds<T, S> {
  readonly #checker: TypeFacts<T, S>;
  readonly #memory: TypeMemory;

  constructor(checker: TypeFacts<T, S>, memory: TypeMemory) {
    this.#checker = checker;
    this.#memory = memory;
  }

  /**
   * What a call does with what its callback at `index` returns.
   * @param callee the type of what is called
   * @param contextual the type that the place of the callback expects
   */
  callbackResultOf(
    callee: T,
    contextual: T | undefined,
    { kind, index }: { readonly kind: 'call' | 'construct'; readonly index: number },
  ): CallbackResult {
    const inContext = contextual === undefined ? 'unknown' : this.resultOf(contextual);
    if (inContext === 'used') return 'used';
    const expected = this.signaturesOf(callee, kind)
      .map((signature) => this.parameterAt(signature, index))
      .filter((type) => type !== undefined);
    const results = [inContext, ...expected.map((type) => this.resultOf(type))];
    if (results.includes('used')) return 'used';
    return results.includes('dropped') ? 'dropped' : 'unknown';
  }

  /** The type of what a base class, by its constructor, or an interface stands for. */
  instanceOf(type: T, isInterface: boolean): T | undefined {
    if (isInterface) return type;
    const [constructor] = this.#checker.signaturesOf(type, 'construct');
    return constructor && this.#checker.returnTypeOf(constructor);
  }

  kindOf(type: T): PromiseKind {
    return this.#memory.get(this.#memory.kinds, this.#checker.keyOf(type), () => this.#findKind(type));
  }

  /** What calling a value of the type gives. */
  returnKindOf(type: T): PromiseKind {
    const shape = this.#checker.shapeOf(type);
    if (shape === 'error') return 'unresolved';
    if (shape === 'any' || shape === 'unknown') return 'any';
    return this.#memory.get(this.#memory.returns, this.#checker.keyOf(type), () => this.#findReturnKind(type));
  }

  /** Whether the type has a `then` that takes a function, as `await` asks it. */
  isThenable(type: T): boolean {
    const shape = this.#checker.shapeOf(type);
    if (shape !== 'object' && shape !== 'intersection' && shape !== 'constrained') return false;
    return this.#memory.get(this.#memory.thenables, this.#checker.keyOf(this.#checker.targetOf(type)), () => {
      if (this.isBuiltinPromise(type)) return true;
      const then = this.#checker.propertyOf(this.#checker.apparentOf(type), 'then');
      if (then === undefined) return false;
      return this.signaturesOf(then, 'call').some((signature) => {
        const [onFulfilled] = this.#checker.parametersOf(signature);
        if (!onFulfilled) return false;
        const parts = this.apparentPartsOf(onFulfilled.type);
        return parts.some((part) => this.#checker.signaturesOf(part, 'call').length > 0);
      });
    });
  }

  /** Whether each part of the type but null and undefined is a promise, or something like it. */
  isPromiseOrNothing(type: T): boolean {
    const parts = this.presentPartsOf(type);
    return parts.length > 0 && parts.every((part) => this.isThenable(part));
  }

  /** Whether each part of the type is a promise, or something like it. */
  isAlwaysPromise(type: T): boolean {
    return this.apparentPartsOf(type).every((part) => this.isThenable(part));
  }

  /** The members of a union, else the type itself, also where it stands for another. */
  apparentPartsOf(type: T): readonly T[] {
    return this.constituentsOf(this.#checker.apparentOf(type));
  }

  /** The same without null and undefined. */
  presentPartsOf(type: T): readonly T[] {
    return this.apparentPartsOf(type).filter((part) => !['other', 'void'].includes(this.#checker.shapeOf(part)));
  }

  /** Whether the type is that of a primitive value, or of a promise of one: `boolean | Promise<boolean>`. */
  isValueOrPromise(type: T): boolean {
    const isPlain = (part: T): boolean => this.#checker.shapeOf(part) === 'primitive';
    const parts = this.apparentPartsOf(type);
    const promises = parts.filter((part) => !isPlain(part));
    if (promises.length === 0 || promises.length === parts.length) return false;
    return promises.every((part) => {
      const [value] = this.isBuiltinPromise(part) ? this.#checker.typeArgumentsOf(part) : [];
      return value !== undefined && this.constituentsOf(value).every(isPlain);
    });
  }

  /** Whether a place that is declared to be of a type takes no promise such as the given one: a string, a `User` with a name. */
  excludes(declared: T, promise: T): boolean {
    const parts = this.constituentsOf(declared).filter((part) => this.#checker.shapeOf(part) !== 'other');
    return parts.length > 0 && parts.every((part) => this.#excludesPart(part, promise));
  }

  #excludesPart(part: T, promise: T): boolean {
    switch (this.#checker.shapeOf(part)) {
      case 'primitive':
        return true;
      case 'intersection':
        return this.#checker.partsOf(part).some((one) => this.#excludesPart(one, promise));
      case 'object': {
        const given = this.apparentPartsOf(promise);
        const canBeCalled = (one: T): boolean => this.#callSignaturesOf(one).length > 0;
        if (this.isThenable(part) || given.some(canBeCalled)) return false;
        if (canBeCalled(part)) return true;
        const names = new Set([
          ...given.flatMap((one) => this.#checker.propertiesOf(one)).map(({ name }) => name),
          ...membersOfObjects,
        ]);
        return this.#checker.propertiesOf(part).some(({ name, isOptional }) => !isOptional && !names.has(name));
      }
      default:
        return false;
    }
  }

  /** The package of which each part of the type is a query that does nothing until something awaits it. */
  lazyPackageOf(type: T): string | undefined {
    const [first, ...others] = this.presentPartsOf(type).map((part) => this.#lazyPackageOfPart(part));
    return others.every((one) => one === first) ? first : undefined;
  }

  #lazyPackageOfPart(part: T): string | undefined {
    if (!this.isThenable(part)) return undefined;
    const key = this.#checker.keyOf(this.#checker.targetOf(part));
    const { lazyPackages } = this.#memory;
    return this.#memory.get(lazyPackages, key, () => findLazyPackage(part, this.#checker) ?? '') || undefined;
  }

  /** Whether the type is the built-in promise, or extends it. */
  isBuiltinPromise(type: T): boolean {
    const target = this.#checker.targetOf(type);
    // A class that extends itself through its type arguments asks again while it is being asked.
    return this.#memory.get(
      this.#memory.promises,
      this.#checker.keyOf(target),
      () => this.#findBuiltinPromise(target),
      false,
    );
  }

  /** Whether no narrowing of a variable's type can bring a promise or a function that the type itself has not. */
  isSettled(type: T): boolean {
    switch (this.#checker.shapeOf(type)) {
      case 'object':
      case 'other':
      case 'primitive':
      case 'void':
        return true;
      case 'union':
        return (
          this.kindOf(type) === 'none' &&
          this.#checker.partsOf(type).every((part) => this.isSettled(part) && this.#callSignaturesOf(part).length === 0)
        );
      default:
        return false;
    }
  }

  /** The members of a union, else the type itself. */
  constituentsOf(type: T): readonly T[] {
    return this.#checker.shapeOf(type) === 'union' ? this.#checker.partsOf(type) : [type];
  }

  /** The signatures of all parts of the type. */
  signaturesOf(type: T, kind: 'call' | 'construct'): readonly S[] {
    return this.constituentsOf(type).flatMap((part) => this.#checker.signaturesOf(part, kind));
  }

  /** Whether some part of the type has the property. */
  hasProperty(type: T, property: string): boolean {
    const parts = this.apparentPartsOf(type);
    return parts.some((part) => this.#checker.propertyOf(this.#checker.apparentOf(part), property) !== undefined);
  }

  /** How a value of the type can be iterated. */
  iterationOf(type: T): Protocol {
    return this.#protocolOf(type, 'iterator', 'asyncIterator');
  }

  /** How a value of the type can be disposed of. */
  disposalOf(type: T): Protocol {
    return this.#protocolOf(type, 'dispose', 'asyncDispose');
  }

  #protocolOf(type: T, sync: string, async: string): Protocol {
    const parts = this.apparentPartsOf(type);
    const protocols = parts.map((part) => this.#partProtocol(part, sync, async));
    const [first] = protocols;
    return first !== undefined && protocols.every((protocol) => protocol === first) ? first : 'unknown';
  }

  /** What a type that declares the method does with its result. */
  memberResult(type: T, name: string): CallbackResult {
    for (const part of this.constituentsOf(type)) {
      const property = this.#checker.propertyOf(this.#checker.apparentOf(part), name);
      if (property !== undefined) return this.resultOf(property);
    }
    return 'unknown';
  }

  /** What a receiver that declares the function type does with its result. */
  resultOf(type: T): CallbackResult {
    let result: CallbackResult = 'unknown';
    for (const signature of this.signaturesOf(type, 'call')) {
      const returned = this.#checker.returnTypeOf(signature);
      if (this.apparentPartsOf(returned).some((one) => this.isThenable(one))) return 'used';
      if (this.constituentsOf(returned).some((one) => this.#checker.shapeOf(one) === 'void')) result = 'dropped';
    }
    return result;
  }

  /** The type that the signature declares for the argument at `index`. */
  parameterAt(signature: S, index: number): T | undefined {
    const parameters = this.#checker.parametersOf(signature);
    const last = parameters.length - 1;
    const parameter = parameters[Math.min(index, last)];
    if (parameter === undefined || (index > last && !parameter.isRest)) return undefined;
    if (!parameter.isRest) return parameter.type;
    const elements = this.#checker.elementsOf(parameter.type);
    return elements && (elements.length === 1 ? elements[0] : elements[index - last]);
  }

  #findKind(type: T): PromiseKind {
    const shape = this.#checker.shapeOf(type);
    if (shape === 'error') return 'unresolved';
    if (shape === 'any' || shape === 'unknown') return 'any';
    if (shape === 'void' || shape === 'primitive' || shape === 'other') return 'none';
    const apparent = this.#checker.apparentOf(type);
    const parts = this.constituentsOf(apparent);
    if (parts.some((part) => this.isBuiltinPromise(part))) return 'promise';
    if (parts.some((part) => this.#hasPromiseElements(this.#checker.apparentOf(part)))) return 'array';
    if (parts.some((part) => this.isThenable(part))) return 'thenable';
    return 'none';
  }

  #findReturnKind(type: T): PromiseKind {
    const kinds = this.apparentPartsOf(type)
      .flatMap((part) => this.#callSignaturesOf(part))
      .map((signature) => this.kindOf(this.#checker.returnTypeOf(signature)));
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

  #hasPromiseElements(type: T): boolean {
    const elements = this.#checker.elementsOf(type) ?? [];
    return elements.some((element) => {
      const parts = this.apparentPartsOf(element);
      return parts.some((part) => this.isBuiltinPromise(part));
    });
  }

  #findBuiltinPromise(type: T): boolean {
    switch (this.#checker.shapeOf(type)) {
      case 'intersection':
        return this.#checker.partsOf(type).some((part) => this.isBuiltinPromise(part));
      case 'union':
        return this.#checker.partsOf(type).every((part) => this.isBuiltinPromise(part));
      case 'constrained': {
        const apparent = this.#checker.apparentOf(type);
        return this.#checker.keyOf(apparent) !== this.#checker.keyOf(type) && this.isBuiltinPromise(apparent);
      }
      case 'object':
        if (this.#checker.isBuiltinPromise(type)) return true;
        // What extends the promise has its members. That is asked of every type anyway, and most have no such member.
        if (this.#checker.propertyOf(type, 'then') === undefined) return false;
        return this.#checker.baseTypesOf(type).some((base) => this.isBuiltinPromise(base));
      default:
        return false;
    }
  }

  #partProtocol(type: T, sync: string, async: string): Protocol {
    const shape = this.#checker.shapeOf(type);
    if (shape === 'any' || shape === 'error' || shape === 'unknown') return 'unknown';
    if (shape !== 'object' && shape !== 'intersection') return sync === 'iterator' ? 'unknown' : 'none';
    if (this.#checker.elementsOf(type) !== undefined) return sync === 'iterator' ? 'sync' : 'none';
    const keys = this.#memory.get(this.#memory.wellKnown, this.#checker.keyOf(this.#checker.targetOf(type)), () =>
      this.#checker.propertiesOf(type).flatMap(({ name }) => /^__@(\w+)@/.exec(name)?.[1] ?? []),
    );
    if (keys.includes(sync)) return keys.includes(async) ? 'both' : 'sync';
    return keys.includes(async) ? 'async' : 'none';
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
  /** Empty for none. */
  readonly lazyPackages = new Map<unknown, string>();

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
