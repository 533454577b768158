/** Asks a model about every document. */
import OpenAI from 'openai';
import pLimit from 'p-limit';

const openai = new OpenAI();
const limit = pLimit(3);

const summarize = (text: string) => openai.responses.create({ model: 'small', input: text });

export async function summarizeAll(texts: readonly string[]): Promise<unknown[]> {
  return await Promise.all(texts.map((text) => summarize(text))); // error: [no-unbounded-fan-out] "starts `summarize()`"
}

export async function summarizeSome(texts: readonly string[]): Promise<unknown[]> {
  return await Promise.all(texts.map((text) => limit(() => summarize(text))));
}
