import { Cover, Format } from './format.js';

/** The caller decides: a plain format takes no time. */
export async function download(report: Promise<string>, format: Format): Promise<Uint8Array> {
  return format.encode(await report);
}

/** No subclass can be meant here. */
export async function downloadSqueezed(report: Promise<string>): Promise<Uint8Array> {
  const format = new Format();
  return format.encode(await report); // error: [no-blocking-call] "it calls `zlib.gzipSync()`"
}

/** All covers there are squeeze. */
export async function downloadCover(title: Promise<string>, cover: Cover): Promise<Uint8Array> {
  return cover.draw(await title); // error: [no-blocking-call] "`cover.draw()` blocks the event loop: it calls `zlib.deflateSync()`"
}
