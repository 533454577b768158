import type { TSESTree } from '@typescript-eslint/utils';
import type { Location } from '../../../project/text/location.js';
import type { CalleeOrigin } from '../../semantics/origins.js';
import type { SignalParameter } from '../../semantics/summary.js';
import type { CallbackResult, Foreseen, PromiseKind, Protocol, TypeOracle } from '../oracle.js';
import { moveLocation, type LocalEdit } from './local-edit.js';
import { TextAnswers, type Answer, type Question } from './text-answers.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What was said of the text before, and how this one differs from it. */
interface EarlierText {
  readonly answers: TextAnswers;
  readonly edit: LocalEdit;
}

/** Answers as another oracle does, but asks it only about what an edit may have changed. */
export class RememberingOracle implements TypeOracle {
  readonly backEnd: TypeOracle['backEnd'];
  /** All that was said of this text. */
  readonly answers = new TextAnswers();
  readonly #oracle: TypeOracle;
  readonly #path: string;
  readonly #earlier: EarlierText | undefined;

  /** @param path the file's, as locations have it */
  constructor(oracle: TypeOracle, path: string, earlier: EarlierText | undefined) {
    this.backEnd = oracle.backEnd;
    this.#oracle = oracle;
    this.#path = path;
    this.#earlier = earlier;
  }

  prefetch(nodes: readonly TSESTree.Node[], { members, callbacks, placed, declared }: Foreseen = {}): void {
    const asked = nodes.filter((node) => !this.#wasFetched(node));
    for (const node of nodes) this.answers.fetched.add(node, '', { value: true });
    this.#oracle.prefetch(asked, {
      members: members?.filter(({ heritage, name }) => !this.#findEarlier('expectedMemberResult', heritage, name)),
      callbacks: callbacks?.filter(({ call, index }) => !this.#findEarlier('callbackResult', call, String(index))),
      placed: placed?.filter((node) => !this.#findEarlier('expectedResult', node)),
      declared: declared?.filter((node) => !this.#findEarlier('calleeDeclaration', node)),
    });
  }

  promiseKind(node: TSESTree.Expression): PromiseKind {
    return this.#recall('promiseKind', node, () => this.#oracle.promiseKind(node));
  }

  isAlwaysPromise(node: TSESTree.Expression): boolean {
    return this.#recall('isAlwaysPromise', node, () => this.#oracle.isAlwaysPromise(node));
  }

  isPromiseOrNothing(node: TSESTree.Expression): boolean {
    return this.#recall('isPromiseOrNothing', node, () => this.#oracle.isPromiseOrNothing(node));
  }

  isSafePromise(node: TSESTree.Expression): boolean {
    return this.#recall('isSafePromise', node, () => this.#oracle.isSafePromise(node));
  }

  lazyPackage(node: TSESTree.Expression): string | undefined {
    return this.#recall('lazyPackage', node, () => this.#oracle.lazyPackage(node));
  }

  isValueOrPromise(node: TSESTree.Expression): boolean {
    return this.#recall('isValueOrPromise', node, () => this.#oracle.isValueOrPromise(node));
  }

  hasNullTypes(): boolean {
    return this.#oracle.hasNullTypes();
  }

  isIndexed(node: TSESTree.MemberExpression): boolean {
    return this.#recall('isIndexed', node, () => this.#oracle.isIndexed(node));
  }

  isPrimitive(node: TSESTree.Expression): boolean {
    return this.#recall('isPrimitive', node, () => this.#oracle.isPrimitive(node));
  }

  isCallable(node: TSESTree.Expression): boolean {
    return this.#recall('isCallable', node, () => this.#oracle.isCallable(node));
  }

  returnKind(node: TSESTree.Expression): PromiseKind {
    return this.#recall('returnKind', node, () => this.#oracle.returnKind(node));
  }

  hasPlainResult(node: TSESTree.CallExpression): boolean {
    return this.#recall('hasPlainResult', node, () => this.#oracle.hasPlainResult(node));
  }

  calleeOrigin(node: Call): CalleeOrigin | undefined {
    return this.#recall('calleeOrigin', node, () => this.#oracle.calleeOrigin(node));
  }

  calleeDeclaration(node: Call): Location | undefined {
    return this.#keep('calleeDeclaration', node, () => {
      const earlier = this.#findEarlier('calleeDeclaration', node);
      return earlier ? this.#move(earlier.value) : this.#oracle.calleeDeclaration(node);
    });
  }

  isDeclaredInTypes(node: TSESTree.CallExpression | TSESTree.MemberExpression): boolean {
    return this.#recall('isDeclaredInTypes', node, () => this.#oracle.isDeclaredInTypes(node));
  }

  callbackResult(node: Call, index: number): CallbackResult {
    return this.#recall('callbackResult', node, () => this.#oracle.callbackResult(node, index), String(index));
  }

  expectedResult(node: TSESTree.Expression): CallbackResult {
    return this.#recall('expectedResult', node, () => this.#oracle.expectedResult(node));
  }

  expectedMemberResult(heritage: TSESTree.TSClassImplements | TSESTree.Expression, member: string): CallbackResult {
    const ask = (): CallbackResult => this.#oracle.expectedMemberResult(heritage, member);
    return this.#recall('expectedMemberResult', heritage, ask, member);
  }

  findSignalParameter(node: Call): SignalParameter | undefined {
    return this.#recall('findSignalParameter', node, () => this.#oracle.findSignalParameter(node));
  }

  tupleLength(node: TSESTree.Expression): number | undefined {
    return this.#recall('tupleLength', node, () => this.#oracle.tupleLength(node));
  }

  elementOrigin(node: TSESTree.Expression): CalleeOrigin | undefined {
    return this.#recall('elementOrigin', node, () => this.#oracle.elementOrigin(node));
  }

  iteration(node: TSESTree.Expression): Protocol {
    return this.#recall('iteration', node, () => this.#oracle.iteration(node));
  }

  disposal(node: TSESTree.Expression): Protocol {
    return this.#recall('disposal', node, () => this.#oracle.disposal(node));
  }

  hasOnlyAwaited(node: TSESTree.Expression, property: string): boolean {
    return this.#recall('hasOnlyAwaited', node, () => this.#oracle.hasOnlyAwaited(node, property), property);
  }

  lacksProperty(node: TSESTree.Expression, property: string): boolean {
    return this.#recall('lacksProperty', node, () => this.#oracle.lacksProperty(node, property), property);
  }

  /** The answer that holds for this text, if the question was asked of it or before it. */
  #recall<Q extends Question>(
    question: Q,
    node: TSESTree.Node,
    ask: () => ReturnType<TypeOracle[Q]>,
    detail = '',
  ): ReturnType<TypeOracle[Q]> {
    const getAnswer = (): ReturnType<TypeOracle[Q]> => {
      const earlier = this.#findEarlier(question, node, detail);
      return earlier ? earlier.value : ask();
    };
    return this.#keep(question, node, getAnswer, detail);
  }

