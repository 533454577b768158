import { getOrAdd } from '../../../project/remember.js';
import type { CallbackResult, PromiseKind, Protocol } from '../oracle.js';
import { TypeKinds, type TypeMemory } from '../type-kinds.js';
import type { NativeSignature, NativeType } from './answers.js';
import type { NativeChecker, NativeFile } from './checker.js';
import type { ast } from './compiler.js';

/** A node whose type will be asked for. */
export interface AskedNode {
  readonly node: ast.Node;
  /** Whether it will be asked what calling it gives, instead of what it is. */
  readonly isCalled: boolean;
}

/** Which of the children of a node: the first, all but it, or any. */
export type ChildPlace = 'first' | 'later' | 'any';

/**
 * A file as TypeScript 7 has parsed it, with the types of its nodes: for a look at a file that costs no tree of another
 * form. Nodes are known by their rows in a table of numbers, and made only where something is asked of them.
 */
export class TypedTree {
  readonly ast: typeof ast;
  readonly #file: NativeFile;
  readonly #checker: NativeChecker;
  readonly #kinds: TypeKinds<NativeType, NativeSignature>;
  readonly #types = new Map<ast.Node, NativeType | undefined>();

  constructor(syntax: typeof ast, file: NativeFile, checker: NativeChecker, memory: TypeMemory) {
    this.ast = syntax;
    this.#file = file;
    this.#checker = checker;
    this.#kinds = new TypeKinds(checker, memory);
  }

  /** The text that positions of nodes are in, with a byte order mark if there is one. */
  get text(): string {
    return this.#file.text;
  }

  /** Whether the file is JavaScript, of which the compiler reports no errors of types. */
  isJavaScript(): boolean {
    const { numbers, width, flagsAt } = this.#file.table;
    return ((numbers[width + flagsAt] ?? 0) & this.ast.NodeFlags.JavaScriptFile) !== 0;
  }

  /** Whether the compiler could not parse the file as it is; of JavaScript also whether it has what only TypeScript has. */
  hasSyntaxErrors(): boolean {
    if (this.isJavaScript()) return this.#checker.hasSyntaxErrors();
    const { numbers, width, kindAt, flagsAt, listKind } = this.#file.table;
    const { ThisNodeHasError } = this.ast.NodeFlags;
    for (let at = width; at < numbers.length; at += width) {
      if ((numbers[at + flagsAt] ?? 0) & ThisNodeHasError && numbers[at + kindAt] !== listKind) return true;
    }
    return false;
  }

  /**
   * The nodes of the kinds, in the order of the text.
   * @param places the kinds that their parents have to have, and which children of these they have to be; any by default
   */
  *findNodes(kinds: ReadonlySet<number>, places?: ReadonlyMap<number, ChildPlace>): Generator<ast.Node> {
    const { numbers, width, kindAt } = this.#file.table;
    const count = Math.floor(numbers.length / width);
    for (let row = 1; row < count; row += 1) {
      if (!kinds.has(numbers[row * width + kindAt] ?? 0)) continue;
      if (!places || this.#isPlaced(row, places)) yield this.#file.getNode(row);
    }
  }

  #isPlaced(row: number, places: ReadonlyMap<number, ChildPlace>): boolean {
    const { numbers, width, kindAt, parentAt, listKind } = this.#file.table;
    let parent = row;
    let kind: number;
    do {
      parent = numbers[parent * width + parentAt] ?? 0;
      kind = numbers[parent * width + kindAt] ?? 0;
    } while (kind === listKind);
    const place = places.get(kind);
    // The first child is in the next row.
    return place === 'any' || (place !== undefined && (place === 'first') === (row === parent + 1));
  }

  /**
   * Fetches the types of the nodes, and what they mean, in few questions. Of what many names stand for, each is asked only
   * where control flow could make something else of it that matters.
   * @param findName the name to ask first for all nodes that stand for the same: where it is declared, or the first of them
   */
  prefetch(asked: readonly AskedNode[], findName?: (node: ast.Node) => ast.Node | undefined): void {
    const groups = new Map<ast.Node, Group>();
    for (const { node, isCalled } of asked) {
      const name = findName?.(node) ?? node;
      const group = getOrAdd(groups, name, () => ({ nodes: new Set(), isKind: false, isCalled: false }));
      group.nodes.add(node);
      if (isCalled) group.isCalled = true;
      else group.isKind = true;
    }
    const names = [...groups].map(([name, { nodes }]) => {
      const [only = name] = nodes;
      return nodes.size === 1 ? only : name;
    });
    const types = this.#checker.typesAt(names);
    this.#foresee([...groups.values()], types);
    const narrowed = new Set<ast.Node>();
    for (const [index, [name, { nodes }]] of [...groups].entries()) {
      const type = types[index];
      const holds = nodes.size === 1 || this.#holdsForAll(type, nodes.has(name));
      for (const node of nodes) {
        if (holds) this.#types.set(node, type);
        else narrowed.add(node);
      }
    }
    if (narrowed.size > 0) this.prefetch(asked.filter(({ node }) => narrowed.has(node)));
  }

