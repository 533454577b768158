/** Removes old objects from a store of objects. */
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});

export async function clean(bucket: string): Promise<void> {
  const { Contents: objects = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  await Promise.all(objects.map(({ Key }) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key })))); // error: [no-unbounded-fan-out] "starts `client.send()`"
}

export async function cleanInTurn(bucket: string, keys: readonly string[]): Promise<void> {
  for (const Key of keys) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
}
