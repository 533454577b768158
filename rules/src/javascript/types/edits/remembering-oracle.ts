import type { TSESTree } from '@typescript-eslint/utils';
import type { TypeOracle } from '../oracle.js';
import { answerWith, type AnswerTo, type Answers, type Question } from '../questions.js';
import { moveLocation, type LocalEdit } from './local-edit.js';
import { TextAnswers, type About, type Answer } from './text-answers.js';

/** What was said of the text before, and how this one differs from it. */
interface EarlierText {
  readonly answers: TextAnswers;
  readonly edit: LocalEdit;
}

/** An oracle that knows all that it has said of a text. */
export interface RememberingOracle extends TypeOracle {
  readonly answers: TextAnswers;
}

/**
 * Answers as another oracle does, but asks it only about what an edit may have changed.
 * @param path the file's, as locations have it
 */
export function createRememberingOracle(
  oracle: TypeOracle,
  path: string,
  earlier: EarlierText | undefined,
): RememberingOracle {
  const answers = new TextAnswers();
  const behind: Answers = oracle;

  const findEarlier = <Q extends Question>(question: Q, about: About): Answer<AnswerTo<Q>> | undefined => {
    const shift = findShift(about[0], earlier?.edit);
    return shift === undefined ? undefined : earlier?.answers.to(question).find(about, shift);
  };
  /** The answer that holds for this text, if the question was asked of it or before it. */
  const recall = <Q extends Question>(
    question: Q,
    about: Parameters<TypeOracle[Q]>,
    toPresent = (value: AnswerTo<Q>): AnswerTo<Q> => value,
  ): AnswerTo<Q> => {
    const known = answers.to(question).find(about, 0);
    if (known) return known.value;
    const before = findEarlier(question, about);
    const value = before ? toPresent(before.value) : behind[question](...about);
    answers.to(question).add(about, { value });
    return value;
  };
  const wasFetched = (node: TSESTree.Node): boolean => {
    const shift = findShift(node, earlier?.edit);
    return shift !== undefined && earlier?.answers.fetched.find([node], shift) !== undefined;
  };

  return {
    answers,
    backEnd: oracle.backEnd,
    prefetch(nodes, { members, callbacks, placed, declared } = {}) {
      const asked = nodes.filter((node) => !wasFetched(node));
      for (const node of nodes) answers.fetched.add([node], { value: true });
      oracle.prefetch(asked, {
        members: members?.filter(({ heritage, name }) => !findEarlier('expectedMemberResult', [heritage, name])),
        callbacks: callbacks?.filter(({ call, index }) => !findEarlier('callbackResult', [call, index])),
        placed: placed?.filter((node) => !findEarlier('expectedResult', [node])),
        declared: declared?.filter((node) => !findEarlier('calleeDeclaration', [node])),
      });
    },
    hasNullTypes: () => oracle.hasNullTypes(),
    ...answerWith((question, about) => recall(question, about)),
    calleeDeclaration: (node) =>
      recall('calleeDeclaration', [node], (location) =>
        earlier && location?.path === path ? moveLocation(location, earlier.edit) : location,
      ),
  };
}

/** By how much a node has moved that is as it was. */
function findShift({ range: [start, end] }: TSESTree.Node, edit: LocalEdit | undefined): number | undefined {
  if (!edit) return undefined;
  if (end <= edit.start) return 0;
  return start >= edit.end ? edit.shift : undefined;
}
