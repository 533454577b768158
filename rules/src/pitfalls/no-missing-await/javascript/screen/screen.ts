import { mayMakeColdRequests } from '../../../../javascript/library/cold-requests.js';
import { promiseMethods } from '../../../../javascript/library/promise-methods.js';
import { mayStore } from '../../../../javascript/library/stored-thenables.js';
import { isUnknownKind } from '../../../../javascript/types/oracle.js';
import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import type { TypedTree } from '../../../../javascript/types/typescript-native/typed-tree.js';
import { findsOnlyDefaults, isAnyCallbackChecked, findRuleOptions, type RuleOptions } from '../../options.js';
import { findWhole, isComparedWithNothing, isJudged, isPartOfValue, isTyped } from './expectations.js';
import { ScreenedFunctions } from './functions.js';
import { isConversion, isElementUse, joinName, pushName } from './method-names.js';
import { ScreenedNames } from './names.js';
import {
  findCall,
  findLastName,
  findMember,
  isFunctionValue,
  isHandled,
  isLogical,
  isMapCall,
  skipParentheses,
  unwrapClaims,
  type Syntax,
} from './nodes.js';
import {
  findPlace,
  getScreenedKinds,
  getScreenedPlaces,
  isAssigned,
  isAssignedInTest,
  isDeclaredPlace,
  isQueued,
  isReturnedInTry,
  type Place,
} from './places.js';
import { ScreenedScopes } from './scopes.js';
import { ScreenedVariables } from './variables.js';

interface Candidate {
  readonly node: ast.Node;
  readonly place: Place;
}

