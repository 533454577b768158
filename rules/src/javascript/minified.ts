/** Shorter texts are never taken for minified, in UTF-16 units. */
const shortest = 2000;

/** People's lines have some 35 units on average; data written as code comes near 100. */
const longestAverageLine = 200;

/** Whether a text looks like the output of a bundler or minifier, which nobody is going to mend by hand. */
export function isMinified(length: number, lineCount: number): boolean {
  return length >= shortest && length / lineCount > longestAverageLine;
}
