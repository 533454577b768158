/** One queue for all that touches images. */
import PQueue from 'p-queue';

export const images = new PQueue({ concurrency: 2 });
export { images as pictures };
