import { createRequire } from 'node:module';
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import type * as astModule from 'typescript-native/unstable/ast';
import type * as apiModule from 'typescript-native/unstable/sync';
import type { Location } from '../../project/location.js';
import type { Checker, DeclaredSymbol, Parameter as SignatureParameter, TypeShape } from './checker.js';
import { TypeMemory } from './checker-oracle.js';

/**
 * Everything that touches the unstable API of TypeScript 7. When a new version changes it, this file changes and
 * nothing else does.
 */

type Type = apiModule.Type;
type Signature = apiModule.Signature;
type NativeNode = astModule.Node;

/** One installed TypeScript >= 7. */
export interface NativeCompiler {
  readonly version: string;
  readonly api: typeof apiModule;
  readonly ast: typeof astModule;
}

/** How to read files that differ from the disk; undefined leaves it to the compiler. */
export type ReadOverlay = (fileName: string) => string | undefined;

/** A file as the compiler has it, with the checker of the project it belongs to. */
export interface OpenFile {
  readonly checker: Checker<Type, Signature>;
  /** Answers on types that hold as long as the project's program does. */
  readonly memory: TypeMemory;
  /** The tsconfig that the file belongs to; undefined for a file that belongs to none. */
  readonly configPath: string | undefined;
  /** Errors in the text of that tsconfig and of those it extends, in the compiler's words. Asks the process. */
  readonly getConfigErrors: () => readonly string[];
}

/**
 * Finds the compiler that a file of the folder would import.
 * @param from absolute path of a file; the package's own compiler is found from this module
 * @returns undefined when it is not installed, older than 7, or cannot be loaded on this platform
 */
