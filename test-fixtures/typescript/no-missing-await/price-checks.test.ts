import { expect, test } from 'vitest';

declare function loadPrice(article: string): Promise<number>;
declare function findArticle(name: string): Promise<string | undefined>;
declare const prices: { count(): Promise<number>; all(): Promise<number[]>; size: number };
declare const remembered: Map<string, Promise<number>>;

test('has the price of each article', async () => {
  expect(loadPrice('a')).toBe(1); // error: [no-missing-await] "the assertion tells nothing"
  expect(loadPrice('a')).not.toBeGreaterThan(2); // error: [no-missing-await] "the assertion tells nothing"
  expect(prices.all()).toHaveLength(3); // error: [no-missing-await] "the assertion tells nothing"
  expect(prices.all()).toEqual([1, 2, 3]); // error: [no-missing-await] "the assertion tells nothing"
  expect(await loadPrice('a')).toBe(1);
  expect(prices.size).toBe(3);
  await expect(loadPrice('a')).resolves.toBe(1);
  await expect(loadPrice('?')).rejects.toThrow('unknown');
});

test('finds an article', async () => {
  const article = findArticle('b');
  expect(article).toBeDefined(); // error: [no-missing-await] "always passes"
  expect(findArticle('c')).not.toBeNull(); // error: [no-missing-await] "always passes"
  expect(findArticle('d')).toBeUndefined(); // error: [no-missing-await] "always fails"
});

test('starts to look for an article at once', async () => {
  const article = findArticle('b');
  expect(article).toBeDefined();
  expect(article).toBeInstanceOf(Promise);
  expect(await article).toBe('b');
});

test('asks for a price once', async () => {
  const first = loadPrice('a');
  expect(first).toBe(remembered.get('a'));
  expect(remembered.get('a')).toBe(first);
  await first;
});

test('has the prices of last year', async () => {
  const expected = [1, 2, 3];
  expect(prices.all()).toEqual(expected); // error: [no-missing-await] "the assertion tells nothing"
  expect(await prices.all()).toEqual(expected);
  const first = loadPrice('a');
  expect(loadPrice('a')).toBe(first);
  expect(await first).toBe(expected[0]);
});

test('shows what it has', async () => {
  const { value } = { value: expectation(loadPrice('a')) };
  value.toBe(1);
  await Promise.resolve();
});

/** Not the test runner's. */
function expectation(price: Promise<number>): { toBe(expected: number): void } {
  return { toBe: (expected) => void price.then((found) => console.assert(found === expected)) };
}
