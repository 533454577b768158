import type { TSESTree } from '@typescript-eslint/utils';
import { getOrAdd } from '../../../project/remember.js';
import type { AnswerTo, Question } from '../questions.js';

/** In an object, since undefined is an answer, too. */
export interface Answer<R> {
  readonly value: R;
}

/** What was asked about. */
export type About = readonly [node: TSESTree.Node, detail?: number | string];

/** More than any offset in a text that is checked. */
const offsets = 2 ** 22;

/** Answers to one question about nodes of one text, known by their places: no tree is kept. */
class NodeAnswers<R> {
  readonly #answers = new Map<string, Map<number, Answer<R>>>();

  /** @param shift by how many characters the node has moved since */
  find([node, detail = '']: About, shift: number): Answer<R> | undefined {
    return this.#answers.get(`${node.type}${detail}`)?.get(toPlace(node, shift));
  }

  add([node, detail = '']: About, answer: Answer<R>): void {
    getOrAdd(this.#answers, `${node.type}${detail}`, () => new Map()).set(toPlace(node, 0), answer);
  }
}

function toPlace({ range: [start, end] }: TSESTree.Node, shift: number): number {
  return (start - shift) * offsets + end - shift;
}

/** What was said of the types of one text. */
export class TextAnswers {
  /** Nodes whose types were fetched, whatever was to be known of them. */
  readonly fetched = new NodeAnswers<true>();
  #byQuestion: { readonly [Q in Question]?: NodeAnswers<AnswerTo<Q>> } = {};

  to<Q extends Question>(question: Q): NodeAnswers<AnswerTo<Q>> {
    const known = this.#byQuestion[question];
    if (known) return known;
    const answers = new NodeAnswers<AnswerTo<Q>>();
    this.#byQuestion = { ...this.#byQuestion, [question]: answers };
    return answers;
  }
}
