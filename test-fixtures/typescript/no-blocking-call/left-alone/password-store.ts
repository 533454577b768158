/** Hashes passwords in the thread pool. */
import { pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import bcrypt from 'bcrypt';

const derive = promisify(pbkdf2);
const stretch: (password: string, salt: Buffer, length: number) => Promise<Buffer> = promisify(scrypt);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await stretch(password, salt, 64);
  return `${salt.toString('hex')}:${key.toString('hex')}`;
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [salt = '', key = ''] = stored.split(':');
  const given = await derive(password, Buffer.from(salt, 'hex'), 100_000, 64, 'sha512');
  return timingSafeEqual(given, Buffer.from(key, 'hex'));
}

export async function isLegacyPassword(password: string, hash: string): Promise<boolean> {
  return bcrypt.compare(password, hash);
}
