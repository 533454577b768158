import JSON5 from 'json5';
import { isRecord } from '../is-record.js';

/**
 * Reads a config as TypeScript, Deno and Pyright write them: JSON that may hold comments and commas at the end.
 * @returns undefined when the text is damaged, or no object
 */
export function parseConfig(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const config: unknown = JSON5.parse(text);
    return isRecord(config) ? config : undefined;
  } catch {
    return undefined;
  }
}
