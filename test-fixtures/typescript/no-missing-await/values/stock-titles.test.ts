import { test } from '@playwright/test';
import { compare, expect, softly } from './assertions';

declare function loadTitle(article: string): Promise<string>;

test('has the title of each article', async () => {
  expect(loadTitle('a')).toBe('Lamp'); // error: [no-missing-await] "the assertion tells nothing"
  expect.soft(loadTitle('b')).toBeTruthy(); // error: [no-missing-await] "always passes"
  softly(loadTitle('c')).not.toContain('Desk'); // error: [no-missing-await] "the assertion tells nothing"
  expect(await loadTitle('a')).toBe('Lamp');
  await expect(loadTitle('a')).resolves.toBe('Lamp');
  await compare(loadTitle('a')).toBe('Lamp');
});
