/** Functions for the events of several services, each of which has its own size. */
import type { KinesisStreamEvent, S3Event, SNSEvent, SQSHandler } from 'aws-lambda';

async function store(text: string): Promise<void> {
  await fetch('https://store.example/', { method: 'POST', body: text });
}

export const orders: SQSHandler = async (event) => {
  await Promise.allSettled(event.Records.map((record) => store(record.body)));
};

export const ordersOfToday: SQSHandler = async ({ Records }) => {
  const today = Records.filter(({ messageId }) => messageId !== '');
  const stored = today.map(async ({ body }) => {
    await store(body);
  });
  await Promise.all(stored);
};

export async function uploads(event: S3Event): Promise<void> {
  await Promise.all(event.Records.map(({ s3 }) => store(s3.object.key)));
}

export async function notices({ Records }: SNSEvent): Promise<void> {
  for (const { Sns } of Records) void store(Sns.Message);
}

export async function clicks(event: KinesisStreamEvent): Promise<void> {
  await Promise.all(event.Records.map(({ kinesis }) => store(kinesis.data))); // error: [no-unbounded-fan-out] "starts `store()` for every element of `event.Records`"
}

export async function untyped(event: { Records: { body: string }[] }): Promise<void> {
  await Promise.all(event.Records.map(({ body }) => store(body))); // error: [no-unbounded-fan-out] "starts `store()`"
}
