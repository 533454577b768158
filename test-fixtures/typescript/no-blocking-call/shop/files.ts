import { readFileSync } from 'node:fs';

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export default function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

export const disk = {
  load(path: string): Buffer {
    return readFileSync(path);
  },
};
