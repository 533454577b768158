import type { PythonLanguage } from '../../python/language/language.js';
import { walk } from '../../python/syntax/walk.js';
import type { ParsedFile, Visits } from './parsed-file.js';

/**
 * Parses a Python file, which always succeeds.
 * @param text without byte order mark
 */
export function openPythonFile(language: PythonLanguage, path: string, text: string): ParsedFile {
  const file = { path, physicalPath: path, body: text, bom: false };
  const parsed = language.parse(file);
  if (!parsed.ok) throw new TypeError(parsed.errors[0]?.message);
  const sourceCode = language.createSourceCode(file, parsed, { languageOptions: {} });
  return {
    sourceCode,
    walk(visits) {
      const enter = (node: { type: string }): void => {
        const found = visits.get(node.type);
        if (found) for (const visit of found.enter) visit(node);
      };
      const leave = (node: { type: string }): void => {
        const found = visits.get(node.type);
        if (found) for (const visit of found.exit) visit(node);
      };
      walk(parsed.ast, enter, hasExits(visits) ? leave : undefined);
    },
    readComments() {
      const comments = sourceCode.getInlineConfigNodes();
      const { directives, problems } = sourceCode.getDisableDirectives();
      const inline = sourceCode.applyInlineConfig();
      return {
        directives: directives.flatMap(({ node, type, value }) => {
          const comment = comments.find((one) => one === node);
          return comment ? [{ type, value, loc: sourceCode.getLoc(comment) }] : [];
        }),
        directiveProblems: problems,
        configs: inline.configs,
        configProblems: inline.problems,
      };
    },
  };
}

function hasExits(visits: ReadonlyMap<string, Visits>): boolean {
  return [...visits.values()].some(({ exit }) => exit.length > 0);
}
