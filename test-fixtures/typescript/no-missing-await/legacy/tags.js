/** Tags of articles, in a program without types. */
import { readFile, writeFile } from 'node:fs/promises';

async function readTags(path) {
  return (await readFile(path, 'utf8')).split('\n');
}

export async function countTags(path) {
  const tags = new Set(readTags(path)); // error: [no-missing-await] "it cannot be iterated"
  const list = Array.from(readTags(path)); // error: [no-missing-await] "the array is empty"
  return tags.size + list.length;
}

export async function tagAll(articles, tag) {
  articles.forEach(async (article) => { // error: [no-missing-await] "`forEach()` does not wait"
    await writeFile(article.path, tag);
  });
  articles.forEach((article) => article.tags.push(tag));
  articles.forEach(async (article) => {
    try {
      await writeFile(article.index, tag);
    } catch (error) {
      console.error(error);
    }
    await article.close().catch(console.error);
  });
}

/** The caller may wait, if it is a collection that waits. */
export function tagEach(articles, tag) {
  return articles.forEach(async (article) => {
    await writeFile(article.path, tag);
  });
}

export async function uniqueTags(path) {
  return new Map(Object.entries(new Set(await readTags(path))));
}
