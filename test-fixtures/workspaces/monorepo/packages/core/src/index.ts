export { Basket, type Item } from './basket.js';
export * as prices from './prices.js';
export { readRevision } from './revision.js';
export { fetchRate } from './rates.js';