  #keep<Q extends Question>(
    question: Q,
    node: TSESTree.Node,
    getAnswer: () => ReturnType<TypeOracle[Q]>,
    detail = '',
  ): ReturnType<TypeOracle[Q]> {
    const answers: TextAnswers['to'][Q] = this.answers.to[question];
    const known = answers.find(node, detail, 0);
    if (known) return known.value;
    const value = getAnswer();
    answers.add(node, detail, { value });
    return value;
  }

  #findEarlier<Q extends Question>(
    question: Q,
    node: TSESTree.Node,
    detail = '',
  ): Answer<ReturnType<TypeOracle[Q]>> | undefined {
    const shift = this.#findShift(node);
    const answers: TextAnswers['to'][Q] | undefined = this.#earlier?.answers.to[question];
    return shift === undefined ? undefined : answers?.find(node, detail, shift);
  }

  #wasFetched(node: TSESTree.Node): boolean {
    const shift = this.#findShift(node);
    return shift !== undefined && this.#earlier?.answers.fetched.find(node, '', shift) !== undefined;
  }

  /** By how much a node has moved that is as it was. */
  #findShift({ range: [start, end] }: TSESTree.Node): number | undefined {
    if (!this.#earlier) return undefined;
    const { edit } = this.#earlier;
    if (end <= edit.start) return 0;
    return start >= edit.end ? edit.shift : undefined;
  }

  /** Where in this text a declaration is of which an earlier one told. */
  #move(location: Location | undefined): Location | undefined {
    return this.#earlier && location?.path === this.#path ? moveLocation(location, this.#earlier.edit) : location;
  }
}
