export type { RuleInfo, Runtime } from './runtime.js';
export { startServer } from './server.js';
