import type { ClassFacts } from './inference/classes.js';
import type { Assignment, MemberPlace } from './inference/members.js';
import type { PythonProject } from './project.js';
import type { AwaitableKind } from './python-facts.js';
import type {
  Binding,
  ClassScope,
  FunctionScope,
  ModuleSummary,
  Narrowing,
  Parameter,
  ScopeSummary,
  TypeParameter,
} from './summary.js';
import type { Expr, ScopeIndex } from './summary-expressions.js';
import { getSummaryTables, type SummaryTables } from './summary-tables.js';
import type { InstanceType, SelfType, Type, TypeVariable } from './types.js';

/** Where a module comes from. Only the project's own code takes part in call paths. */
export type Origin = 'project' | 'installed' | 'library';

/** What is known of a module from the way to it. */
interface ModuleDescription {
  /** Dotted: `myapp.db`. */
  readonly name: string;
  /** Absolute path; for a module of the library, its name. */
  readonly path: string;
  readonly summary: ModuleSummary;
  readonly isPackage: boolean;
  readonly isStub: boolean;
  readonly origin: Origin;
}

/** A module that was reached: its summary, and what was derived from it so far. */
export class ModuleEntity implements ModuleDescription {
  readonly name: string;
  readonly path: string;
  readonly summary: ModuleSummary;
  readonly isPackage: boolean;
  readonly isStub: boolean;
  readonly origin: Origin;
  readonly tables: SummaryTables;
  readonly env: Env;
  private readonly envs: Env[] = [];
  private readonly functions: FunctionEntity[] = [];
  private readonly classes: ClassEntity[] = [];

  constructor(
    readonly project: PythonProject,
    found: ModuleDescription,
  ) {
    this.name = found.name;
    this.path = found.path;
    this.summary = found.summary;
    this.isPackage = found.isPackage;
    this.isStub = found.isStub;
    this.origin = found.origin;
    this.tables = getSummaryTables(found.summary);
    this.env = new Env(this, 0, undefined);
    this.envs[0] = this.env;
  }

  /** Whether it is code of the project, which runs as it is written there; stubs only describe such. */
  get isSource(): boolean {
    return this.origin === 'project' && !this.isStub;
  }

  getScope(index: ScopeIndex): ScopeSummary {
    const scope = this.summary.scopes[index];
    if (scope === undefined) throw new Error(`No scope ${index} in ${this.path}`);
    return scope;
  }

  /** The environment of a scope whose outer functions were entered in no particular way. */
  getEnv(index: ScopeIndex): Env {
    let env = this.envs[index];
    if (env === undefined) {
      env = new Env(this, index, this.getEnv(this.getScope(index).parent));
      this.envs[index] = env;
    }
    return env;
  }

  /** The environment of a function that is followed with these arguments. */
  getFollowedEnv(index: ScopeIndex, closure: Env, given: ReadonlyMap<string, Type>): Env {
    return new Env(this, index, closure, given);
  }

  getFunction(index: ScopeIndex): FunctionEntity {
    return (this.functions[index] ??= new FunctionEntity(this, index));
  }

  getClass(index: ScopeIndex): ClassEntity {
    return (this.classes[index] ??= new ClassEntity(this, index));
  }

  /** The bindings of a scope by name, in the order of the text. */
  getTable(index: ScopeIndex): ReadonlyMap<string, readonly Binding[]> {
    return this.tables.getBindings(index);
  }

  /** The scopes directly inside a scope. */
  getChildren(index: ScopeIndex): readonly ScopeIndex[] {
    return this.tables.getChildren(index);
  }

  /** The narrowings of a scope by what they narrow. */
  getNarrowings(index: ScopeIndex): ReadonlyMap<string, readonly Narrowing[]> {
    return this.tables.getNarrowings(index);
  }

  /** The scope whose node starts at the offset. */
  findScope(start: number): ScopeIndex | undefined {
    return this.tables.findScope(start);
  }

  /** The name of a scope as `__qualname__` has it: `Client.fetch`, `outer.<locals>.inner`. */
  getQualname(index: ScopeIndex): string {
    const scope = this.getScope(index);
    const name = scope.kind === 'module' || scope.kind === 'comprehension' ? '' : scope.name;
    let { parent } = scope;
    let outer = parent > 0 ? this.getScope(parent) : undefined;
    while (outer?.kind === 'comprehension') {
      ({ parent } = outer);
      outer = parent > 0 ? this.getScope(parent) : undefined;
    }
    if (outer === undefined) return name;
    return `${this.getQualname(parent)}${outer.kind === 'class' ? '.' : '.<locals>.'}${name}`;
  }
}

/** A scope as it is entered: with the environment around it and, for a call that is followed, its arguments. */
export class Env {
  // Made when first needed: of most scopes little is asked.
  memo: Map<object, Type> | undefined = undefined;
  /** What expressions of the scope evaluate to, as far as they were asked about by themselves. */
  kept: Map<Expr, Type> | undefined = undefined;
  readonly scope: ScopeSummary;
  /** Whether this is the environment that the module itself keeps for the scope. */
  readonly isPlain: boolean;
  /** Those at the head of a class, a function or a `type` statement (PEP 695). */
  readonly typeParameters: readonly TypeParameter[] | undefined;
  private children: Map<ScopeIndex, Env> | undefined;
  private bindings: ReadonlyMap<string, readonly Binding[]> | undefined;

