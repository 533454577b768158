/** Sends the lines of a file; reading waits as soon as a dozen are on their way. */
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const AT_ONCE = 12;

async function send(line: string): Promise<number> {
  const { status } = await fetch('https://import.example/lines', { method: 'POST', body: line });
  return status;
}

async function write(output: WriteStream, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

export async function importLines(file: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const onTheWay = new Set<Promise<void>>();
  let failures = 0;
  for await (const line of lines) {
    const sending = send(line)
      .then((status) => {
        if (status >= 400) failures++;
      })
      .finally(() => onTheWay.delete(sending));
    onTheWay.add(sending);
    if (onTheWay.size >= AT_ONCE) await Promise.race(onTheWay);
  }
  await Promise.all(onTheWay);
  return failures;
}

/** One after the other: the answers keep the order of the lines. */
export async function translate(file: string, target: string): Promise<void> {
  const output = createWriteStream(target);
  for await (const line of createInterface({ input: createReadStream(file) })) {
    await write(output, `${line}\t${await send(line)}\n`);
  }
  output.end();
  await once(output, 'finish');
}