/** What this does not look into: `using`, and generators that are asynchronous. */
const unscreenedText =
  /\busing\s+[\w$]+\s*=|\(\s*(?:await\s+)?using\s|\basync\s*\*|\basync\s+function\s*\*|\basync\s*\(?\s*\*/u;
/** A `Map` may be what is handed to `Promise.all()`. */
const mapText = /\bnew\s+Map\b/u;
const combinedText = /\.\s*all(?:Settled)?\s*\(\s*(?![[)\s])/u;
/** What the rule judges in JavaScript only. */
const waitingLoop = /\bfor\s+await\b/u;
const mapCall = /\.\s*map\s*\(/u;

/** Places where a promise would be used as the value that it will give, unless something else is said of it. */
const valuePlaces: ReadonlySet<Place> = new Set(['iterated', 'key', 'object', 'operand']);

/**
 * Tells whether the rule is certain to find nothing in a file: where it looks for promises, for arrays of them and for
 * functions that return them, there are none that nobody takes care of. In doubt the answer is no.
 *
 * Most files are like that. This look at them asks for types of the same expressions as the rule does, but straight from
 * the compiler's own tree: another tree, scopes and summaries of other files cost several times as much. It may be wrong in
 * one direction only, which a test holds it to.
 * @param config the rule's options as they are configured; undefined for none
 * @returns undefined for options with which the rule finds more than by default, and for what are none
 */
export function findScreen(config: unknown = {}): ((tree: TypedTree) => boolean) | undefined {
  const options = findRuleOptions(config);
  if (!options || !findsOnlyDefaults(options)) return undefined;
  return (tree) => {
    if (mayMakeColdRequests(tree.text)) return false;
    if (unscreenedText.test(tree.text) || (tree.isJavaScript() && waitingLoop.test(tree.text))) return false;
    if (options.checkValues && mapText.test(tree.text) && combinedText.test(tree.text)) return false;
    return new Screen(tree, options).isSilent();
  };
}

class Screen {
  readonly #tree: TypedTree;
  readonly #ast: Syntax;
  readonly #checksValues: boolean;
  readonly #candidates: Candidate[] = [];
  /** Undefined where the options say that nothing is asked of callbacks. */
  readonly #functions: ScreenedFunctions | undefined;
  /**
   * Names of which members are read that are no handlers, names that are keys, names that are compared with nothing, in JavaScript names
   * that are called, and in TypeScript names that stand where a type is declared.
   */
  readonly #usedAsValues = new Set<string>();
  #written: ScreenedNames | undefined;
  #declared: ScreenedScopes | undefined;
  #kept: ScreenedVariables | undefined;

  constructor(tree: TypedTree, options: RuleOptions) {
    this.#tree = tree;
    this.#ast = tree.ast;
    this.#checksValues = options.checkValues;
    if (isAnyCallbackChecked(options)) this.#functions = new ScreenedFunctions(tree, () => this.#names);
  }

  get #names(): ScreenedNames {
    return (this.#written ??= new ScreenedNames(this.#tree));
  }

  get #scopes(): ScreenedScopes {
    return (this.#declared ??= new ScreenedScopes(this.#tree));
  }

  get #variables(): ScreenedVariables {
    return (this.#kept ??= new ScreenedVariables(this.#tree, this.#scopes, this.#usedAsValues));
  }

  isSilent(): boolean {
    if (this.#tree.isJavaScript()) this.#collectCalled();
    const kinds = getScreenedKinds(this.#ast);
    for (const node of this.#tree.findNodes(kinds, getScreenedPlaces(this.#ast))) this.#collect(node);
    // Types cost most: of what is well where it is, whatever it is, they are not asked.
    const candidates = this.#candidates.filter((candidate) => !this.#isWellPlaced(candidate));
    this.#tree.prefetch(
      [...candidates.map(({ node }) => ({ node, isCalled: false })), ...(this.#functions?.getAsked() ?? [])],
      (node) => (this.#ast.isIdentifier(node) ? this.#scopes.findRepresentative(node) : undefined),
    );
    return candidates.every((candidate) => this.#isHarmless(candidate)) && this.#functions?.areUsed() !== false;
  }

  /** Names that are called: whether what is called is a promise, no compiler tells in JavaScript. */
  #collectCalled(): void {
    const { isCallExpression, isIdentifier, SyntaxKind } = this.#ast;
    for (const node of this.#tree.findNodes(new Set([SyntaxKind.CallExpression]))) {
      if (isCallExpression(node) && isIdentifier(node.expression)) this.#usedAsValues.add(node.expression.text);
    }
  }

  #collect(node: ast.Node): void {
    const { isMethodDeclaration, isPropertyDeclaration, isObjectLiteralExpression } = this.#ast;
    if (isPropertyDeclaration(node)) {
      if (node.initializer && isFunctionValue(node.initializer, this.#ast))
        this.#functions?.addMember(node, node.initializer);
    } else if (isMethodDeclaration(node)) {
      if (isObjectLiteralExpression(node.parent)) this.#functions?.addFunction(node, 'placed');
      else this.#functions?.addMember(node, node);
    } else if (isFunctionValue(node, this.#ast)) {
      const place = findPlace(node, this.#ast);
      if (isHandedOn(place)) this.#functions?.addFunction(node, place);
    } else {
      this.#addValue(node);
    }
  }

  #addValue(node: ast.Node): void {
    const { SyntaxKind, isIdentifier } = this.#ast;
    const place = findPlace(node, this.#ast);
    if (place === undefined || (place === 'awaited' && !this.#isMapped(node))) return;
    const { kind } = node;
    if (place === 'object' || place === 'key') {
      const member = place === 'object' ? findMember(node, this.#ast) : undefined;
      if (promiseMethods.has(member ?? '')) return;
      if (isIdentifier(node)) this.#usedAsValues.add(node.text);
      const isCall = unwrapClaims(node, this.#ast).kind === SyntaxKind.CallExpression;
      if (!isCall && member !== joinName) return;
    }
    if (this.#ast.isBinaryExpression(node)) {
      // What decides are the operands, unless all that is given is spread.
      const isDecided = place === 'operand' && !this.#ast.isSpreadElement(node.parent);
      if (!isLogical(node.operatorToken.kind, this.#ast) || isDecided) return;
    }
    const isWaiting = kind === SyntaxKind.AwaitExpression || kind === SyntaxKind.YieldExpression;
    if (isWaiting && place !== 'statement' && place !== 'iterated') return;
    const isStart = kind === SyntaxKind.CallExpression || kind === SyntaxKind.NewExpression;
    if (place === 'declared' && !isStart) return;
    if (place === 'operand' && isIdentifier(node) && isComparedWithNothing(node, this.#ast)) {
      this.#usedAsValues.add(node.text);
      return;
    }
    if (isIdentifier(node) && node.text === 'undefined') return;
    if (isIdentifier(node) && !this.#tree.isJavaScript() && isDeclaredPlace(node, this.#ast)) {
      this.#usedAsValues.add(node.text);
    }
    if (this.#checksValues || !valuePlaces.has(place)) {
      this.#candidates.push({ node: place === 'returned' ? unwrapClaims(node, this.#ast) : node, place });
    }
    if (isWaiting || kind === SyntaxKind.NewExpression) return;
    if (isHandedOn(place)) this.#functions?.addValue(node, place);
    else if (place === 'declared' && isTyped(node.parent, this.#ast)) {
      this.#functions?.addValue(node, 'placed');
    }
  }

  /** Whether the expression is what `map()` gives, or a variable that keeps it. */
  #isMapped(written: ast.Node): boolean {
    const node = unwrapClaims(written, this.#ast);
    if (!this.#ast.isIdentifier(node)) return isMapCall(node, this.#ast);
    return mapCall.test(this.#tree.text) && this.#names.isMapped(node.text);
  }

  /** Whether the rule has nothing to say of the place, even if it is that of a promise or of an array of them. */
  #isWellPlaced({ node, place }: Candidate): boolean {
    switch (place) {
      case 'argument':
        if (!this.#checksValues) return !this.#isPushed(node);
        return !this.#tree.isJavaScript() && this.#isGivenOn(node) && !this.#canBeExcluded(node);
      case 'declared':
        return this.#variables.isStoredWell(node) && !this.#canBeExcluded(node);
      case 'operand':
        return !isJudged(node, this.#ast);
      case 'placed':
        return this.#isPutWell(node) && !this.#canBeExcluded(node);
      case 'returned':
        return !isReturnedInTry(node, this.#ast) && !this.#canBeExcluded(node);
      default:
        return false;
    }
  }

  /** Whether the rule has nothing to say of a promise in a property, an array, a variable, but that its type may not fit. */
  #isPutWell(node: ast.Node): boolean {
    if (isAssigned(node, this.#ast) || this.#isWrittenOut(node) || this.#canBeNested(node)) return false;
    if (isQueued(node, this.#ast)) return false;
    if (this.#isMember(node) || this.#isField(node)) return false;
    return !isAssignedInTest(node, this.#ast);
  }

  /** Whether the rule compares the promise of a call with the type that is declared where it is put. */
  #canBeExcluded(node: ast.Node): boolean {
    if (!this.#checksValues || this.#tree.isJavaScript() || !this.#ast.isCallExpression(node)) return false;
    return isDeclaredPlace(node, this.#ast);
  }

  #isExcluded(node: ast.Node): boolean {
    return this.#canBeExcluded(node) && this.#tree.areSomeExcluded([node]);
  }

  #isHarmless({ node, place }: Candidate): boolean {
    const isIterated = place === 'iterated' || this.#ast.isSpreadElement(node.parent);
    if (isIterated && this.#tree.iterationOf(node) === 'async') return false;
    const kind = this.#kindOf(node);
    if (kind === 'none') return place !== 'statement' || !this.#isGeneratorCall(node);
    const isUnknown = isUnknownKind(kind);
    if (isUnknown && !this.#names.canBePromise(node) && !(kind === 'unresolved' && this.#names.isOfRepository(node))) {
      return true;
    }
    const isPromise = kind !== 'array' && kind !== 'thenable';
    // What only may be a promise is judged like one where it is dropped, and nowhere else.
    const isMixed = kind !== 'array' && !isUnknown && !this.#tree.isAlwaysPromise(node);
    switch (place) {
      case 'argument':
        if (isPromise && !isMixed && this.#isExcluded(node)) return false;
        // In JavaScript the rule knows more than what is declared there.
        if (this.#isGivenOn(node)) return !isPromise || isMixed || !this.#tree.isJavaScript();
        return this.#isConvertedWell(node, isMixed);
      case 'declared':
        if (isPromise && !isMixed && this.#isExcluded(node)) return false;
        return kind === 'array' ? this.#variables.isStoredArrayWell(node) : this.#variables.isStoredPromiseWell(node);
      case 'awaited':
        return kind !== 'array';
      case 'iterated':
        return false;
      case 'key':
        return kind === 'array';
      case 'object':
        return !isPromise && (kind !== 'array' || !isElementUse(findMember(node, this.#ast)));
      case 'operand':
        return this.#ast.isSpreadElement(node.parent)
          ? kind === 'array' && this.#isSpreadInArray(node)
          : (isMixed && !this.#tree.isValueOrPromise(node) && !this.#isMadeValue(node)) ||
              this.#isComparedWithPromise(node);
      case 'placed':
        if (isPromise && !isMixed && this.#isExcluded(node)) return false;
        if (this.#isPutWell(node)) return true;
        if (isQueued(node, this.#ast)) return false;
        if (this.#canBeNested(node)) return kind !== 'array';
        if (this.#isMember(node) || this.#isField(node)) return kind === 'array' || isMixed;
        if (!isMixed && isAssignedInTest(node, this.#ast)) return false;
        return !this.#isWrittenOut(node) && this.#variables.isAssignedWell(node);
      case 'returned':
        return !isPromise || !(isReturnedInTry(node, this.#ast) || this.#isExcluded(node));
      case 'statement':
        if (node.kind === this.#ast.SyntaxKind.AwaitExpression) return kind !== 'array';
        if (kind !== 'array' && this.#tree.isLazyQuery(node)) return false;
        if (kind === 'thenable') return this.#isCallWithoutStoring(node);
        return kind !== 'array' && isHandled(node, this.#ast);
      case 'voided':
        return kind === 'array' || !this.#tree.isLazyQuery(node);
    }
  }

  /** The kind by types, or by the text where they tell nothing of what is mapped. */
  #kindOf(node: ast.Node): ReturnType<TypedTree['kindOf']> {
    const kind = this.#tree.kindOf(node);
    if (!isUnknownKind(kind)) return kind;
    const isPromise = (body: ast.Node): boolean => {
      const given = this.#tree.kindOf(body);
      return given === 'promise' || (given !== 'none' && this.#names.canBePromise(body));
    };
    return this.#names.isMapping(node, isPromise) ? 'array' : kind;
  }

  #isGeneratorCall(node: ast.Node): boolean {
    return this.#ast.isCallExpression(node) && this.#tree.iterationOf(node) === 'async';
  }

  /** Whether the rule has nothing to say of the promise, or of promises in an array, that the call is given. */
  #isGivenOn(node: ast.Node): boolean {
    const callee = findCall(node, this.#ast)?.call.expression;
    const name = callee && findLastName(callee, this.#ast);
    if (!callee || name === undefined || isConversion(name)) return false;
    return !this.#ast.isIdentifier(callee) || !(this.#names.isAlias(name) || this.#names.isAssertion(name));
  }

  /** The same of what the call makes something of. */
  #isConvertedWell(node: ast.Node, isMixed: boolean): boolean {
    const callee = findCall(node, this.#ast)?.call.expression;
    const name = callee && findLastName(callee, this.#ast);
    return name === pushName
      ? !this.#variables.isCollected(callee)
      : isMixed && name !== undefined && isConversion(name);
  }

  #isPushed(node: ast.Node): boolean {
    const callee = findCall(node, this.#ast)?.call.expression;
    return callee !== undefined && findLastName(callee, this.#ast) === pushName;
  }

  #isSpreadInArray({ parent }: ast.Node): boolean {
    return this.#ast.isSpreadElement(parent) && this.#ast.isArrayLiteralExpression(parent.parent);
  }

  /** Whether a text or a number is made of what is a promise if it is there, or in one of the cases that are written there. */
  #isMadeValue(node: ast.Node): boolean {
    if (!isPartOfValue(node, this.#ast)) return false;
    return this.#ast.isConditionalExpression(node) || this.#tree.isPromiseOrNothing(node);
  }

  /** Whether the promise, which is not that of a call, is compared with another. */
  #isComparedWithPromise(node: ast.Node): boolean {
    const { isBinaryExpression, isCallExpression } = this.#ast;
    const child = skipParentheses(node, this.#ast);
    const { parent } = child;
    if (!isBinaryExpression(parent) || isCallExpression(node) || isLogical(parent.operatorToken.kind, this.#ast)) {
      return false;
    }
    const kind = this.#tree.kindOf(parent.left === child ? parent.right : parent.left);
    return kind === 'promise' || kind === 'thenable';
  }

  /** Whether the value is in an object or array that is handed to something which may write it as a text. */
  #isWrittenOut(node: ast.Node): boolean {
    if (!this.#checksValues) return false;
    const whole = findWhole(node, this.#ast);
    return findCall(whole, this.#ast) !== undefined && !this.#isGivenOn(whole);
  }

  /** Whether it can be an array of promises in that of `Promise.all()`: `Promise.all([ids.map(load)])`. */
  #canBeNested(node: ast.Node): boolean {
    const { isArrayLiteralExpression, isCallExpression, isIdentifier } = this.#ast;
    if (!this.#checksValues) return false;
    if (!isIdentifier(node) && !(isCallExpression(node) && findLastName(node.expression, this.#ast) === 'map'))
      return false;
    const { parent } = skipParentheses(node, this.#ast);
    const callee = isArrayLiteralExpression(parent) ? findCall(parent, this.#ast)?.call.expression : undefined;
    return callee !== undefined && /^all(?:Settled)?$/.test(findLastName(callee, this.#ast) ?? '');
  }

  /** `ctx.body = load();`, which Koa would send, `event.returnValue = load();` of Electron; in JavaScript any member. */
  #isMember(node: ast.Node): boolean {
    const { parent } = skipParentheses(node, this.#ast);
    if (!this.#checksValues || !this.#ast.isBinaryExpression(parent) || this.#ast.isIdentifier(parent.left))
      return false;
    return this.#tree.isJavaScript() || /^(?:body|returnValue)$/u.test(findLastName(parent.left, this.#ast) ?? '');
  }

  /** `new User({ password: hash(text) })`, `User.create({ … })`, which Mongoose would store. */
  #isField(node: ast.Node): boolean {
    const { isCallExpression, isNewExpression } = this.#ast;
    if (!this.#checksValues || !isCallExpression(node)) return false;
    const found = findCall(findWhole(node, this.#ast), this.#ast);
    if (found?.index !== 0) return false;
    return isNewExpression(found.call) || findLastName(found.call.expression, this.#ast) === 'create';
  }

  /** Whether it is a call, and of nothing that may store something. */
  #isCallWithoutStoring(node: ast.Node): boolean {
    return this.#ast.isCallExpression(node) && !mayStore(findLastName(node.expression, this.#ast));
  }
}

function isHandedOn(place: Place | undefined): place is 'argument' | 'placed' | 'returned' {
  return place === 'argument' || place === 'placed' || place === 'returned';
}
