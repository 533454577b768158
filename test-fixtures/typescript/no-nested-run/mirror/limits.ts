/** One limiter for the whole program, so that the mirror is asked politely. */
import pLimit from 'p-limit';

export const politely = pLimit(4);
export const disk = pLimit(8);
