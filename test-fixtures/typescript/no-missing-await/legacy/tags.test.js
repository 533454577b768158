import { countTags, tagAll, uniqueTags } from './tags.js';

describe('tags', () => {
  it('are counted', async () => {
    await expect(countTags('tags.txt')).resolves.toBe(2);
    expect(countTags('none.txt')).rejects.toThrow('ENOENT'); // error: [no-missing-await] "neither awaited nor handled"
    expect(countTags('tags.txt')).resolves.not.toBe(3); // error: [no-missing-await] "neither awaited nor handled"
  });

  it('are unique', () => expect(uniqueTags('tags.txt')).resolves.toBeInstanceOf(Map));

  it('are compared', async () => {
    const paths = ['a.txt', 'b.txt'];
    expect(await Promise.all(paths.map(countTags))).toEqual([1, 1]);
    expect(Promise.all(paths.map(countTags))).toEqual([1, 1]); // error: [no-missing-await] "tells nothing of what it resolves to"
    expect(Promise.all(paths)).toBeInstanceOf(Promise);
    const tagged = expect(tagAll([], 'new')).resolves.toBeUndefined();
    await tagged;
  });
});
