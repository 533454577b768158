// The program of the thread that reads texts: threads do not inherit tsx from their process.
import { register } from 'tsx/esm/api';

register();
await import('../../src/node/index-worker.ts');
