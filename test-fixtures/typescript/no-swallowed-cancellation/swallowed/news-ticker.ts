/** Follows the news until somebody has had enough, which it does not hear. */
async function* follow(topic: string, signal: AbortSignal): AsyncGenerator<string> {
  for (;;) yield await (await fetch(`/news/${topic}`, { signal })).text();
}

export async function print(topic: string, signal: AbortSignal): Promise<number> {
  let count = 0;
  try {
    for await (const line of follow(topic, signal)) count += line.length;
  } catch { // error: [no-swallowed-cancellation] "also catches the abort of `follow()` and goes on"
    console.log('no more news');
  }
  return count;
}

export async function compare(topics: readonly [string, string], signal: AbortSignal): Promise<string[]> {
  try {
    const answers = await Promise.all([
      fetch(`/news/${topics[0]}`, { signal }),
      fetch(`/news/${topics[1]}`, { signal }).then((answer) => answer),
    ]);
    return await Promise.all(answers.map((answer) => answer.text()));
  } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `fetch()` and goes on"
    console.error(error);
    return [];
  }
}

export async function size(topic: string, signal: AbortSignal): Promise<number> {
  return await fetch(`/news/${topic}`, { signal }).then(toSize, () => 0); // error: [no-swallowed-cancellation] "This `.then` also handles the abort of `fetch()`"
}

async function toSize(answer: Response): Promise<number> {
  return (await answer.text()).length;
}
