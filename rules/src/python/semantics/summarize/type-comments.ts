import type * as ast from '../../syntax/nodes.js';
import type { StringExpr } from '../summary-expressions.js';

const typeComment = /^\s*type:\s*(?!ignore\b)([^\s#][^#]*)/;

/** What comments say of the types of assignments, by where they start: `users = []  # type: list[str]`. */
export type TypeComments = ReadonlyMap<number, StringExpr>;

/** The type comments of a module (https://typing.python.org/en/latest/spec/historical.html#type-comments). */
export function getTypeComments(module: ast.Module, text: string): TypeComments {
  const found = new Map<number, StringExpr>();
  // Of most modules nobody asks for the comments.
  if (!/#[ \t]*type:[ \t]*(?!ignore\b)/.test(text)) return found;
  for (const { value, start } of module.comments) {
    const [, type] = typeComment.exec(value) ?? [];
    if (type !== undefined) found.set(start, { kind: 'string', value: type.trim(), isComment: true });
  }
  return found;
}

/** What the comment behind an assignment to one target says of its type. */
export function findTypeComment(
  { targets, end }: ast.Assign,
  comments: TypeComments,
  text: string,
): StringExpr | undefined {
  if (comments.size === 0 || targets.length !== 1) return undefined;
  let at = end;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return comments.get(at);
}
