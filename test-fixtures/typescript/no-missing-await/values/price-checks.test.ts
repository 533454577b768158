import assert from 'node:assert/strict';
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

test('has the prices of some articles', async () => {
  const loads = ['a', 'b'].map((article) => loadPrice(article));
  expect(loads).toEqual([1, 2]); // error: [no-missing-await] "`loads` is an array of promises here, not of their values: the assertion tells nothing"
  expect(['a', 'b'].map(loadPrice)).toContain(1); // error: [no-missing-await] "is an array of promises here"
  expect(await Promise.all(['a', 'b'].map(loadPrice))).toEqual([1, 2]);
  const first = loadPrice('a');
  const both = [first, loadPrice('b')];
  expect(both).toHaveLength(2);
  expect(both).toContain(first);
  expect(both).toEqual([first, first]);
  await Promise.all(both);
});

async function refuse(article: string): Promise<never> {
  throw new Error(`There is no ${await findArticle(article)}`);
}

test('refuses', async () => {
  expect(async () => loadPrice('?')).toThrow('unknown'); // error: [no-missing-await] "the assertion always fails. Await `expect(…).rejects.toThrow()`"
  expect(async () => await loadPrice('a')).not.toThrow(); // error: [no-missing-await] "the assertion always passes. Await `expect(…).resolves.not.toThrow()`"
  expect(() => refuse('?')).toThrowError(); // error: [no-missing-await] "the assertion always fails"
  expect(function () { // error: [no-missing-await] "the assertion always fails"
    return refuse('?');
  }).toThrowError();
  expect(() => {
    if (prices.size > 1) throw new Error('too many');
    return refuse('?');
  }).toThrow();
  // Not async: it may throw before it gives a promise.
  expect(() => loadPrice('?')).toThrow();
  expect(() => prices.size).not.toThrow();
  await expect(async () => loadPrice('?')).rejects.toThrow('unknown');
  await expect(() => refuse('?')).rejects.toThrow();
  await expect(loadPrice('a')).resolves.not.toThrow();
});

test('refuses, says Node', async () => {
  assert.throws(async () => loadPrice('?')); // error: [no-missing-await] "Await `assert.rejects()`"
  assert.doesNotThrow(() => refuse('a')); // error: [no-missing-await] "the assertion always passes"
  assert.deepEqual(['a', 'b'].map(loadPrice), [1, 2]); // error: [no-missing-await] "is an array of promises here"
  assert.throws(() => loadPrice('?'));
  await assert.rejects(async () => loadPrice('?'));
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

declare function loadArticle(name: string): Promise<{ name: string; tags: string[] }>;
declare const shelf: Map<string, Promise<number>>;

test('describes an article', async () => {
  const article = loadArticle('e');
  expect(article).toMatchObject({ name: 'e' }); // error: [no-missing-await] "the assertion tells nothing"
  expect(article).toHaveProperty('tags');
  expect(loadArticle('f')).toMatchSnapshot(); // error: [no-missing-await] "the assertion tells nothing"
  expect(prices.all()).toBeInstanceOf(Array); // error: [no-missing-await] "the assertion tells nothing"
  expect(loadArticle('g')).toBeInstanceOf(Promise);
  await expect(loadArticle('h')).resolves.toMatchObject({ name: 'h' });
});

test('loads an article once', async () => {
  const article = loadArticle('i');
  expect(article).toHaveProperty('then');
  shelf.set('i', article.then(({ tags }) => tags.length));
});
