import { isUnknownKind } from '../../../../javascript/types/oracle.js';
import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import type {
  AskedNode,
  InheritedMember,
  TypedTree,
} from '../../../../javascript/types/typescript-native/typed-tree.js';
import { subscription } from '../callbacks/dropping-calls.js';
import { isExpected } from './expectations.js';
import type { ScreenedNames } from './names.js';
import { findCall, findLastName, findResult, isAsync, isClass, type Syntax } from './nodes.js';
import { type Place } from './places.js';

/** A function, or what may be one, that is handed to something. */
interface Handed {
  readonly node: ast.Node;
  readonly place: Place;
  /** What has to be a promise, or has to return one, for the function to return one; undefined for what is `async`. */
  readonly asked: AskedNode | undefined;
}

/** A method, or a function in a property, of a class that has a base or implements something. */
interface Member {
  readonly inherited: InheritedMember;
  readonly asked: AskedNode | undefined;
}

type Callable = ast.ArrowFunction | ast.FunctionExpression | ast.MethodDeclaration;

/** Methods whose callbacks are judged by other things than by what becomes of their result. */
const judgedMethod = /^(?:every|filter|find\w*|some|sort|toSorted|reduce|reduceRight|replace(?:All)?)$/u;
/** Functions and methods that drop, as the rule knows without types, what callbacks return. */
const knownToDrop =
  /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|nextTick|request\w+|use\w*Effect|forEach|on|once|(?:add|prepend)\w*Listener)$/u;

/** The functions of a file that are handed on, and those that bases of classes may have, too. */
export class ScreenedFunctions {
  readonly #tree: TypedTree;
  readonly #ast: Syntax;
  readonly #findNames: () => ScreenedNames;
  readonly #handed: Handed[] = [];
  readonly #members: Member[] = [];

  /** @param findNames what is known of names; asked for only when types do not tell */
  constructor(tree: TypedTree, findNames: () => ScreenedNames) {
    this.#tree = tree;
    this.#ast = tree.ast;
    this.#findNames = findNames;
  }

