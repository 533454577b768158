import { MarkupKind, type Connection, type Hover, type HoverParams } from 'vscode-languageserver';
import type { DocumentStore } from '../documents/document-store.js';
import type { RuleInfo, Runtime } from '../runtime.js';

/** A comment that speaks of our rules: ESLint's or our own. */
const disableComment =
  /(?:#|\/\/|\/\*).*?(?:\beslint(?:-(?:disable|enable)(?:-next-line|-line)?)?\s|\basync-pitfalls:\s*ignore\[)/;

/** Explains a rule when the pointer rests on its name in a comment that switches it off. */
export function answerHovers(connection: Connection, documents: DocumentStore, { rules }: Runtime): void {
  const ruleByName = new Map(rules.map((rule) => [rule.name, rule]));
  connection.onHover(({ textDocument, position }: HoverParams): Hover | null => {
    const text = documents.find(textDocument.uri)?.text;
    if (!text) return null;
    const line = text.getText({
      start: { line: position.line, character: 0 },
      end: { line: position.line + 1, character: 0 },
    });
    const comment = disableComment.exec(line);
    if (!comment) return null;
    const names = line.matchAll(/(?:async-pitfalls\/)?(?<name>[a-z]+(?:-[a-z]+)+)/g);
    for (const match of names) {
      const rule = ruleByName.get(match.groups?.name ?? '');
      const end = match.index + match[0].length;
      if (!rule || match.index < comment.index || position.character < match.index || position.character > end)
        continue;
      return {
        contents: { kind: MarkupKind.Markdown, value: describe(rule) },
        range: {
          start: { line: position.line, character: match.index },
          end: { line: position.line, character: end },
        },
      };
    }
    return null;
  });
}

function describe({ name, description, url }: RuleInfo): string {
  return `**async-pitfalls/${name}**: ${description}\n\n[Documentation](${url})`;
}
