/** Passwords, hashed in two ways: one stops the world, the other does not. */
import { pbkdf2Sync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import bcrypt from 'bcryptjs';

const scryptLater = promisify(scrypt);

export function hash(password: string): string {
  const salt = randomBytes(16);
  return pbkdf2Sync(password, salt, 600_000, 32, 'sha256').toString('hex');
}

export function matches(password: string, hashed: string): boolean {
  return bcrypt.compareSync(password, hashed);
}

export async function hashLater(password: string): Promise<Buffer> {
  return (await scryptLater(password, 'salt', 32)) as Buffer;
}

export function isEqual(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one, other);
}
