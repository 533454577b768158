import { gzipSync } from 'node:zlib';

/** A way to write a report; the default squeezes it. */
export class Format {
  encode(report: string): Uint8Array {
    return gzipSync(report);
  }
}

/** A cover page, for which there is no other way yet. */
export abstract class Cover {
  abstract draw(title: string): Uint8Array;
}
