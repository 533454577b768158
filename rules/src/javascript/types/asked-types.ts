import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getOrAdd } from '../../project/remember.js';
import type { Checker } from './checker.js';
import type { WrittenTypes } from './written-types.js';

/**
 * The types of one file's expressions, asked for as seldom as can be: what many names stand for is asked once, where it
 * is declared, and each name by itself only where control flow could make something else of it that matters.
 */
export class AskedTypes<T, S> {
  readonly #checker: Checker<T, S>;
  readonly #written: WrittenTypes;
  readonly #isSettled: (type: T) => boolean;
  /** The types of variables that hold for every place where they are named. */
  readonly #settled = new Map<TSESLint.Scope.Variable, T>();

  /**
   * @param isSettled whether no narrowing of the type can be a promise, an array of promises or a function, if it is none
   *   itself
   */
  constructor(checker: Checker<T, S>, written: WrittenTypes, isSettled: (type: T) => boolean) {
    this.#checker = checker;
    this.#written = written;
    this.#isSettled = isSettled;
  }

  /** Fetches the types of the nodes in two questions at most. */
  prefetch(nodes: readonly TSESTree.Node[]): void {
    const byVariable = new Map<TSESLint.Scope.Variable, Set<TSESTree.Node>>();
    const asked = new Set<TSESTree.Node>();
    for (const node of nodes) {
      if (this.#written.isKnown(node)) continue;
      const variable = this.#findVariable(node);
      if (!variable) asked.add(node);
      else if (!this.#settled.has(variable)) getOrAdd(byVariable, variable, () => new Set()).add(node);
    }
    for (const [variable, names] of byVariable) {
      if (names.size > 1) continue;
      for (const name of names) asked.add(name);
      byVariable.delete(variable);
    }
    const declared = [...byVariable.keys()].flatMap((variable) => findDeclaredName(variable) ?? []);
    this.#checker.prefetch([...asked, ...declared]);
    const types = declared.flatMap((name) => this.#checker.typeOf(name) ?? []);
    const unions = types.filter((type) => this.#checker.shapeOf(type) === 'union');
    this.#checker.foresee(unions, unions);
    const others: TSESTree.Node[] = [];
    for (const [variable, names] of byVariable) {
      const name = findDeclaredName(variable);
      const type = name && this.#checker.typeOf(name);
      if (type !== undefined && this.#isSettled(type)) this.#settled.set(variable, type);
      else others.push(...names);
    }
    if (others.length > 0) this.#checker.prefetch(others);
  }

  /** The type as it is declared, where that tells as much of promises and functions as the narrowed one. */
  typeOf(node: TSESTree.Node): T | undefined {
    return this.#findSettled(node) ?? this.#checker.typeOf(node);
  }

  /** The type at this very place. */
  narrowedTypeOf(node: TSESTree.Node): T | undefined {
    const settled = this.#findSettled(node);
    return settled === undefined || this.#checker.shapeOf(settled) === 'union' ? this.#checker.typeOf(node) : settled;
  }

  #findSettled(node: TSESTree.Node): T | undefined {
    const variable = this.#settled.size === 0 ? undefined : this.#findVariable(node);
    return variable && this.#settled.get(variable);
  }

  #findVariable(node: TSESTree.Node): TSESLint.Scope.Variable | undefined {
    const variable = node.type === 'Identifier' ? this.#written.findVariable(node) : undefined;
    return variable && findDeclaredName(variable) ? variable : undefined;
  }
}

/** Where the variable is declared; undefined where the compiler learns its type from what happens to it later. */
function findDeclaredName({ defs }: TSESLint.Scope.Variable): TSESTree.Identifier | undefined {
  const [definition, ...others] = defs;
  if (!definition || others.length > 0 || definition.name.type !== 'Identifier') return undefined;
  if (definition.type === 'CatchClause') return undefined;
  if (definition.type === 'Variable') {
    const { id, init } = definition.node;
    const isEvolving = init?.type === 'ArrayExpression' && init.elements.length === 0;
    if (isEvolving && !(id.type === 'Identifier' && id.typeAnnotation)) return undefined;
  }
  return definition.name;
}
