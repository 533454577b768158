/** Highlights code while it renders. */
import { createSyncFn } from 'synckit';

const highlight = createSyncFn('./worker.js');
const renderer = {
  code(text: string): string {
    return String(highlight(text));
  },
};

export async function render(text: string): Promise<string> {
  return renderer.code(text); // error: [no-nested-run] "`renderer.code()` waits on the thread"
}
