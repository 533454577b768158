import { Basket } from '@shop/core';

declare global {
  namespace JSX {
    interface IntrinsicElements {
      button: { onClick?: () => void; children?: unknown };
    }
  }
}

const basket = new Basket();

export const Buy = () => (
  <button
    onClick={async () => { // error: [no-missing-await] "`onClick`"
      await basket.checkOut();
    }}
  >
    Buy
  </button>
);

export const Total = () => <button onClick={() => void basket.total()}>Total</button>;
