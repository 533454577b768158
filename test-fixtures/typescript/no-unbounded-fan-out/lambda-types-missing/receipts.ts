/** Functions of AWS Lambda whose types are not installed: what an event is, only the name of its type tells. */
import type { KinesisStreamEvent, SNSEvent as Notices, SQSEvent } from 'aws-lambda';

async function store(text: string): Promise<void> {
  await fetch('https://receipts.example/', { method: 'POST', body: text });
}

export async function receipts(event: SQSEvent): Promise<void> {
  await Promise.allSettled(event.Records.map((record) => store(record.body)));
}

export async function notices({ Records }: Notices): Promise<void> {
  await Promise.all(Records.map(({ Sns }) => store(Sns.Message)));
}

export async function clicks(event: KinesisStreamEvent): Promise<void> {
  await Promise.all(event.Records.map(({ kinesis }) => store(kinesis.data))); // error: [no-unbounded-fan-out] "starts `store()` for every element of `event.Records`"
}

export async function taken(event: SQSEvent): Promise<void> {
  const { Records } = event;
  await Promise.all(Records.map((record) => store(record.body)));
  const records = event.Records;
  await Promise.all(records.map((record) => store(record.body)));
}

export async function takenClicks(event: KinesisStreamEvent): Promise<void> {
  const { Records: clicked } = event;
  await Promise.all(clicked.map(({ kinesis }) => store(kinesis.data))); // error: [no-unbounded-fan-out] "starts `store()` for every element of `clicked`"
}
