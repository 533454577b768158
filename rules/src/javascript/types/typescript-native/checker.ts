import type { TSESTree } from '@typescript-eslint/utils';
import type { Location } from '../../../project/text/location.js';
import type { Checker, DeclaredSymbol, Parameter, Property, TypeShape } from '../checker.js';
import { toDeclaredSymbol } from '../declarations/declared-symbols.js';
import { toOwnPath } from '../file-names.js';
import type { Answers, NativeSignature, NativeType } from './answers.js';
import { isFatal, type api as apiModule, type ast } from './compiler.js';
import type { Foresight } from './foresight.js';
import type { NodeIndex, NodeTable } from './node-index.js';

/** The types of the library that are told from all others. */
export const libraryTypes = ['Promise', 'Array', 'ReadonlyArray'] as const;
type LibraryType = (typeof libraryTypes)[number];

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A file as the compiler has read it. */
export interface NativeFile {
  /** With the byte order mark. */
  readonly text: string;
  readonly table: NodeTable;
  readonly getNode: (row: number) => ast.Node;
}

interface NativeCheckerInput {
  readonly api: typeof apiModule;
  /** The project, in the state of one snapshot. */
  readonly project: apiModule.Project;
  readonly file: NativeFile;
  /** Finds the compiler's nodes of the file by those of our tree. */
  readonly nodes: NodeIndex;
  /** What is kept for as long as the snapshot lives. */
  readonly answers: Answers;
  /** Missing where nothing is asked ahead. */
  readonly foresight: Foresight | undefined;
}

/** What is asked of the types of one file, answered by TypeScript 7 from the snapshot of one project. */
export class NativeChecker implements Checker<NativeType, NativeSignature> {
  readonly #api: typeof apiModule;
  readonly #project: apiModule.Project;
  readonly #checker: apiModule.Checker;
  readonly #file: NativeFile;
  readonly #nodes: NodeIndex;
  readonly answers: Answers;
  readonly #foresight: Foresight | undefined;
  readonly #types = new Map<TSESTree.Node, NativeType | undefined>();
  /** The same by nodes of the compiler's own tree. */
  readonly #typesInTree = new Map<ast.Node, NativeType | undefined>();
  readonly #contexts = new Map<ast.Node, NativeType | undefined>();
  readonly #resolved = new Map<TSESTree.Node, NativeSignature | undefined>();

  constructor({ api, project, file, nodes, answers, foresight }: NativeCheckerInput) {
    this.#api = api;
    this.#project = project;
    this.#checker = project.checker;
    this.#file = file;
    this.#nodes = nodes;
    this.answers = answers;
    this.#foresight = foresight;
  }

