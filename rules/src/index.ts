import { createPlugin } from './plugin.js';

export type { AsyncPitfallsPlugin } from './plugin.js';

const plugin = createPlugin();

export default plugin;
/** What `require()` gives, so that an `eslint.config.cjs` needs no `.default`. */
export { plugin as 'module.exports' };
