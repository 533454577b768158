/** Sends old messages again. */
import { Kafka } from 'kafkajs';

const producer = new Kafka({ brokers: ['a:9092'] }).producer();

export function replay(messages: readonly string[]): void {
  for (const value of messages) void producer.send({ topic: 'replayed', messages: [{ value }] }); // error: [no-unbounded-fan-out] "starts `producer.send()`"
}

export async function replayInBatch(messages: readonly string[]): Promise<void> {
  await producer.send({ topic: 'replayed', messages: messages.map((value) => ({ value })) });
}