  prefetch(nodes: readonly TSESTree.Node[]): void {
    const located = new Map<TSESTree.Node, ast.Node>();
    for (const node of nodes) {
      if (this.#types.has(node)) continue;
      this.#types.set(node, undefined);
      const native = this.#findNode(node);
      if (native) located.set(node, native);
    }
    const types = this.typesAt([...located.values()]);
    for (const [index, node] of [...located.keys()].entries()) this.#types.set(node, types[index]);
  }

  foresee(types: Iterable<NativeType>, called: Iterable<NativeType>): void {
    this.#foresight?.foresee(this, types, called);
  }

  foreseeMembers(members: readonly { readonly type: NativeType; readonly name: string }[]): void {
    this.#foresight?.foreseeMembers(this, members);
  }

  foreseeContexts(nodes: readonly TSESTree.Expression[]): void {
    this.contextualTypesAt(nodes.flatMap((node) => this.#findNode(node) ?? []));
  }

  foreseeSignatures(calls: readonly Call[]): void {
    const located = calls.flatMap((call) => {
      const node = this.#resolved.has(call) ? undefined : this.#findNode(call);
      return node && 'id' in node ? [{ handle: node.id, ask: () => this.resolvedSignatureOf(call) }] : [];
    });
    this.#foresight?.foreseeSignatures(located);
  }

  #contextualTypeAt(node: ast.Node): NativeType | undefined {
    if (!this.#contexts.has(node)) {
      this.#contexts.set(node, isExpression(node) ? this.#checker.getContextualType(node) : undefined);
    }
    return this.#contexts.get(node);
  }

  /** Whether the compiler complains of the file's syntax. */
  hasSyntaxErrors(): boolean {
    return this.#project.program.getSyntacticDiagnostics(this.#file.getNode(1).getSourceFile().fileName).length > 0;
  }

  /** The types at nodes of the compiler's own tree, in one question. */
  typesAt(nodes: readonly ast.Node[]): readonly (NativeType | undefined)[] {
    const asked = [...new Set(nodes)].filter((node) => !this.#typesInTree.has(node));
    const types = asked.length === 0 ? [] : this.#getTypes(asked);
    for (const [index, node] of asked.entries()) this.#typesInTree.set(node, types[index]);
    return nodes.map((node) => this.#typesInTree.get(node));
  }

  /** The types that the places of expressions in the compiler's own tree expect. */
  contextualTypesAt(nodes: readonly ast.Node[]): readonly (NativeType | undefined)[] {
    const located = [...new Set(nodes)].flatMap((node) =>
      'id' in node && !this.#contexts.has(node)
        ? [{ handle: node.id, findType: () => this.#contextualTypeAt(node) }]
        : [],
    );
    this.#foresight?.foreseeContexts(this, located);
    return nodes.map((node) => this.#contextualTypeAt(node));
  }

  /** The number of {@link signaturesOf}'s `call`. */
  get callKind(): number {
    return this.#api.SignatureKind.Call;
  }

  /** One question for all; when the compiler fails on one of them, one question each. */
  #getTypes(nodes: readonly ast.Node[]): readonly (NativeType | undefined)[] {
    try {
      return this.#checker.getTypeAtLocation(nodes);
    } catch (error) {
      if (isFatal(error)) throw error;
      const [only] = nodes;
      return nodes.length === 1 && only ? [undefined] : nodes.map((node) => this.#getTypes([node])[0]);
    }
  }

  #findNode(node: TSESTree.Node): ast.Node | undefined {
    const row = this.#nodes.find(node);
    return row === 0 ? undefined : this.#file.getNode(row);
  }

  typeOf(node: TSESTree.Node): NativeType | undefined {
    if (!this.#types.has(node)) this.prefetch([node]);
    return this.#types.get(node);
  }

  contextualTypeOf(node: TSESTree.Expression): NativeType | undefined {
    const native = this.#findNode(node);
    return native && this.#contextualTypeAt(native);
  }

  hasNullTypes(): boolean {
    const type = this.#checker.getUndefinedType();
    return this.#checker.getNonNullableType(type)?.id !== type.id;
  }

  keyOf(type: NativeType): unknown {
    return type.id;
  }

  shapeOf(type: NativeType): TypeShape {
    const { TypeFlags } = this.#api;
    const { flags } = type;
    if (flags & TypeFlags.Any) return type.isErrorType() ? 'error' : 'any';
    if (flags & TypeFlags.Unknown) return 'unknown';
    if (flags & TypeFlags.Void) return 'void';
    if (flags & TypeFlags.Union) return 'union';
    if (flags & TypeFlags.Intersection) return 'intersection';
    if (flags & TypeFlags.Object) return 'object';
    if (flags & (TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Never)) return 'other';
    return flags & (TypeFlags.InstantiableNonPrimitive | TypeFlags.NonPrimitive) ? 'constrained' : 'primitive';
  }

  partsOf(type: NativeType): readonly NativeType[] {
    if (!type.isUnionType() && !type.isIntersectionType()) return [];
    return this.answers.get(this.answers.parts, type, () => type.getTypes());
  }

  apparentOf(type: NativeType): NativeType {
    if (this.shapeOf(type) !== 'constrained') return type;
    return this.answers.get(this.answers.apparent, type, () => this.#checker.getApparentType(type) ?? type);
  }

  targetOf(type: NativeType): NativeType {
    return type.isTypeReference() ? this.answers.get(this.answers.targets, type, () => type.getTarget()) : type;
  }

  /** Whether the type is the first reference to a generic declaration that is not known yet. */
  isFirstOfTarget(type: NativeType): boolean {
    if (!type.isTypeReference() || this.answers.targets.has(type.id)) return false;
    const target: unknown = Reflect.get(type, 'target');
    if (target === type.id || this.answers.askedTargets.has(target)) return false;
    this.answers.askedTargets.add(target);
    return true;
  }

  typeArgumentsOf(type: NativeType): readonly NativeType[] {
    return type.isTypeReference() ? this.#checker.getTypeArguments(type) : [];
  }

  symbolNameOf(type: NativeType): string | undefined {
    return type.getSymbol()?.name;
  }

  declaredSymbolOf(type: NativeType): DeclaredSymbol | undefined {
    const symbol = type.getSymbol();
    return symbol && this.#describe(symbol);
  }

  memberOf(type: NativeType, name: string): DeclaredSymbol | undefined {
    const symbol = this.findPropertySymbol(type, name);
    return symbol ? this.#describe(symbol) : undefined;
  }

  isBuiltinPromise(type: NativeType): boolean {
    return this.#isOfLibrary(type, 'Promise');
  }

  #isOfLibrary(type: NativeType, name: LibraryType): boolean {
    // Symbols come one by one; their ids come with each type.
    return 'symbol' in type && type.symbol === this.#getLibrarySymbol(name);
  }

  #getLibrarySymbol(name: LibraryType): number | null {
    const known = this.answers.ofLibrary.get(name);
    if (known !== undefined) return known;
    const symbol = this.#checker.resolveName(name, this.#api.SymbolFlags.Type);
    const isOfLibrary = symbol?.declarations.some(
      ({ path: file }) => this.#project.program.getSourceFileMetadataByPath(file)?.isDefaultLibrary === true,
    );
    const id = symbol && isOfLibrary === true ? symbol.id : null;
    this.answers.ofLibrary.set(name, id);
    return id;
  }

  baseTypesOf(type: NativeType): readonly NativeType[] {
    if (!type.isClassOrInterface()) return [];
    return this.answers.get(this.answers.bases, type, () => type.getBaseTypes() ?? []);
  }

  /** Whether the type is that of an array or a tuple. */
  isList(type: NativeType): type is apiModule.TypeReference {
    if (!type.isTypeReference()) return false;
    return (
      this.#isOfLibrary(type, 'Array') || this.#isOfLibrary(type, 'ReadonlyArray') || this.targetOf(type).isTupleType()
    );
  }

  elementsOf(type: NativeType): readonly NativeType[] | undefined {
    if (!this.isList(type)) return undefined;
    return this.answers.get(this.answers.elements, type, () => this.#checker.getTypeArguments(type));
  }

  tupleLengthOf(type: NativeType): number | undefined {
    const target = this.targetOf(type);
    if (!target.isTupleType()) return undefined;
    const isRequired = target.elementFlags.every((flag) => flag === this.#api.ElementFlags.Required);
    return isRequired ? target.elementFlags.length : undefined;
  }

  propertyOf(type: NativeType, name: string): NativeType | undefined {
    if (name !== 'then') return this.#findProperty(type, name) ?? undefined;
    return this.answers.get(this.answers.then, this.targetOf(type), () => this.#findProperty(type, name)) ?? undefined;
  }

  #findProperty(type: NativeType, name: string): NativeType | null {
    const symbol = this.findPropertySymbol(type, name);
    return symbol && this.typeOfSymbol(symbol);
  }

  findPropertySymbol(type: NativeType, name: string): apiModule.Symbol | null {
    const key = `${type.id}:${name}`;
    let symbol = this.answers.properties.get(key);
    if (symbol === undefined) {
      symbol = this.#checker.getPropertyOfType(type, name) ?? null;
      this.answers.properties.set(key, symbol);
    }
    return symbol;
  }

  typeOfSymbol(symbol: apiModule.Symbol): NativeType {
    return this.answers.get(
      this.answers.ofSymbols,
      symbol,
      () => this.#checker.getTypeOfSymbol(symbol) ?? this.#checker.getUnknownType(),
    );
  }

  propertiesOf(type: NativeType): readonly Property[] {
    const { Optional } = this.#api.SymbolFlags;
    return this.#checker
      .getPropertiesOfType(type)
      .map(({ name, flags }) => ({ name, isOptional: (flags & Optional) !== 0 }));
  }

  signaturesOf(type: NativeType, kind: 'call' | 'construct'): readonly NativeSignature[] {
    // Only what has members can be called; for all else there is no need to ask.
    const { SignatureKind, TypeFlags } = this.#api;
    if (!(type.flags & (TypeFlags.Object | TypeFlags.UnionOrIntersection | TypeFlags.Instantiable))) return [];
    // What a generic declaration lacks, its instances lack.
    const target = this.targetOf(type);
    if (target.id !== type.id && this.signaturesOf(target, kind).length === 0) return [];
    const [known, number] =
      kind === 'call' ? [this.answers.calls, SignatureKind.Call] : [this.answers.constructs, SignatureKind.Construct];
    return this.answers.get(known, type, () => this.#checker.getSignaturesOfType(type, number));
  }

  parametersOf(signature: NativeSignature): readonly Parameter<NativeType>[] {
    return this.answers.get(this.answers.parameters, signature, () => {
      const parameters = signature.getParameters();
      const types = parameters.length === 0 ? [] : this.#checker.getTypeOfSymbol(parameters);
      return types.flatMap((type, index) =>
        type ? [{ type, isRest: signature.hasRestParameter && index === parameters.length - 1 }] : [],
      );
    });
  }

  returnTypeOf(signature: NativeSignature): NativeType {
    return this.answers.get(
      this.answers.returned,
      signature,
      () => this.#checker.getReturnTypeOfSignature(signature) ?? this.#checker.getUnknownType(),
    );
  }

  resolvedSignatureOf(call: Call): NativeSignature | undefined {
    if (this.#resolved.has(call)) return this.#resolved.get(call);
    const native = this.#findNode(call);
    const signature = native && this.#checker.getResolvedSignature(native);
    this.#resolved.set(call, signature);
    return signature;
  }

  declarationOf(signature: NativeSignature): Location | undefined {
    const node = signature.declaration?.resolve(this.#project);
    if (!node) return undefined;
    const file = node.getSourceFile();
    return { path: toOwnPath(file.fileName), start: node.getStart(file), end: node.end };
  }

  declaringFileOf(signature: NativeSignature): string | undefined {
    return signature.declaration?.path;
  }

  symbolOf(node: TSESTree.Expression): DeclaredSymbol | undefined {
    const { SymbolFlags } = this.#api;
    const native = this.#findNode(node.type === 'MemberExpression' ? node.property : node);
    const written = native && this.#checker.getSymbolAtLocation(native);
    if (!written) return undefined;
    return this.#describe(written.flags & SymbolFlags.Alias ? this.#checker.getAliasedSymbol(written) : written);
  }

  #describe(symbol: apiModule.Symbol): DeclaredSymbol | undefined {
    const [declaration] = symbol.declarations;
    if (!declaration) return undefined;
    const names = [symbol.name];
    for (let parent = symbol.getParent(); parent; parent = parent.getParent()) names.push(parent.name);
    const { fileName = declaration.path } = this.#project.program.getSourceFile(declaration.path) ?? {};
    return toDeclaredSymbol(names, toOwnPath(fileName));
  }
}

/** Every native node that an ESTree expression maps to is one. */
function isExpression(node: ast.Node | undefined): node is ast.Expression {
  return node !== undefined;
}
