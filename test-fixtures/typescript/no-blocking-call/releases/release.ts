/** Getters of what was made on the spot. */
import { Clone, openClone } from './clone.js';

export async function tag(folder: string): Promise<string[]> {
  await Promise.resolve();
  return [
    new Clone(folder).head, // error: [no-blocking-call] "`new Clone(folder).head` blocks the event loop"
    Clone.at(folder).head, // error: [no-blocking-call] "`Clone.at(folder).head` blocks the event loop"
    openClone().head, // error: [no-blocking-call] "`openClone().head` blocks the event loop"
    Clone.at(folder).name,
    openClone().name,
  ];
}
