import { useState } from 'react';
import { SubmitButton } from './submit-button.jsx';

async function send(order) {
  const response = await fetch('/orders', { method: 'POST', body: JSON.stringify(order) });
  if (!response.ok) throw new Error(`The order was refused: ${response.status}`);
}

export function OrderForm({ articles }) {
  const [order, setOrder] = useState([]);
  const [error, setError] = useState();

  const trySend = async () => {
    try {
      await send(order);
    } catch (reason) {
      setError(reason);
    }
  };

  return (
    <form
      onSubmit={async (event) => { // error: [no-missing-await] "`onSubmit` drops the promise"
        event.preventDefault();
        await send(order);
      }}
    >
      {articles.map((article) => (
        <label key={article}>
          <input type="checkbox" onChange={() => setOrder([...order, article])} ref={async () => {}} />
          {article}
        </label>
      ))}
      <a
        onClick={() => send(order)} // error: [no-missing-await] "`onClick` drops the promise"
      >
        Order
      </a>
      <a onClick={trySend}>Try to order</a>
      <a onClick={() => send(order).catch(setError)}>Order or tell</a>
      <SubmitButton onClick={async () => { await send(order); }} />
      <p>{String(error)}</p>
    </form>
  );
}
