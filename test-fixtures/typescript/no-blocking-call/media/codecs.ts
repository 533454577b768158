/** Packs and unpacks what is sent. */
import zlib, { brotliDecompressSync, createGzip, gunzip } from 'node:zlib';
import { promisify } from 'node:util';

const unzip = promisify(gunzip);

export class Codec {
  static pack(data: Buffer): Buffer {
    return zlib.gzipSync(data);
  }

  static async unpack(data: Buffer): Promise<Buffer> {
    return unzip(data);
  }

  static unpackBrotli = (data: Buffer): Buffer => brotliDecompressSync(data);

  stream(): NodeJS.ReadWriteStream {
    return createGzip();
  }
}
