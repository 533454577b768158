import { convertEverywhere, type Obstacle, type ProjectConversion, type TextEdit } from '../../python/edits/index.js';
import type { OpenedModule } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonReport } from '../../rule.js';

/** What a report offers: for editors and ESLint, or for editors alone. */
export type Changes<MessageIds extends string> = Pick<PythonReport<MessageIds>, 'suggest' | 'suggestInProject'>;

/** What is to be awaited in a function, and how that is offered. */
interface Awaiting {
  /** The path of the file that is reported on. */
  readonly filename: string;
  /** The text of the message `makeAsync`. */
  readonly title: string;
  /** What to change in the module once the function is asynchronous; undefined where that cannot be done. */
  readonly toEdits: () => readonly TextEdit[] | undefined;
}

/**
 * Suggests to make a function and its callers in all files asynchronous. Where one file changes it is an ordinary
 * suggestion, where several do, or cells of a notebook, it is one of the project; where a caller is in the way there is
 * none, and the report is told who it is.
 * Nothing is worked out, and no other file is read, before somebody asks for the change.
 * @param home the module of the function
 */
export function suggestMakingAsync(
  node: ast.FunctionDef,
  home: OpenedModule,
  { filename, title, toEdits }: Awaiting,
): Changes<'makeAsync'> {
  const { name } = node;
  // ESLint makes one edit of all that a suggestion changes: it would reach from one cell into another.
  const isNotebook = home.facts.isNotebook;
  let known: { readonly found: ProjectConversion | Obstacle | undefined } | undefined;
  const convert = (): ProjectConversion | Obstacle | undefined => {
    known ??= { found: findConversion(node, home, toEdits()) };
    return known.found;
  };
  return {
    suggest: [
      {
        messageId: 'makeAsync',
        data: { name },
        fix: () => {
          const found = convert();
          const isOrdinary = found?.kind === 'conversion' && found.edits.size === 1 && !isNotebook;
          return isOrdinary ? (found.edits.get(filename) ?? null) : null;
        },
      },
    ],
    suggestInProject: () => {
      const found = convert();
      if (found === undefined) return { suggestions: [], obstacles: [] };
      if (found.kind === 'obstacle') {
        const { path, start, end, message } = found;
        return { suggestions: [], obstacles: [{ path, start, end, message }] };
      }
      const { edits: files } = found;
      const isOwn = files.size === 1 && files.has(filename);
      if (isOwn && !isNotebook) return { suggestions: [], obstacles: [] };
      const count = files.size === 1 ? '1 file' : `${files.size} files`;
      const label = title.replace('{{name}}', name);
      return { suggestions: [{ title: isOwn ? label : `${label} (${count})`, files }], obstacles: [] };
    },
  };
}

function findConversion(
  node: ast.FunctionDef,
  home: OpenedModule,
  edits: readonly TextEdit[] | undefined,
): ProjectConversion | Obstacle | undefined {
  if (edits === undefined) return undefined;
  const conversion = convertEverywhere(node, home);
  if (conversion.kind === 'obstacle') return conversion;
  const files = new Map(conversion.edits);
  files.set(home.path, [...(files.get(home.path) ?? []), ...edits]);
  return { kind: 'conversion', edits: files };
}
