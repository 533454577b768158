import type { PythonLanguage } from '../../python/language/language.js';
import { linkParents, parse } from '../../python/syntax/parser.js';
import { walk } from '../../python/syntax/walk.js';
import type { AnyNode, ParsedFile, Visits } from './parsed-file.js';

/**
 * Parses a Python file, which always succeeds.
 * @param text without byte order mark
 */
export function openPythonFile(language: PythonLanguage, path: string, text: string): ParsedFile {
  const file = { path, physicalPath: path, body: text, bom: false };
  const ast = parse(text);
  const nodes = linkParents(ast);
  const sourceCode = language.createSourceCode(file, { ok: true, ast }, { languageOptions: {} });
  return {
    sourceCode,
    walk(visits) {
      const enter = (node: AnyNode): void => {
        const found = visits.get(node.type);
        if (found) for (const visit of found.enter) visit(node);
      };
      if (!hasExits(visits)) {
        // Their order is known since their parents are: the tree need not be walked again.
        for (const node of nodes) enter(node);
        return;
      }
      const leave = (node: AnyNode): void => {
        const found = visits.get(node.type);
        if (found) for (const visit of found.exit) visit(node);
      };
      walk(ast, enter, leave);
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
