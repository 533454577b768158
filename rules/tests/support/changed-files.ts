import type { Finding } from '../../src/engine/engine.js';
import type { Files } from '../python/semantics/support/project.js';

type ProjectSuggestion = NonNullable<Finding['projectSuggestions']>[number];

/**
 * The files of the project after a suggestion that changes several of them.
 * @param root the folder of the project, which the names of the files leave out
 * @param assertParses throws when the text that a file has now cannot be parsed
 */
export function getChangedFiles(
  files: Files,
  { files: changes }: ProjectSuggestion,
  root: string,
  assertParses: (text: string, name: string) => void,
): Files {
  const changed = { ...files };
  for (const { path, edits } of changes) {
    const name = path.slice(root.length + 1);
    let text = files[name] ?? '';
    for (const { start, end, text: inserted } of [...edits].reverse()) {
      text = text.slice(0, start) + inserted + text.slice(end);
    }
    assertParses(text, name);
    changed[name] = text;
  }
  return changed;
}
