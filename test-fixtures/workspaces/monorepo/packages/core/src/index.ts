export { Basket, type Item } from './basket.js';
export * as prices from './prices.js';
