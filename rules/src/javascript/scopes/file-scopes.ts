import type { TSESTree } from '@typescript-eslint/utils';
import { Reference, Scope, type Definition, type ScopeType, type Variable } from './scope.js';

/** The scopes of a file, as they are collected and as they are asked. */
export class FileScopes {
  /** In the order in which they begin. */
  readonly scopes: Scope[] = [];
  readonly global: Scope;
  /** The innermost scope of each node that has one or more. */
  readonly #byNode = new Map<TSESTree.Node, Scope>();
  readonly #references: Reference[] = [];
  readonly #defined: { readonly variable: Variable; readonly definition: Definition }[] = [];
  #declared: Map<TSESTree.Node, Variable[]> | undefined;
  #current: Scope;

  constructor(program: TSESTree.Program) {
    this.global = new Scope('global', program, null);
    this.#current = this.global;
    this.#add(this.global);
  }

  get current(): Scope {
    return this.#current;
  }

  open(type: ScopeType, block: TSESTree.Node): Scope {
    this.#current = new Scope(type, block, this.#current);
    this.#add(this.#current);
    return this.#current;
  }

  /** Ends all scopes of the node. */
  close(block: TSESTree.Node): void {
    while (this.#current.block === block && this.#current.upper) this.#current = this.#current.upper;
  }

  define(name: string, definition: Definition, scope = this.#current): void {
    const variable = scope.getOrAdd(name);
    variable.define(definition);
    this.#defined.push({ variable, definition });
  }

  /** @param init for what writes: whether a declaration or a default value does */
  refer(identifier: Reference['identifier'], meanings: number, reads = true, init?: boolean): void {
    const reference = new Reference(identifier, this.#current, meanings, reads, init);
    this.#current.references.push(reference);
    this.#references.push(reference);
  }

  /** Finds the variable of each reference, once all are declared. */
  resolve(): void {
    for (const reference of this.#references) {
      const { name } = reference.identifier;
      for (let scope: Scope | null = reference.from; scope; scope = scope.upper) {
        const variable = scope.set.get(name);
        if (!variable || !scope.offers(variable, reference)) continue;
        variable.references.push(reference);
        reference.resolved = variable;
        break;
      }
    }
  }

  /** The innermost scope around a node, as ESLint's `getScope` finds it. */
  getScope(node: TSESTree.Node): Scope {
    if (node === this.global.block) return this.global;
    for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
      const scope = this.#byNode.get(at);
      if (scope) return scope;
    }
    return this.global;
  }

  /** The variables that a node declares. */
  getDeclaredVariables(node: TSESTree.Node): readonly Variable[] {
    this.#declared ??= this.#collectDeclared();
    return this.#declared.get(node) ?? [];
  }

  #add(scope: Scope): void {
    this.scopes.push(scope);
    this.#byNode.set(scope.block, scope);
  }

  #collectDeclared(): Map<TSESTree.Node, Variable[]> {
    const declared = new Map<TSESTree.Node, Variable[]>();
    for (const { variable, definition } of this.#defined) {
      for (const node of [definition.node, definition.parent]) {
        if (!node) continue;
        const variables = declared.get(node);
        if (!variables) declared.set(node, [variable]);
        else if (!variables.includes(variable)) variables.push(variable);
      }
    }
    return declared;
  }
}
