import { createPlugin } from './plugin.js';

export type { AsyncPitfallsPlugin } from './plugin.js';

export default createPlugin();
