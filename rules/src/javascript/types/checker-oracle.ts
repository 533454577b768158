import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findCalleeOrigin, globalModule, normalizeModule, type CalleeOrigin } from '../semantics/origins.js';
import type { SignalParameter } from '../semantics/summary.js';
import { isFunction } from '../syntax/functions.js';
import { findPropertyName } from '../syntax/member-names.js';
import type { CallNode } from '../syntax/predicates.js';
import { isDeclarationFile } from '../typescript-files.js';
import { AskedTypes } from './asked-types.js';
import type { Checker, DeclaredSymbol } from './checker.js';
import { findPathInPackage, toPackageName } from './declarations/declared-symbols.js';
import { findPublicNames } from './declarations/public-names.js';
import type { AskedMember, CallbackResult, Foreseen, PromiseKind, Protocol, TypeOracle } from './oracle.js';
import { TypeKinds, TypeMemory } from './type-kinds.js';
import { WrittenTypes } from './written-types.js';

/** Answers about the nodes of one file, on top of any checker: one home for it, so that all back ends give the same. */
export class CheckerOracle<T, S> implements TypeOracle {
  readonly backEnd: TypeOracle['backEnd'];
  readonly #checker: Checker<T, S>;
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #memory: TypeMemory;
  readonly #kinds: TypeKinds<T, S>;
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
    this.#kinds = new TypeKinds(checker, memory);
    this.#written = new WrittenTypes(sourceCode);
    this.#asked = new AskedTypes(checker, this.#written, (type) => this.#kinds.isSettled(type));
  }

  prefetch(
    nodes: readonly TSESTree.Node[],
    { members = [], callbacks = [], placed = [], declared = [] }: Foreseen = {},
  ): void {
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
    if (declared.length > 0) this.#checker.foreseeSignatures(declared);
  }

  /** The type of what is called, if anything is known of it. */
  #findCallee(call: CallNode): T | undefined {
    const type = this.#asked.typeOf(call.callee);
    return type === undefined || ['any', 'error'].includes(this.#checker.shapeOf(type)) ? undefined : type;
  }

  #toForeseen({ heritage, name }: AskedMember): { type: T; name: string }[] {
    const base = this.#findBase(heritage);
    const parts = base === undefined ? [] : this.#kinds.constituentsOf(base);
    return parts.map((part) => ({ type: this.#checker.apparentOf(part), name }));
  }

  promiseKind(node: TSESTree.Expression): PromiseKind {
    if (this.#written.findKind(node) !== undefined) return 'none';
    const type = this.#asked.typeOf(node);
    return type === undefined ? 'unresolved' : this.#kinds.kindOf(type);
  }

  /** The type of an expression of which the syntax does not say already that it is no promise. */
  #findType(node: TSESTree.Expression): T | undefined {
    return this.#written.findKind(node) === undefined ? this.#asked.typeOf(node) : undefined;
  }

  isAlwaysPromise(node: TSESTree.Expression): boolean {
    const type = this.#findType(node);
    return type !== undefined && this.#kinds.isAlwaysPromise(type);
  }

  isPromiseOrNothing(node: TSESTree.Expression): boolean {
    const type = this.#findType(node);
    return type !== undefined && this.#kinds.isPromiseOrNothing(type);
  }

  isValueOrPromise(node: TSESTree.Expression): boolean {
    const type = this.#findType(node);
    return type !== undefined && this.#kinds.isValueOrPromise(type);
  }

  isSafePromise(node: TSESTree.Expression): boolean {
    const type = this.#findType(node);
    if (type === undefined) return false;
    return this.#kinds
      .apparentPartsOf(type)
      .every((part) => safePromise.some((name) => this.#checker.propertyOf(part, name) !== undefined));
  }

  lazyPackage(node: TSESTree.Expression): string | undefined {
    const type = this.#findType(node);
    return type === undefined ? undefined : this.#kinds.lazyPackageOf(type);
  }

  hasNullTypes(): boolean {
    return this.#memory.get(this.#memory.nullTypes, true, () => this.#checker.hasNullTypes());
  }

  isIndexed(node: TSESTree.MemberExpression): boolean {
    const name = findPropertyName(node);
    const type = name === undefined ? undefined : this.#asked.narrowedTypeOf(node.object);
    if (name === undefined || type === undefined) return false;
    return this.#kinds.apparentPartsOf(type).some((part) => !this.#kinds.hasProperty(part, name));
  }

  isPrimitive(node: TSESTree.Expression): boolean {
    if (this.#written.findKind(node) === 'primitive') return true;
    const type = this.#asked.narrowedTypeOf(node);
    const shapes =
      type === undefined ? [] : this.#kinds.constituentsOf(type).map((part) => this.#checker.shapeOf(part));
    return shapes.includes('primitive') && shapes.every((shape) => shape === 'primitive' || shape === 'other');
  }

  isCallable(node: TSESTree.Expression): boolean {
    if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') return true;
    const type = this.#findType(node);
    return type !== undefined && this.#checker.signaturesOf(type, 'call').length > 0;
  }

  returnKind(node: TSESTree.Expression): PromiseKind {
    if (this.#written.isKnown(node)) return 'none';
    const type = this.#asked.typeOf(node);
    return type === undefined ? 'unresolved' : this.#kinds.returnKindOf(type);
  }

  hasPlainResult(node: TSESTree.CallExpression): boolean {
    const callee = this.#findCallee(node);
    if (callee === undefined || node.arguments.some(({ type }) => type === 'SpreadElement')) return false;
    const signatures = this.#kinds.signaturesOf(callee, 'call');
    const fitting = signatures.filter((signature) => this.#takesLast(signature, node.arguments));
    return fitting.length > 0 && fitting.every((signature) => this.#isPlain(this.#checker.returnTypeOf(signature)));
  }

  /** Whether the signature has a parameter for the last argument, for a callback one that is not of primitives only. */
  #takesLast(signature: S, given: readonly TSESTree.CallExpressionArgument[]): boolean {
    const last = given.at(-1);
    if (last === undefined) return true;
    const type = this.#kinds.parameterAt(signature, given.length - 1);
    return type !== undefined && (!isFunction(last) || !this.#isOfPrimitives(type));
  }

  takesPrimitive(node: CallNode, index: number): boolean {
    const callee = this.#findCallee(node);
    if (callee === undefined || !findArgument(node, index)) return false;
    const signatures = this.#kinds.signaturesOf(callee, getKind(node));
    const taken = signatures.flatMap((signature) => this.#kinds.parameterAt(signature, index) ?? []);
    return taken.length > 0 && taken.every((type) => this.#isOfPrimitives(type));
  }

  isExcluded(node: TSESTree.Expression): boolean {
    const promise = this.#findType(node);
    const declared = promise === undefined ? undefined : this.#checker.contextualTypeOf(node);
    return promise !== undefined && declared !== undefined && this.#kinds.excludes(declared, promise);
  }

  /** Whether each part of the type but null and undefined is a primitive. */
  #isOfPrimitives(type: T): boolean {
    const parts = this.#kinds.presentPartsOf(type);
    return parts.length > 0 && parts.every((part) => this.#checker.shapeOf(part) === 'primitive');
  }

  #isPlain(type: T): boolean {
    return this.#kinds
      .constituentsOf(type)
      .every((part) => ['void', 'primitive'].includes(this.#checker.shapeOf(part)));
  }

  calleeOrigin(node: CallNode): CalleeOrigin | undefined {
    const written = findCalleeOrigin(node, this.#sourceCode);
    const isKnown = written !== undefined && written.module !== globalModule && !written.module.startsWith('.');
    if (isKnown && !written.name.includes('()')) return written;
    const symbol = this.#checker.symbolOf(node.callee);
    return (symbol && toOrigin(symbol)) ?? written;
  }

  calleeDeclaration(node: CallNode): ReturnType<TypeOracle['calleeDeclaration']> {
    const signature = this.#checker.resolvedSignatureOf(node);
    if (signature === undefined) return undefined;
    const file = this.#checker.declaringFileOf(signature);
    // Whatever else is asked of a declaration needs its file's whole tree, and those of types are long: `lib.dom.d.ts`.
    if (file === undefined || isDeclarationFile(file) || findPathInPackage(file) !== undefined) return undefined;
    return this.#checker.declarationOf(signature);
  }

  isDeclaredInTypes(node: TSESTree.CallExpression | TSESTree.MemberExpression): boolean {
    return isDeclarationFile(this.#findDeclaringFile(node) ?? '');
  }

  #findDeclaringFile(node: TSESTree.CallExpression | TSESTree.MemberExpression): string | undefined {
    if (node.type === 'MemberExpression') return this.#checker.symbolOf(node)?.path;
    const signature = this.#checker.resolvedSignatureOf(node);
    return signature && this.#checker.declaringFileOf(signature);
  }

  callbackResult(node: CallNode, index: number): CallbackResult {
    const argument = findArgument(node, index);
    const callee = this.#findCallee(node);
    if (!argument || callee === undefined) return 'unknown';
    const contextual = this.#checker.contextualTypeOf(argument);
    return this.#kinds.callbackResultOf(callee, contextual, { kind: getKind(node), index });
  }

  expectedResult(node: TSESTree.Expression): CallbackResult {
    const { parent } = node;
    const type = this.#checker.contextualTypeOf(getPlaced(node));
    if (type === undefined) return 'unknown';
    if (parent.type !== 'Property' || !parent.method) return this.#kinds.resultOf(type);
    const name = findPropertyName(parent);
    return name === undefined ? 'unknown' : this.#kinds.memberResult(type, name);
  }

  expectedMemberResult(heritage: TSESTree.TSClassImplements | TSESTree.Expression, member: string): CallbackResult {
    const base = this.#findBase(heritage);
    return base === undefined ? 'unknown' : this.#kinds.memberResult(base, member);
  }

  /** The type of instances. */
  #findBase(heritage: TSESTree.TSClassImplements | TSESTree.Expression): T | undefined {
    const type = this.#checker.typeOf(heritage);
    return type === undefined ? undefined : this.#kinds.instanceOf(type, heritage.type === 'TSClassImplements');
  }

  findSignalParameter(node: CallNode): SignalParameter | undefined {
    const callee = this.#asked.typeOf(node.callee);
    if (callee === undefined) return undefined;
    for (const signature of this.#kinds.signaturesOf(callee, getKind(node))) {
      for (const [index, parameter] of this.#checker.parametersOf(signature).entries()) {
        const found = parameter.isRest ? undefined : this.#findSignal(parameter.type, index);
        if (found) return found;
      }
    }
    return undefined;
  }

  tupleLength(node: TSESTree.Expression): number | undefined {
    const type = this.#asked.narrowedTypeOf(node);
    return type === undefined ? undefined : this.#checker.tupleLengthOf(this.#checker.apparentOf(type));
  }

  elementOrigin(node: TSESTree.Expression): CalleeOrigin | undefined {
    const type = this.#asked.narrowedTypeOf(node);
    const [element] = (type !== undefined && this.#checker.elementsOf(this.#checker.apparentOf(type))) || [];
    const symbol = element === undefined ? undefined : this.#checker.declaredSymbolOf(element);
    return symbol && toOrigin(symbol);
  }

  iteration(node: TSESTree.Expression): Protocol {
    const type = this.#asked.narrowedTypeOf(node);
    return type === undefined ? 'unknown' : this.#kinds.iterationOf(type);
  }

  disposal(node: TSESTree.Expression): Protocol {
    const type = this.#asked.narrowedTypeOf(node);
    return type === undefined ? 'unknown' : this.#kinds.disposalOf(type);
  }

  hasOnlyAwaited(node: TSESTree.Expression, property: string): boolean {
    return this.#resolvesWithout(node, property, (value) => this.#kinds.hasProperty(value, property));
  }

  lacksProperty(node: TSESTree.Expression, property: string): boolean {
    return this.#resolvesWithout(node, property, (value) => ['any', 'unknown'].includes(this.#checker.shapeOf(value)));
  }

  /** Whether it is a promise of the language, which has no such property, of a value that fits. */
  #resolvesWithout(node: TSESTree.Expression, property: string, fits: (value: T) => boolean): boolean {
    const type = this.#asked.narrowedTypeOf(node);
    const parts = type === undefined ? [] : this.#kinds.presentPartsOf(type);
    return (
      parts.length > 0 &&
      parts.every((part) => {
        if (!this.#kinds.isBuiltinPromise(part) || this.#checker.propertyOf(part, property) !== undefined) return false;
        const [value] = this.#checker.typeArgumentsOf(part);
        return value !== undefined && fits(value);
      })
    );
  }

  #findSignal(type: T, index: number): SignalParameter | undefined {
    for (const part of this.#kinds.constituentsOf(type)) {
      const shape = this.#checker.shapeOf(part);
      if (shape !== 'object' && shape !== 'intersection') continue;
      // An intersection has no name of its own.
      const name = shape === 'object' ? this.#checker.symbolNameOf(part) : undefined;
      if (isSignalName(name)) return { type: name, index };
      if (name !== undefined && signalOwners.has(name)) continue;
      for (const property of signalProperties) {
        const inner = this.#checker.propertyOf(part, property);
        const hasSignal =
          inner !== undefined && this.#kinds.constituentsOf(inner).some((one) => this.#isAbortSignal(one));
        if (hasSignal) return { type: 'AbortSignal', index, property };
      }
    }
    return undefined;
  }

  #isAbortSignal(type: T): boolean {
    return this.#checker.shapeOf(type) === 'object' && this.#checker.symbolNameOf(type) === 'AbortSignal';
  }
}

function isSignalName(name: string | undefined): name is SignalParameter['type'] {
  return name === 'AbortSignal' || name === 'CancellationToken';
}

/** Properties of promises that never reject. */
const safePromise = ['__linterBrands', 'unwrap'];

/** How options call the signal: the second is used by the AWS SDK, the Azure SDK and the AI SDK. */
const signalProperties = ['signal', 'abortSignal'];

/** What has a signal of its own, which nobody can put into it: https://dom.spec.whatwg.org/#abortcontroller, https://fetch.spec.whatwg.org/#request */
const signalOwners: ReadonlySet<string> = new Set(['AbortController', 'Request']);

function getKind({ type }: CallNode): 'call' | 'construct' {
  return type === 'CallExpression' ? 'call' : 'construct';
}

function findArgument(call: CallNode, index: number): TSESTree.Expression | undefined {
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

/** The module that a file stands for: its package when it is installed, the file itself in the project. */
function toOrigin({ names, ambientModule, path, isExported }: DeclaredSymbol): CalleeOrigin | undefined {
  const name = names.join('.');
  if (ambientModule !== undefined) return { module: normalizeModule(ambientModule), name };
  if (path === undefined) return undefined;
  const inPackage = findPathInPackage(path);
  if (inPackage === undefined) return { module: path, name };
  const publicNames = isExported && names[0] !== 'default' ? names : findPublicNames(path, names);
  if (!publicNames) return { module: globalModule, name };
  return { module: toPackageName(inPackage), name: publicNames.join('.') };
}
