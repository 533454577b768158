import { readFileSync } from 'node:fs';

export async function open(): Promise<void> {
  await fetch('https://post.example/open');
}

export const close = async (): Promise<void> => {
  await fetch('https://post.example/close');
};

export function readStamp(): string {
  return readFileSync('stamp.txt', 'utf8');
}

export const countLetters = (): number => 3;