  /** What has to be prefetched. */
  getAsked(): AskedNode[] {
    return [
      ...[...this.#handed, ...this.#members].flatMap(({ asked }) => asked ?? []),
      ...this.#members.map(({ inherited: { heritage } }) => ({ node: heritage, isCalled: false })),
    ];
  }

  /** Whether nothing drops a promise that one of the functions returns, and nothing judges by one. */
  areUsed(): boolean {
    return (
      this.#areResultsUsed(this.#handed.filter(({ asked }) => this.#returnsPromise(asked))) &&
      this.#areMembersExpected(this.#members.filter(({ asked }) => this.#returnsPromise(asked)))
    );
  }

  /** A function that is written where it is handed on. */
  addFunction(node: Callable, place: Place): void {
    const asked = this.#findAsked(node);
    if (asked !== 'never') this.#addHanded({ node, place, asked });
  }

  /** What may be a function, where one could be handed on. */
  addValue(node: ast.Node, place: Place): void {
    this.#addHanded({ node, place, asked: { node, isCalled: true } });
  }

  /** A method, or a property with a function, of a class. */
  addMember(member: ast.MethodDeclaration | ast.PropertyDeclaration, fn: Callable): void {
    const { isIdentifier, isStringLiteral, isPrivateIdentifier, SyntaxKind } = this.#ast;
    const { name, parent } = member;
    if (!isClass(parent, this.#ast) || isPrivateIdentifier(name) || !parent.heritageClauses) return;
    const asked = this.#findAsked(fn);
    if (asked === 'never') return;
    // Names that are worked out are left to the rule, which may know them.
    const known = isIdentifier(name) || isStringLiteral(name) ? name.text : undefined;
    if (known === undefined) return;
    for (const { token, types } of parent.heritageClauses) {
      const isInterface = token === SyntaxKind.ImplementsKeyword;
      for (const type of types) {
        const heritage = isInterface ? type : type.expression;
        this.#members.push({ inherited: { heritage, isInterface, name: known }, asked });
      }
    }
  }

  /** Of what nothing is expected, nothing is dropped. */
  #addHanded(handed: Handed): void {
    if (handed.place === 'argument' || isExpected(handed.node, this.#ast)) this.#handed.push(handed);
  }

  /** What decides whether a function that is written in place returns a promise; `never` when the text does. */
  #findAsked(fn: Callable): AskedNode | undefined | 'never' {
    const { isBlock } = this.#ast;
    if (fn.asteriskToken) return 'never';
    if (isAsync(fn, this.#ast)) return undefined;
    const { body } = fn;
    if (!body) return 'never';
    if (!isBlock(body)) return { node: body, isCalled: false };
    if (!fn.type && !/\breturn\b[^;}]/u.test(this.#tree.text.slice(body.pos, body.end))) return 'never';
    return { node: fn, isCalled: true };
  }

  #returnsPromise(asked: AskedNode | undefined): boolean {
    if (!asked) return true;
    const { node, isCalled } = asked;
    const kind = isCalled ? this.#tree.returnKindOf(node) : this.#tree.kindOf(node);
    if (isUnknownKind(kind)) {
      return isCalled ? this.#findNames().canReturnPromise(node) : this.#findNames().canBePromise(node);
    }
    return kind !== 'none';
  }

  /** Whether none of the functions is where its result is dropped. */
  #areResultsUsed(handed: readonly Handed[]): boolean {
    const { isJsxExpression, isObjectLiteralExpression, isMethodDeclaration } = this.#ast;
    const unknown: NonNullable<ReturnType<typeof findCall>>[] = [];
    const results = this.#tree.expectedResultsOf(
      handed.map(({ node }) => {
        const isMethod = isMethodDeclaration(node) && isObjectLiteralExpression(node.parent);
        return isMethod ? { node: node.parent, member: findLastName(node.name, this.#ast) } : { node };
      }),
    );
    for (const [index, { node, place }] of handed.entries()) {
      const result = results[index];
      // Of attributes the rule knows more than types tell.
      if (result === 'dropped' || (result === 'unknown' && isJsxExpression(node.parent))) return false;
      if (place === 'placed' && isHandler(node, this.#ast)) return false;
      if (place !== 'argument') continue;
      const found = findCall(node, this.#ast);
      if (found && this.#isMappedToQueries(node, found.call)) return false;
      if (found && this.#isToThrow(found.call)) return false;
      const name = found && (findLastName(found.call.expression, this.#ast) ?? '');
      if (!found || name === undefined || judgedMethod.test(name)) return false;
      if (found.index === 1 && subscription.test(name)) return false;
      if (result !== 'used') unknown.push(found);
    }
    this.#tree.prefetch(unknown.map(({ call }) => ({ node: call.expression, isCalled: true })));
    return unknown.every(({ call, index }) => this.#isNotKnownToDrop(call, index));
  }

  /** `ids.map((id) => User.deleteOne({ id }));` */
  #isMappedToQueries(fn: ast.Node, call: ast.Node): boolean {
    const { isArrowFunction, isExpressionStatement, isFunctionExpression } = this.#ast;
    if (!(isArrowFunction(fn) || isFunctionExpression(fn)) || !isExpressionStatement(call.parent)) return false;
    const result = findResult(fn, this.#ast);
    return result !== undefined && this.#tree.isLazyQuery(result);
  }

  /** `expect(f).not.toThrow()`, `assert.throws(f)` */
  #isToThrow(call: ast.Node): boolean {
    const { isCallExpression, isPropertyAccessExpression } = this.#ast;
    if (!isCallExpression(call)) return false;
    if (/^(?:throws|doesNotThrow)$/u.test(findLastName(call.expression, this.#ast) ?? '')) return true;
    let { parent } = call;
    if (isPropertyAccessExpression(parent) && parent.name.text === 'not') ({ parent } = parent);
    return isPropertyAccessExpression(parent) && parent.name.text.startsWith('toThrow');
  }

  #isNotKnownToDrop(call: ast.CallExpression | ast.NewExpression, index: number): boolean {
    const result = this.#tree.callbackResultOf(call, index);
    if (result !== 'unknown') return result === 'used';
    const { expression } = call;
    const names = [findLastName(expression, this.#ast) ?? '', this.#tree.typeNameOf(expression) ?? ''];
    if (names.some((name) => knownToDrop.test(name))) return false;
    const kind = this.#tree.kindOf(expression);
    if (kind !== undefined && !isUnknownKind(kind)) return true;
    if (this.#findNames().isOfNode(expression)) return false;
    if (!this.#ast.isIdentifier(expression)) return true;
    return !this.#findNames().isAlias(expression.text) && !this.#findNames().isOfProject(expression.text);
  }

  #areMembersExpected(members: readonly Member[]): boolean {
    return !this.#tree.inheritedResultsOf(members.map(({ inherited }) => inherited)).includes('dropped');
  }
}

/** `button.onclick = …` */
function isHandler(node: ast.Node, syntax: Syntax): boolean {
  const { parent } = node;
  if (!syntax.isBinaryExpression(parent) || parent.right !== node) return false;
  return /^on[a-z]+$/u.test(findLastName(parent.left, syntax) ?? '');
}
