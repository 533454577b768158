export * from './orders.js';
export { notify as tell } from './notify.js';
export * as mail from './notify.js';
