import { createPlugin } from './plugin.js';

export type { AsyncPitfallsPlugin } from './plugin.js';

const { plugin } = createPlugin();

export default plugin;
