import type { TSESTree } from '@typescript-eslint/utils';
import type { TypeOracle } from '../oracle.js';

/** What is asked about nodes. */
export type Question = Exclude<keyof TypeOracle, 'backEnd' | 'hasNullTypes' | 'prefetch'>;

/** In an object, since undefined is an answer, too. */
export interface Answer<R> {
  readonly value: R;
}

/** More than any offset in a text that is checked. */
const offsets = 2 ** 22;

/** Answers to one question about nodes of one text, known by their places: no tree is kept. */
class NodeAnswers<R> {
  readonly #answers = new Map<string, Map<number, Answer<R>>>();

  /**
   * @param detail what else was asked about
   * @param shift by how many characters the node has moved since
   */
  find(node: TSESTree.Node, detail: string, shift: number): Answer<R> | undefined {
    return this.#answers.get(node.type + detail)?.get(toPlace(node, shift));
  }

  add(node: TSESTree.Node, detail: string, answer: Answer<R>): void {
    const kind = node.type + detail;
    const answers = this.#answers.get(kind) ?? new Map<number, Answer<R>>();
    this.#answers.set(kind, answers);
    answers.set(toPlace(node, 0), answer);
  }
}

function toPlace({ range: [start, end] }: TSESTree.Node, shift: number): number {
  return (start - shift) * offsets + end - shift;
}

type AnswersByQuestion = { readonly [Q in Question]: NodeAnswers<ReturnType<TypeOracle[Q]>> };

/** What was said of the types of one text. */
export class TextAnswers {
  /** Nodes whose types were fetched, whatever was to be known of them. */
  readonly fetched = new NodeAnswers<true>();
  readonly to: AnswersByQuestion = {
    promiseKind: new NodeAnswers(),
    isAlwaysPromise: new NodeAnswers(),
    isPromiseOrNothing: new NodeAnswers(),
    isSafePromise: new NodeAnswers(),
    lazyPackage: new NodeAnswers(),
    isValueOrPromise: new NodeAnswers(),
    isIndexed: new NodeAnswers(),
    isPrimitive: new NodeAnswers(),
    isCallable: new NodeAnswers(),
    returnKind: new NodeAnswers(),
    hasPlainResult: new NodeAnswers(),
    calleeOrigin: new NodeAnswers(),
    calleeDeclaration: new NodeAnswers(),
    isDeclaredInTypes: new NodeAnswers(),
    callbackResult: new NodeAnswers(),
    expectedResult: new NodeAnswers(),
    expectedMemberResult: new NodeAnswers(),
    findSignalParameter: new NodeAnswers(),
    tupleLength: new NodeAnswers(),
    elementOrigin: new NodeAnswers(),
    iteration: new NodeAnswers(),
    disposal: new NodeAnswers(),
    hasOnlyAwaited: new NodeAnswers(),
    lacksProperty: new NodeAnswers(),
  };
}
