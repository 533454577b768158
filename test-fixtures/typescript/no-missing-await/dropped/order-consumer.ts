/** Takes orders from a queue, which is told that a message was handled when the handler is done. */
interface Message {
  readonly value: string;
}

interface Consumer {
  run(options: { eachMessage(message: Message): void | Promise<void>; onError?(error: Error): void }): Promise<void>;
  disconnect(): Promise<void>;
}

declare const consumer: Consumer;

async function store(order: string): Promise<void> {
  const response = await fetch('https://orders.example.com', { method: 'POST', body: order });
  if (!response.ok) throw new Error(`${order} was refused`);
}

/** Types tell that the consumer waits for `eachMessage`, and not for `onError`. */
export async function start(): Promise<void> {
  await consumer.run({
    eachMessage: ({ value }) => {
      store(value); // error: [no-missing-await] "`store()` returns a promise that is neither awaited nor handled"
    },
    onError: (error) => {
      store(error.message); // error: [no-missing-await] "`store()` returns a promise that is neither awaited nor handled"
    },
  });
}

/** Started for each message, and gone: the offset is committed at once. */
export async function startTyped(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ value }) => {
      store(value); // error: [no-missing-await] "`store()` returns a promise that is neither awaited nor handled"
    },
  });
}

process.once('SIGINT', () => {
  consumer.disconnect(); // error: [no-missing-await] "`consumer.disconnect()` returns a promise"
  process.exit(0);
});
process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});