export function findNativeCompiler(from: string, packageName: string): NativeCompiler | undefined {
  const require = createRequire(from);
  const load = (file: string): unknown => require(`${packageName}/${file}`);
  try {
    const manifest = load('package.json');
    const api = load('unstable/sync');
    const ast = load('unstable/ast');
    if (!isManifest(manifest) || !isApi(api) || !isAst(ast)) return undefined;
    return Number.parseInt(manifest.version, 10) < 7 ? undefined : { version: manifest.version, api, ast };
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isManifest(value: unknown): value is { readonly version: string } {
  return isObject(value) && 'version' in value && typeof value.version === 'string';
}

function isApi(value: unknown): value is typeof apiModule {
  return isObject(value) && 'API' in value && 'TypeFlags' in value;
}

function isAst(value: unknown): value is typeof astModule {
  return isObject(value) && 'SyntaxKind' in value;
}

const LOOSE_CONFIG = 'async-pitfalls.loose-files.tsconfig.json';

/** One run of the compiler's process. Every method throws when the process has ended. */
export class NativeSession {
  readonly #compiler: NativeCompiler;
  readonly #api: apiModule.API;
  readonly #memories = new Map<string, TypeMemory>();
  readonly #projectsByFile = new Map<string, apiModule.Project>();
  /** Files that belong to no tsconfig. */
  readonly #loose = new Set<string>();
  readonly #looseConfig: string;
  #snapshot: apiModule.Snapshot;
  #rootFiles = new Map<apiModule.Project, ReadonlySet<string>>();

  constructor(compiler: NativeCompiler, cwd: string, readOverlay: ReadOverlay) {
    this.#compiler = compiler;
    this.#looseConfig = path.posix.join(cwd.replaceAll('\\', '/'), LOOSE_CONFIG);
    const readFile: ReadOverlay = (name) => (name === this.#looseConfig ? this.#getLooseConfig() : readOverlay(name));
    this.#api = new compiler.api.API({ cwd, fs: { readFile } });
    this.#snapshot = this.#api.updateSnapshot({});
  }

  /**
   * The file with the given text. The text has to be what `readOverlay` answers, or what is on disk.
   * @param text without a byte order mark
   * @param onStale told that the compiler's text differs: then the overlay has to answer the new text
   */
  open(fileName: string, text: string, onStale: () => void): OpenFile | undefined {
    let project = this.#findProject(fileName);
    let file = project?.program.getSourceFile(fileName);
    if (!file || withoutMark(file.text) !== text) {
      onStale();
      this.update({ [file ? 'changed' : 'created']: [fileName] });
      project = this.#findProject(fileName);
      file = project?.program.getSourceFile(fileName);
    }
    if (!project || !file || withoutMark(file.text) !== text) return undefined;
    const nodes = new NodeIndex(file, this.#compiler.ast.SyntaxKind, file.text.length - text.length);
    return {
      checker: new NativeChecker(this.#compiler.api, project, nodes),
      memory: this.#memoryOf(project),
      configPath: isConfigured(project) ? project.configFileName : undefined,
      getConfigErrors: () => project.program.getConfigFileParsingDiagnostics().map(({ text: error }) => error),
    };
  }

  /** Tells the compiler that files differ from what it has read. Unknown files are no error. */
  update(fileChanges: { changed?: string[]; created?: string[]; deleted?: string[] }): void {
    this.#replaceSnapshot({ fileChanges });
  }

  close(): void {
    this.#api.close();
  }

  #replaceSnapshot(changes: Parameters<apiModule.API['updateSnapshot']>[0]): void {
    const next = this.#api.updateSnapshot(changes);
    if (next === this.#snapshot) return;
    this.#snapshot.dispose();
    this.#snapshot = next;
    this.#projectsByFile.clear();
    this.#rootFiles.clear();
    this.#memories.clear();
  }

  #findProject(fileName: string): apiModule.Project | undefined {
    const known = this.#projectsByFile.get(fileName);
    if (known) return known;
    const project =
      this.#findRootProject(fileName) ?? this.#snapshot.getDefaultProjectForFile(fileName) ?? this.#discover(fileName);
    if (project) this.#projectsByFile.set(fileName, project);
    return project;
  }

  /**
   * Lets the compiler look for the tsconfig as it does for an editor, by opening the file. Then the project is kept open
   * instead of the file, for changes of open files are taken from an editor only.
   */
  #discover(fileName: string): apiModule.Project | undefined {
    this.#replaceSnapshot({ openFiles: [fileName] });
    const project = this.#snapshot.getDefaultProjectForFile(fileName);
    if (project && isConfigured(project)) {
      this.#replaceSnapshot({ closeFiles: [fileName], openProjects: [project.configFileName] });
      return this.#snapshot.getDefaultProjectForFile(fileName);
    }
    this.#loose.add(fileName);
    const fileChanges = { changed: [this.#looseConfig], created: [this.#looseConfig] };
    this.#replaceSnapshot({ closeFiles: [fileName], openProjects: [this.#looseConfig], fileChanges });
    return this.#snapshot.getProject(this.#looseConfig);
  }

  /**
   * The tsconfig, which is on no disk, of files that no other names: like the compiler's own inferred project, but with
   * the types of installed packages, and with the neighbours of each file, so that they need no new program.
   */
  #getLooseConfig(): string {
    const files = [...this.#loose];
    const folders = new Set(files.map((fileName) => path.posix.dirname(fileName)));
    const compilerOptions = {
      allowJs: true,
      jsx: 'preserve',
      lib: ['esnext', 'dom', 'dom.iterable'],
      module: 'preserve',
      moduleDetection: 'force',
      noEmit: true,
      strict: true,
      target: 'esnext',
      types: ['*'],
    };
    return JSON.stringify({ compilerOptions, files, include: [...folders].map((folder) => `${folder}/*`) });
  }

  /** The project whose tsconfig names the file: answered without asking the process. */
  #findRootProject(fileName: string): apiModule.Project | undefined {
    return this.#snapshot.getProjects().find((project) => {
      let files = this.#rootFiles.get(project);
      if (!files) this.#rootFiles.set(project, (files = new Set(project.rootFiles)));
      return files.has(fileName);
    });
  }

  #memoryOf(project: apiModule.Project): TypeMemory {
    let memory = this.#memories.get(project.id);
    if (!memory) this.#memories.set(project.id, (memory = new TypeMemory()));
    return memory;
  }
}

/**
 * Whether an error means that the process has ended or talks nonsense. All else is the answer to one question that the
 * compiler could not answer (7.0 panics on some tuple types), and leaves it able to answer others.
 */
export function isFatal(error: unknown): boolean {
  if (!(error instanceof Error) || 'code' in error) return true;
  return /^(?:Unexpected EOF|SyncRpcChannel|Expected |Invalid message|name mismatch|Snapshot is disposed)/.test(
    error.message,
  );
}

/** Whether the project comes from a tsconfig on disk. */
function isConfigured({ configFileName }: apiModule.Project): boolean {
  return configFileName.endsWith('.json') && !configFileName.endsWith(`/${LOOSE_CONFIG}`);
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

class NativeChecker implements Checker<Type, Signature> {
  readonly #api: typeof apiModule;
  readonly #project: apiModule.Project;
  readonly #checker: apiModule.Checker;
  readonly #nodes: NodeIndex;
  readonly #types = new Map<TSESTree.Node, Type | undefined>();

  constructor(api: typeof apiModule, project: apiModule.Project, nodes: NodeIndex) {
    this.#api = api;
    this.#project = project;
    this.#checker = project.checker;
    this.#nodes = nodes;
  }

  prefetch(nodes: readonly TSESTree.Node[]): void {
    const asked: TSESTree.Node[] = [];
    const found: NativeNode[] = [];
    for (const node of nodes) {
      if (this.#types.has(node)) continue;
      const native = this.#nodes.find(node);
      if (!native) {
        this.#types.set(node, undefined);
        continue;
      }
      asked.push(node);
      found.push(native);
    }
    const types = found.length === 0 ? [] : this.#getTypes(found);
    for (const [index, node] of asked.entries()) this.#types.set(node, types[index]);
  }

  /** One question for all; when the compiler fails on one of them, one question each. */
  #getTypes(nodes: readonly NativeNode[]): readonly (Type | undefined)[] {
    try {
      return this.#checker.getTypeAtLocation(nodes);
    } catch (error) {
      if (isFatal(error)) throw error;
      const [only] = nodes;
      return nodes.length === 1 && only ? [undefined] : nodes.map((node) => this.#getTypes([node])[0]);
    }
  }

  typeOf(node: TSESTree.Node): Type | undefined {
    if (!this.#types.has(node)) this.prefetch([node]);
    return this.#types.get(node);
  }

  contextualTypeOf(node: TSESTree.Expression): Type | undefined {
    const native = this.#nodes.find(node);
    return isExpression(native) ? this.#checker.getContextualType(native) : undefined;
  }

  hasNullTypes(): boolean {
    const type = this.#checker.getUndefinedType();
    return this.#checker.getNonNullableType(type)?.id !== type.id;
  }

  keyOf(type: Type): unknown {
    return type.id;
  }

  shapeOf(type: Type): TypeShape {
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

  partsOf(type: Type): readonly Type[] {
    return type.isUnionType() || type.isIntersectionType() ? type.getTypes() : [];
  }

  apparentOf(type: Type): Type {
    return this.shapeOf(type) === 'constrained' ? (this.#checker.getApparentType(type) ?? type) : type;
  }

  targetOf(type: Type): Type {
    return type.isTypeReference() ? type.getTarget() : type;
  }

  typeArgumentsOf(type: Type): readonly Type[] {
    return type.isTypeReference() ? this.#checker.getTypeArguments(type) : [];
  }

  symbolNameOf(type: Type): string | undefined {
    return type.getSymbol()?.name;
  }

  isFromDefaultLibrary(type: Type): boolean {
    const declarations = type.getSymbol()?.declarations ?? [];
    return declarations.some(
      ({ path: file }) => this.#project.program.getSourceFileMetadataByPath(file)?.isDefaultLibrary === true,
    );
  }

  baseTypesOf(type: Type): readonly Type[] {
    return type.isClassOrInterface() ? (type.getBaseTypes() ?? []) : [];
  }

  elementsOf(type: Type): readonly Type[] | undefined {
    if (!type.isTypeReference()) return undefined;
    const target = type.getTarget();
    if (!target.isTupleType() && !this.#checker.isArrayType(type)) return undefined;
    return this.#checker.getTypeArguments(type);
  }

  tupleLengthOf(type: Type): number | undefined {
    const target = this.targetOf(type);
    if (!target.isTupleType()) return undefined;
    const isRequired = target.elementFlags.every((flag) => flag === this.#api.ElementFlags.Required);
    return isRequired ? target.elementFlags.length : undefined;
  }

  propertyOf(type: Type, name: string): Type | undefined {
    const symbol = this.#checker.getPropertyOfType(type, name);
    return symbol && this.#checker.getTypeOfSymbol(symbol);
  }

  wellKnownKeysOf(type: Type): readonly string[] {
    return this.#checker.getPropertiesOfType(type).flatMap((symbol) => /^__@(\w+)@/.exec(symbol.name)?.[1] ?? []);
  }

  signaturesOf(type: Type, kind: 'call' | 'construct'): readonly Signature[] {
    const { SignatureKind } = this.#api;
    return this.#checker.getSignaturesOfType(type, kind === 'call' ? SignatureKind.Call : SignatureKind.Construct);
  }

  parametersOf(signature: Signature): readonly SignatureParameter<Type>[] {
    const parameters = signature.getParameters();
    const types = parameters.length === 0 ? [] : this.#checker.getTypeOfSymbol(parameters);
    return types.flatMap((type, index) =>
      type ? [{ type, isRest: signature.hasRestParameter && index === parameters.length - 1 }] : [],
    );
  }

  returnTypeOf(signature: Signature): Type {
    return this.#checker.getReturnTypeOfSignature(signature) ?? this.#checker.getUnknownType();
  }

  resolvedSignatureOf(call: TSESTree.CallExpression | TSESTree.NewExpression): Signature | undefined {
    const native = this.#nodes.find(call);
    return native && this.#checker.getResolvedSignature(native);
  }

  declarationOf(signature: Signature): Location | undefined {
    const node = signature.declaration?.resolve(this.#project);
    if (!node) return undefined;
    const file = node.getSourceFile();
    return { path: file.fileName, start: node.getStart(file), end: node.end };
  }

  symbolOf(node: TSESTree.Expression): DeclaredSymbol | undefined {
    const { SymbolFlags } = this.#api;
    const native = this.#nodes.find(node.type === 'MemberExpression' ? node.property : node);
    const written = native && this.#checker.getSymbolAtLocation(native);
    if (!written) return undefined;
    const symbol = written.flags & SymbolFlags.Alias ? this.#checker.getAliasedSymbol(written) : written;
    const [declaration] = symbol.declarations;
    if (!declaration) return undefined;
    const names = [symbol.name];
    let module: string | undefined;
    for (let parent = symbol.getParent(); parent; parent = parent.getParent()) {
      if (parent.name.startsWith('"')) module = parent.name.slice(1, -1);
      else names.unshift(parent.name);
    }
    return {
      names,
      ambientModule: module !== undefined && !path.isAbsolute(module) ? module : undefined,
      path: this.#project.program.getSourceFile(declaration.path)?.fileName ?? declaration.path,
      isExported: module !== undefined,
    };
  }
}

/** Every native node that an ESTree expression maps to is one. */
function isExpression(node: NativeNode | undefined): node is astModule.Expression {
  return node !== undefined;
}

type KindTable = Readonly<Record<string, readonly number[]>>;

/** The file's nodes in the form that the compiler sends: seven numbers a node, without a JavaScript object each. */
class NodeIndex {
  static readonly #FIELDS = 7;
  static readonly #KIND = 0;
  static readonly #START = 1;
  static readonly #END = 2;

  readonly #file: RemoteFile;
  readonly #kinds: KindTable;
  readonly #length: number;
  /** Length of the byte order mark, which the compiler counts and ESLint does not. */
  readonly #shift: number;
  readonly #numbers: Uint32Array;
  /** By end: the last node that ends there; by node: the one before it with the same end. 0 is none. */
  #chains: { readonly lastByEnd: Int32Array; readonly previous: Int32Array } | undefined;

  constructor(file: astModule.SourceFile, syntaxKind: typeof astModule.SyntaxKind, shift: number) {
    if (!isRemoteFile(file)) throw new Error('This version of TypeScript sends files in another form.');
    this.#file = file;
    this.#kinds = getKindTable(syntaxKind);
    this.#shift = shift;
    this.#length = file.text.length;
    const { view, _offsetNodes: offset } = file;
    const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, view.byteLength - offset);
    const isAligned = bytes.byteOffset % 4 === 0;
    const aligned = isAligned ? bytes : bytes.slice();
    this.#numbers = new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.byteLength / 4));
  }

  /** The compiler's node for an ESTree node: of a fitting kind, with the same end and the greatest start before it. */
  find(node: TSESTree.Node): NativeNode | undefined {
    if (node.type === 'ChainExpression') return this.find(node.expression);
    const kinds = this.#kinds[node.type];
    if (!kinds) return undefined;
    const { lastByEnd, previous } = this.#getChains();
    const start = node.range[0] + this.#shift;
    let best = 0;
    let bestStart = -1;
    for (let index = lastByEnd[node.range[1] + this.#shift] ?? 0; index !== 0; index = previous[index] ?? 0) {
      const at = index * NodeIndex.#FIELDS;
      const from = this.#numbers[at + NodeIndex.#START] ?? 0;
      if (from > start || from < bestStart || !kinds.includes(this.#numbers[at + NodeIndex.#KIND] ?? 0)) continue;
      best = index;
      bestStart = from;
    }
    return best === 0 ? undefined : this.#file.getOrCreateNodeAtIndex(best);
  }

  #getChains(): { readonly lastByEnd: Int32Array; readonly previous: Int32Array } {
    if (this.#chains) return this.#chains;
    const count = Math.floor(this.#numbers.length / NodeIndex.#FIELDS);
    const lastByEnd = new Int32Array(this.#length + 1);
    const previous = new Int32Array(count);
    for (let index = 1; index < count; index += 1) {
      const end = this.#numbers[index * NodeIndex.#FIELDS + NodeIndex.#END] ?? 0;
      // Lists of nodes have an end of another kind.
      if (end > this.#length) continue;
      previous[index] = lastByEnd[end] ?? 0;
      lastByEnd[end] = index;
    }
    return (this.#chains = { lastByEnd, previous });
  }
}

interface RemoteFile {
  readonly view: DataView;
  readonly _offsetNodes: number;
  getOrCreateNodeAtIndex(index: number): NativeNode;
}

function isRemoteFile(file: object): file is RemoteFile {
  return 'view' in file && file.view instanceof DataView && '_offsetNodes' in file && 'getOrCreateNodeAtIndex' in file;
}

const kindTables = new WeakMap<object, KindTable>();

function getKindTable(kind: typeof astModule.SyntaxKind): KindTable {
  let table = kindTables.get(kind);
  if (!table) kindTables.set(kind, (table = createKindTable(kind)));
  return table;
}

/** Which kinds of TypeScript nodes an ESTree expression can be. */
function createKindTable(kind: typeof astModule.SyntaxKind): KindTable {
  return {
    ArrayExpression: [kind.ArrayLiteralExpression],
    ArrowFunctionExpression: [kind.ArrowFunction],
    AssignmentExpression: [kind.BinaryExpression],
    AwaitExpression: [kind.AwaitExpression],
    BinaryExpression: [kind.BinaryExpression],
    CallExpression: [kind.CallExpression],
    ClassExpression: [kind.ClassExpression],
    ConditionalExpression: [kind.ConditionalExpression],
    FunctionDeclaration: [kind.FunctionDeclaration],
    FunctionExpression: [kind.FunctionExpression, kind.MethodDeclaration, kind.GetAccessor, kind.SetAccessor],
    Identifier: [kind.Identifier],
    ImportExpression: [kind.CallExpression],
    JSXElement: [kind.JsxElement, kind.JsxSelfClosingElement],
    Literal: [
      kind.StringLiteral,
      kind.NumericLiteral,
      kind.TrueKeyword,
      kind.FalseKeyword,
      kind.NullKeyword,
      kind.RegularExpressionLiteral,
      kind.BigIntLiteral,
    ],
    LogicalExpression: [kind.BinaryExpression],
    MemberExpression: [kind.PropertyAccessExpression, kind.ElementAccessExpression],
    MetaProperty: [kind.MetaProperty],
    NewExpression: [kind.NewExpression],
    ObjectExpression: [kind.ObjectLiteralExpression],
    PrivateIdentifier: [kind.PrivateIdentifier],
    SequenceExpression: [kind.BinaryExpression],
    Super: [kind.SuperKeyword],
    TaggedTemplateExpression: [kind.TaggedTemplateExpression],
    TemplateLiteral: [kind.TemplateExpression, kind.NoSubstitutionTemplateLiteral],
    ThisExpression: [kind.ThisKeyword],
    TSAsExpression: [kind.AsExpression],
    TSClassImplements: [kind.ExpressionWithTypeArguments],
    TSInstantiationExpression: [kind.ExpressionWithTypeArguments],
    TSNonNullExpression: [kind.NonNullExpression],
    TSSatisfiesExpression: [kind.SatisfiesExpression],
    TSTypeAssertion: [kind.TypeAssertionExpression],
    UnaryExpression: [kind.PrefixUnaryExpression, kind.TypeOfExpression, kind.VoidExpression, kind.DeleteExpression],
    UpdateExpression: [kind.PrefixUnaryExpression, kind.PostfixUnaryExpression],
    YieldExpression: [kind.YieldExpression],
  };
}
