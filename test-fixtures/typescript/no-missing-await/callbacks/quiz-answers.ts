/** Clears up after a quiz, with collection functions that wait for nothing. */
import _ from 'lodash';
import { forEach as each } from 'lodash-es';
import mapValues from 'lodash/mapValues';
import partition from 'lodash/partition';

interface Answer {
  readonly question: string;
  readonly text: string;
}

interface Store {
  has(question: string): Promise<boolean>;
  remove(answer: Answer): Promise<void>;
}

export async function clearUp(answers: readonly Answer[], store: Store): Promise<void> {
  const left = _.filter(answers, async (answer) => await store.has(answer.question)); // error: [no-missing-await] "`filter()` takes the promise that this callback returns for its answer"
  if (_.some(left, (answer) => store.has(answer.text))) return; // error: [no-missing-await] "`some()` takes the promise"
  const [open, closed] = partition(answers, async ({ question }) => await store.has(question)); // error: [no-missing-await] "`partition()` takes the promise"
  _.forEach(open, async (answer) => { // error: [no-missing-await] "does not wait for the promise that this callback returns"
    await store.remove(answer);
  });
  _.each(closed, (answer) => store.remove(answer)); // error: [no-missing-await] "`each()` does not wait for the promise that this callback returns"
  each(open, async (answer) => {
    try {
      await store.remove(answer);
    } catch (error) {
      console.error(error);
    }
  });
  await Promise.all(_.map(answers.slice(0, 5), async (answer) => await store.remove(answer)));
  console.log(mapValues({ a: 1 }, async (value) => await store.has(String(value))));
  _.forEach(answers, ({ text }) => console.log(text));
}
