/** Files that are opened and closed by hand. */
import { open } from 'node:fs/promises';

export async function append(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(path, 'a');
  for (const line of lines) await file.write(line);
  await file.close(); // error: [no-swallowed-cancellation] "`file` leaks"
}

export async function appendProperly(path: string, line: string): Promise<void> {
  await using file = await open(path, 'a');
  await file.write(line);
}

export async function touch(path: string): Promise<void> {
  const file = await open(path, 'a');
  await file.close();
}

export async function openForOthers(path: string): Promise<{ file: unknown }> {
  const file = await open(path);
  await file.stat();
  return { file };
}
