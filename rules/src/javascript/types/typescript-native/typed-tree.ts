import type { CallbackResult, PromiseKind, Protocol } from '../oracle.js';
import { TypeKinds, type TypeMemory } from '../type-kinds.js';
import type { NativeChecker, NativeFile, NativeSignature, NativeType } from './checker.js';
import type { ast } from './compiler.js';

/** A node whose type will be asked for. */
export interface AskedNode {
  readonly node: ast.Node;
  /** Whether it will be asked what calling it gives, instead of what it is. */
  readonly isCalled: boolean;
}

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

  hasSyntaxErrors(): boolean {
    return this.#checker.hasSyntaxErrors();
  }

  /** The nodes of the kinds, in the order of the text. */
  *findNodes(kinds: ReadonlySet<number>): Generator<ast.Node> {
    const { numbers, width, kindAt } = this.#file.table;
    const count = Math.floor(numbers.length / width);
    for (let row = 1; row < count; row += 1) {
      if (kinds.has(numbers[row * width + kindAt] ?? 0)) yield this.#file.getNode(row);
    }
  }

  /** Fetches the types of the nodes, and what they mean, in few questions. */
  prefetch(asked: readonly AskedNode[]): void {
    const types = this.#checker.typesAt(asked.map(({ node }) => node));
    for (const [index, { node }] of asked.entries()) this.#types.set(node, types[index]);
    const kinds = new Set<NativeType>();
    const called = new Set<NativeType>();
    for (const { node, isCalled } of asked) {
      const type = this.#types.get(node);
      if (type) (isCalled ? called : kinds).add(type);
    }
    this.#checker.foresee(kinds, called);
  }

  /** What a node is that was prefetched; undefined when the compiler does not tell. */
  kindOf(node: ast.Node): PromiseKind | undefined {
    const type = this.#types.get(node);
    return type && this.#kinds.kindOf(type);
  }

  /** Whether a node that was prefetched is a promise, or something like it, whichever part of its type is the case. */
  isAlwaysPromise(node: ast.Node): boolean {
    const type = this.#types.get(node);
    if (!type) return false;
    return this.#kinds.constituentsOf(this.#checker.apparentOf(type)).every((part) => this.#kinds.isThenable(part));
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

/** A member that what a class extends or implements may have, too. */
export interface InheritedMember {
  /** The expression after `extends` or `implements`, prefetched. */
  readonly heritage: ast.Node;
  readonly isInterface: boolean;
  readonly name: string;
}