  constructor(
    readonly module: ModuleEntity,
    readonly index: ScopeIndex,
    readonly parent: Env | undefined,
    /** What the parameters are given, by name, where a call is followed into the function. */
    readonly given?: ReadonlyMap<string, Type>,
    typeParameters?: readonly TypeParameter[],
  ) {
    this.scope = module.getScope(index);
    this.typeParameters = typeParameters ?? this.scope.typeParameters;
    this.isPlain = given === undefined && (parent === undefined || parent.isPlain);
  }

  /** The bindings of the scope by name, in the order of the text. */
  get table(): ReadonlyMap<string, readonly Binding[]> {
    return (this.bindings ??= this.module.getTable(this.index));
  }

  /** The last parts of the dotted names that the scope, and of a comprehension those around it, bind or say more about. */
  get dottedEnds(): ReadonlySet<string> {
    return this.module.tables.getDottedEnds(this.index);
  }

  /** The environment of a scope directly inside this one. */
  getChild(index: ScopeIndex): Env {
    if (this.isPlain) return this.module.getEnv(index);
    this.children ??= new Map();
    let child = this.children.get(index);
    if (child === undefined) this.children.set(index, (child = new Env(this.module, index, this)));
    return child;
  }

  findParameter(name: string): Parameter | undefined {
    const { scope } = this;
    if (scope.kind !== 'function' && scope.kind !== 'lambda') return undefined;
    for (const parameter of scope.parameters) if (parameter.name === name) return parameter;
    return undefined;
  }
}

/** A function, method or lambda of a module. */
export class FunctionEntity {
  readonly scope: FunctionScope;
  /** What calling it gives whatever the arguments are, as far as asked; null when they decide. */
  resultShape: Type | null | undefined = undefined;
  private name: string | undefined;
  private others: readonly Parameter[] | undefined;

  constructor(
    readonly module: ModuleEntity,
    readonly index: ScopeIndex,
  ) {
    const scope = module.getScope(index);
    if (scope.kind !== 'function' && scope.kind !== 'lambda') throw new Error('Not a function');
    this.scope = scope;
  }

  /** The environment of its body, for all calls that are not followed with their arguments. */
  get env(): Env {
    return this.module.getEnv(this.index);
  }

  /** The environment that its decorators, annotations and defaults are evaluated in. */
  get outerEnv(): Env {
    return this.module.getEnv(this.scope.parent);
  }

  /** The class in whose body the function is defined. */
  get owner(): ClassEntity | undefined {
    const { parent } = this.scope;
    return parent > 0 && this.module.getScope(parent).kind === 'class' ? this.module.getClass(parent) : undefined;
  }

  /** The parameters without the first, which a method that is bound fills itself. */
  get otherParameters(): readonly Parameter[] {
    return (this.others ??= this.scope.parameters.slice(1));
  }

  get qualname(): string {
    return (this.name ??= this.module.getQualname(this.index));
  }
}

/** A class of a module. */
export class ClassEntity {
  readonly scope: ClassScope;
  /** An instance of which nothing more is known, and the one that its methods are called on. */
  readonly instance: InstanceType = { kind: 'instance', class: this };
  readonly self: SelfType = { kind: 'self', class: this };
  /** What calling the class itself gives. */
  readonly exact: InstanceType = { kind: 'instance', class: this, isExact: true };
  /** What the members of these three are, as far as asked. */
  readonly membersOf: { [receiver in 'instance' | 'self' | 'exact']?: Map<string, Type> } = {};
  /** What those who ask found out of the class so far; here because a property is found faster than in a map. */
  facts: ClassFacts | undefined = undefined;
  typeParameters: readonly TypeVariable[] | undefined = undefined;
  assignments: ReadonlyMap<string, readonly Assignment[]> | undefined = undefined;
  instancePlaces: Map<string, MemberPlace | undefined> | undefined = undefined;
  classPlaces: Map<string, MemberPlace | undefined> | undefined = undefined;
  awaitableKind: AwaitableKind | undefined = undefined;
  private name: string | undefined;
  private dottedName: string | undefined;

  constructor(
    readonly module: ModuleEntity,
    readonly index: ScopeIndex,
  ) {
    const scope = module.getScope(index);
    if (scope.kind !== 'class') throw new Error('Not a class');
    this.scope = scope;
  }

  /** The environment of the class's body. */
  get env(): Env {
    return this.module.getEnv(this.index);
  }

  /** The environment that its decorators and bases are evaluated in. */
  get outerEnv(): Env {
    return this.module.getEnv(this.scope.parent);
  }

  get qualname(): string {
    return (this.name ??= this.module.getQualname(this.index));
  }

  /** `typing.Awaitable`: module and name as they are defined. */
  get fullName(): string {
    return (this.dottedName ??= `${this.module.name}.${this.qualname}`);
  }
}
