/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** Packs files in a thread that runs this same file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';

interface Job {
  readonly file: string;
}

async function packOne({ file }: Job): Promise<Uint8Array> {
  return gzipSync(readFileSync(file));
}

async function report(bytes: number): Promise<void> {
  writeFileSync(workerData.log, `${bytes}\n`);
}

export class Packer {
  readonly #worker = new Worker(fileURLToPath(import.meta.url), { workerData: { log: 'pack.log' } });

  async pack(file: string): Promise<void> {
    const packed = await new Promise<Uint8Array>((resolve, reject) => {
      this.#worker.once('message', resolve).once('error', reject).postMessage({ file });
    });
    writeFileSync(`${file}.gz`, packed); // error: [no-blocking-call] "blocks the event loop"
    this.#keepName(file); // error: [no-blocking-call] "writeFileSync()"
  }

  #keepName(file: string): void {
    writeFileSync('packed.txt', file);
  }
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  port.on('message', (job: Job) => {
    void packOne(job).then(async (packed) => {
      writeFileSync('last.gz', packed);
      port.postMessage(packed);
      await report(packed.length);
    });
  });
}
