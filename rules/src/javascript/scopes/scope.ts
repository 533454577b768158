import type { TSESTree } from '@typescript-eslint/utils';

/** As in `@typescript-eslint/scope-manager`. */
export type ScopeType =
  | 'block'
  | 'catch'
  | 'class'
  | 'class-field-initializer'
  | 'class-static-block'
  | 'conditionalType'
  | 'for'
  | 'function'
  | 'function-expression-name'
  | 'functionType'
  | 'global'
  | 'mappedType'
  | 'module'
  | 'switch'
  | 'tsEnum'
  | 'tsModule'
  | 'type'
  | 'with';

type DefinitionType =
  | 'CatchClause'
  | 'ClassName'
  | 'FunctionName'
  | 'ImportBinding'
  | 'Parameter'
  | 'TSEnumMemberName'
  | 'TSEnumName'
  | 'TSModuleName'
  | 'Type'
  | 'Variable';

/** Where and as what a variable is declared. */
export interface Definition {
  readonly type: DefinitionType;
  readonly name: TSESTree.Node;
  readonly node: TSESTree.Node;
  /** The declaration around the node, of variables and imports. */
  readonly parent: TSESTree.Node | null;
}

/** A name can stand for a value, and be used as one. A bit: it can also be both. */
export const asValue = 1;

/** A name can stand for a type, and be used as one. */
export const asType = 2;

const meanings: Readonly<Record<DefinitionType, number>> = {
  CatchClause: asValue,
  ClassName: asValue | asType,
  FunctionName: asValue,
  ImportBinding: asValue | asType,
  Parameter: asValue,
  TSEnumMemberName: asValue | asType,
  TSEnumName: asValue | asType,
  TSModuleName: asValue | asType,
  Type: asType,
  Variable: asValue,
};

/** A name of a scope, with what defines it and where it is used. */
export class Variable {
  readonly name: string;
  readonly scope: Scope;
  readonly defs: Definition[] = [];
  readonly identifiers: TSESTree.Node[] = [];
  readonly references: Reference[] = [];
  #meanings = 0;

  constructor(name: string, scope: Scope) {
    this.name = name;
    this.scope = scope;
  }

  define(definition: Definition): void {
    this.defs.push(definition);
    if (definition.name.type === 'Identifier') this.identifiers.push(definition.name);
    this.#meanings |= meanings[definition.type];
  }

  /** Whether one of the meanings can be that of the variable. */
  canMean(asked: number): boolean {
    return (this.#meanings & asked) !== 0;
  }
}

type Name = TSESTree.Identifier | TSESTree.JSXIdentifier;

/** A place that names something. */
export class Reference {
  readonly identifier: Name;
  readonly from: Scope;
  readonly meanings: number;
  /** Whether a declaration or a default value writes; undefined for those that only read. */
  readonly init: boolean | undefined;
  /** Null for what the file does not declare. */
  resolved: Variable | null = null;
  readonly #reads: boolean;

  constructor(identifier: Name, from: Scope, meanings: number, reads: boolean, init: boolean | undefined) {
    this.identifier = identifier;
    this.from = from;
    this.meanings = meanings;
    this.init = init;
    this.#reads = reads;
  }

  get isValueReference(): boolean {
    return (this.meanings & asValue) !== 0;
  }

  isRead(): boolean {
    return this.#reads;
  }

  isWrite(): boolean {
    return this.init !== undefined;
  }
}

const noVariables: ReadonlyMap<string, Variable> = new Map();

/** What names mean in a part of a program, as `@typescript-eslint/scope-manager` tells it. */
export class Scope {
  readonly type: ScopeType;
  readonly block: TSESTree.Node;
  readonly upper: Scope | null;
  /** Where `var` declares. */
  readonly variableScope: Scope;
  readonly references: Reference[] = [];
  /** Most scopes declare nothing: they share the empty map. */
  #variables: Map<string, Variable> | undefined;

  constructor(type: ScopeType, block: TSESTree.Node, upper: Scope | null) {
    this.type = type;
    this.block = block;
    this.upper = upper;
    this.variableScope = !upper || takesVariables.has(type) ? this : upper.variableScope;
  }

  get set(): ReadonlyMap<string, Variable> {
    return this.#variables ?? noVariables;
  }

  getOrAdd(name: string): Variable {
    const variables = (this.#variables ??= new Map<string, Variable>());
    let variable = variables.get(name);
    if (!variable) variables.set(name, (variable = new Variable(name, this)));
    return variable;
  }

  /** Whether a reference may mean the variable: a function's body is out of sight from its parameters. */
  offers(variable: Variable, { identifier, meanings: asked }: Reference): boolean {
    if (!variable.canMean(asked)) return false;
    if (this.type !== 'function' || this.block.type === 'Program' || !('body' in this.block)) return true;
    const { body } = this.block;
    if (!body || !('range' in body) || identifier.range[0] >= body.range[0]) return true;
    return variable.defs.some(({ name }) => name.range[0] < body.range[0]);
  }
}

const takesVariables: ReadonlySet<ScopeType> = new Set<ScopeType>([
  'class-field-initializer',
  'class-static-block',
  'function',
  'global',
  'module',
  'tsModule',
]);
