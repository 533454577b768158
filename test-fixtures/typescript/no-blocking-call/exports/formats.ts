import { deflateSync } from 'node:zlib';
import { Cover, Format } from './format.js';

export class PlainFormat extends Format {
  override encode(report: string): Uint8Array {
    return new TextEncoder().encode(report);
  }
}

export class SqueezedCover extends Cover {
  draw(title: string): Uint8Array {
    return deflateSync(title);
  }
}