  #foresee(groups: readonly Group[], types: readonly (NativeType | undefined)[]): void {
    const kinds = new Set<NativeType>();
    const called = new Set<NativeType>();
    for (const [index, { nodes, isKind, isCalled }] of groups.entries()) {
      const type = types[index];
      if (!type) continue;
      // Whether a union holds for all names depends on both.
      const isJudged = nodes.size > 1 && this.#checker.shapeOf(type) === 'union';
      if (isKind || isJudged) kinds.add(type);
      if (isCalled || isJudged) called.add(type);
    }
    this.#checker.foresee(kinds, called);
  }

  /** Whether the type of a name is, as far as it matters, that of all names for the same; of globals when there is none. */
  #holdsForAll(type: NativeType | undefined, isGlobal: boolean): boolean {
    if (!type) return false;
    return isGlobal ? this.#checker.shapeOf(type) === 'error' : this.#kinds.isSettled(type);
  }

  /** What a node is that was prefetched; undefined when the compiler does not tell. */
  kindOf(node: ast.Node): PromiseKind | undefined {
    const type = this.#types.get(node);
    return type && this.#kinds.kindOf(type);
  }

  /** Whether a node that was prefetched is a promise, or something like it, whichever part of its type is the case. */
  isAlwaysPromise(node: ast.Node): boolean {
    const type = this.#types.get(node);
    return type !== undefined && this.#kinds.isAlwaysPromise(type);
  }

  /** The same, but that it may be null or undefined. */
  isPromiseOrNothing(node: ast.Node): boolean {
    const type = this.#types.get(node);
    return type !== undefined && this.#kinds.isPromiseOrNothing(type);
  }

  /** Whether the places of promises are declared to be of types that no promise has, for some of them. */
  areSomeExcluded(nodes: readonly ast.Node[]): boolean {
    const types = this.#checker.typesAt(nodes);
    const declared = this.#checker.contextualTypesAt(nodes);
    return nodes.some((_, index) => {
      const [promise, place] = [types[index], declared[index]];
      return promise !== undefined && place !== undefined && this.#kinds.excludes(place, promise);
    });
  }

  /** Whether a node that was prefetched is a query of a package that does nothing until something awaits it. */
  isLazyQuery(node: ast.Node): boolean {
    const type = this.#types.get(node);
    return type !== undefined && this.#kinds.lazyPackageOf(type) !== undefined;
  }

  /** Whether a node that was prefetched is a primitive value, or a promise of one. */
  isValueOrPromise(node: ast.Node): boolean {
    const type = this.#types.get(node);
    return type !== undefined && this.#kinds.isValueOrPromise(type);
  }

  /** What calling a node gives that was prefetched; undefined when the compiler does not tell. */
  returnKindOf(node: ast.Node): PromiseKind | undefined {
    const type = this.#types.get(node);
    return type && this.#kinds.returnKindOf(type);
  }

  /** How the value of a node that was prefetched can be iterated. */
  iterationOf(node: ast.Node): Protocol {
    const type = this.#types.get(node);
    return type ? this.#kinds.iterationOf(type) : 'unknown';
  }

  /**
   * What becomes of what functions return, by what their places expect.
   * @param placed functions, or object literals that have them as members of the name
   */
  expectedResultsOf(placed: readonly { readonly node: ast.Node; readonly member?: string }[]): CallbackResult[] {
    const types = this.#checker.contextualTypesAt(placed.map(({ node }) => node));
    return placed.map(({ member }, index) => {
      const type = types[index];
      if (!type) return 'unknown';
      return member === undefined ? this.#kinds.resultOf(type) : this.#kinds.memberResult(type, member);
    });
  }

  /** What a call does with what its argument at `index` returns, by all signatures that the callee has. */
  callbackResultOf(call: ast.CallExpression | ast.NewExpression, index: number): CallbackResult {
    const callee = this.#types.get(call.expression);
    if (!callee) return 'unknown';
    const kind = call.kind === this.ast.SyntaxKind.CallExpression ? 'call' : 'construct';
    return this.#kinds.callbackResultOf(callee, undefined, { kind, index });
  }

  /** The name under which the type of a node that was prefetched is declared. */
  typeNameOf(node: ast.Node): string | undefined {
    const type = this.#types.get(node);
    return type && this.#checker.symbolNameOf(type);
  }

  /** What those who extend or implement a type are expected to return from members, by the members that they have. */
  inheritedResultsOf(members: readonly InheritedMember[]): CallbackResult[] {
    const bases = members.map(({ heritage, isInterface }) => {
      const type = this.#types.get(heritage);
      return type && this.#kinds.instanceOf(type, isInterface);
    });
    const foreseen = members.flatMap(({ name }, index) => {
      const base = bases[index];
      return base ? this.#kinds.constituentsOf(base).map((type) => ({ type, name })) : [];
    });
    this.#checker.foreseeMembers(foreseen.map(({ type, name }) => ({ type: this.#checker.apparentOf(type), name })));
    return members.map(({ name }, index) => {
      const base = bases[index];
      return base ? this.#kinds.memberResult(base, name) : 'unknown';
    });
  }
}

/** Nodes that stand for the same, and what will be asked of them. */
interface Group {
  readonly nodes: Set<ast.Node>;
  isKind: boolean;
  isCalled: boolean;
}

/** A member that what a class extends or implements may have, too. */
export interface InheritedMember {
  /** The expression after `extends` or `implements`, prefetched. */
  readonly heritage: ast.Node;
  readonly isInterface: boolean;
  readonly name: string;
}
