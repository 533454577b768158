/** What ids of our rules, of the language and of the processor begin with, and what settings for them are called. */
export const namespace = 'async-pitfalls';
