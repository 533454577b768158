// The program that workers load: threads do not inherit tsx from their process.
import { register } from 'tsx/esm/api';

register();
await import('../../src/node/main.ts');
