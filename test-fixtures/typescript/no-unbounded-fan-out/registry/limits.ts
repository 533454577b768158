/** The limiters of the program, made once. */
import pLimit from 'p-limit';
import Bottleneck from 'bottleneck';
import { Sema } from 'async-sema';

export const politely = pLimit(5);
export const perSecond = new Bottleneck({ minTime: 50 });
export const slots = new Sema(8);
