import { getNamesIn } from '../flow/assignments.js';
import type { OpenedModule } from '../semantics/python-facts.js';
import type * as ast from '../syntax/nodes.js';
import type { Span } from '../../project/text/span.js';
import { remember } from '../../project/remember.js';
import { isFunction } from '../syntax/predicates.js';
import { someNode, walk } from '../syntax/walk.js';
import type { ImportedName } from './imports.js';
import { getIndentation, getLineBreak, getLineStart, getNextLineStart } from './layout.js';
import { getNamesIn as getAllNames } from './names.js';
import { insertAt, replaceRange, type TextEdit } from './text-edit.js';

/**
 * Takes the import of a module away, where the use that a fix replaces is the only one: `import time`, `from time import sleep`.
 * Only where nothing can speak against it: the import is a statement and a line of its own without a comment, not under
 * `try` or `if TYPE_CHECKING`, and its name stands nowhere else in the file, not even in a comment or string. A package's
 * `__init__.py` may import for others, and a notebook has cells to come.
 *
 * Where the file has several such uses the last one of them reaches back to the one before, as ESLint recommends for fixes
 * that must not be applied in one pass (https://eslint.org/docs/latest/extend/custom-rules#applying-fixes): so there is a
 * pass in which it is the only one.
 * @param use what is replaced: `time.sleep`
 * @param added imports that the same fix adds
 */
export function dropImport(use: ast.Expression, around: OpenedModule, added: readonly TextEdit[] = []): TextEdit[] {
  const { module, text, facts } = around;
  const name = getRootName(use);
  if (name === undefined || isForOthers(around)) return [];
  const statement = findOwnImport(module, name, facts.findQualifiedName(use) ?? '', text);
  if (statement === undefined) return [];
  const others = findWords(name, text).filter((offset) => !isIn(offset, use) && !isIn(offset, statement));
  const previous = others.at(-1);
  if (previous === undefined) return [removeLine(statement, text, added)];
  const written = text.slice(use.start, use.end);
  const isLastOfMany = previous < use.start && others.every((offset) => text.startsWith(written, offset));
  return isLastOfMany ? [replaceRange({ start: previous, end: previous + name.length }, name)] : [];
}

/**
 * Has a file import something else in the place of what a fix replaces: `from x import a` → `from y import b`. Only where the
 * fix replaces all that the import is there for.
 * @param use the name that is replaced
 * @param home the module that has the other
 */
export function replaceImport(
  use: ast.Expression,
  home: string,
  member: string,
  around: OpenedModule,
): ImportedName | undefined {
  const { module, text } = around;
  if (use.type !== 'Name' || isForOthers(around) || getNamesIn(module, use.id).length > 1) return undefined;
  const [only, ...more] = getImports(module).flatMap((node) => {
    if (node.type !== 'ImportFrom') return [];
    return node.names.flatMap((one) => ((one.asname?.name ?? one.name) === use.id ? [[node, one] as const] : []));
  });
  if (only === undefined || more.length > 0) return undefined;
  const [statement, alias] = only;
  const { name, asname } = alias;
  const isTaken = asname === null && name !== member && getAllNames(module).has(member);
  if (isTaken || asname?.name === name || statement.level > 0 || isInString(use.id, around)) return undefined;
  const edits = importInstead([statement, alias], home, member, text);
  return edits && { name: asname?.name ?? member, edits };
}

/**
 * Changes what one name of a statement imports; beside others the import of another module gets a line of its own. Undefined where
 * a comment between them would go.
 */
function importInstead(
  [{ module, names, ...statement }, alias]: readonly [ast.ImportFrom, ast.Alias],
  home: string,
  member: string,
  text: string,
): TextEdit[] | undefined {
  const imported = { start: alias.start, end: alias.start + alias.name.length };
  if (module === null || module === home) return [replaceRange(imported, member)];
  if (names.length === 1) {
    const start = text.indexOf(module, statement.start + 'from'.length);
    return [replaceRange({ start, end: start + module.length }, home), replaceRange(imported, member)];
  }
  const [before, next] = [names[names.indexOf(alias) - 1], names[names.indexOf(alias) + 1]];
  const removed = { start: next ? alias.start : (before?.end ?? alias.start), end: next?.start ?? alias.end };
  if (text.slice(removed.start, removed.end).includes('#')) return undefined;
  const line = `from ${home} import ${member}${text.slice(imported.end, alias.end)}${getLineBreak(text)}`;
  return [
    replaceRange(removed, ''),
    insertAt(getNextLineStart(text, statement.end), getIndentation(text, statement.start) + line),
  ];
}

/** Whether a file may import what it does not use itself: a package's `__init__.py` for others, a notebook for cells to come. */
function isForOthers({ path, facts }: OpenedModule): boolean {
  return facts.isNotebook || /(?:^|[/\\])__init__\.pyi?$/.test(path);
}

/**
 * `time` of `time.sleep`, `asyncio` of `asyncio.get_running_loop().run_until_complete`; undefined where the name has letters
 * that a search for words would not find.
 */
function getRootName(use: ast.Expression): string | undefined {
  let root = use;
  while (root.type === 'Attribute' || root.type === 'Call') root = root.type === 'Call' ? root.func : root.value;
  return root.type === 'Name' && /^\w+$/.test(root.id) ? root.id : undefined;
}

/**
 * The statement that imports nothing but the name, on a line of its own.
 * @param used the qualified name of what is used: of the module that is imported, and not only by way of it
 */
function findOwnImport(module: ast.Module, name: string, used: string, text: string): ast.Statement | undefined {
  const found = getImports(module).filter((node) => {
    const [alias, ...others] = node.names;
    if (alias === undefined || others.length > 0) return false;
    const imported = node.type === 'Import' ? alias.name : node.level === 0 ? node.module : null;
    if (imported === null || !used.startsWith(`${imported}.`)) return false;
    // `import time as time` is for others to import: https://typing.python.org/en/latest/spec/distributing.html#import-conventions
    if (alias.asname?.name === alias.name || (alias.asname?.name ?? alias.name) !== name) return false;
    return isRemovable(node, text);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The imports of a file, also those within functions; it is walked once for all fixes. */
const getImports = remember((module: ast.Module) => {
  const imports: (ast.Import | ast.ImportFrom)[] = [];
  walk(module, (node) => {
    if (node.type === 'Import' || node.type === 'ImportFrom') imports.push(node);
  });
  return imports;
});

function isRemovable({ start, end, parent }: ast.Import | ast.ImportFrom, text: string): boolean {
  const isInPlainCode = parent?.type === 'Module' || (parent !== null && isFunction(parent) && parent.body.length > 1);
  const line = text.slice(getLineStart(text, start), getNextLineStart(text, end));
  return isInPlainCode && line.trim() === text.slice(start, end) && line.endsWith('\n') && !line.includes('#');
}

/** Whether a word stands in a string that may be read as code: an annotation, an item of `__all__`. Docstrings are not. */
function isInString(word: string, { module, text }: OpenedModule): boolean {
  const isString = (node: ast.Node): boolean => node.type === 'Constant' && node.parent?.type !== 'Expr';
  return findWords(word, text).some((offset) => someNode(module, (node) => isString(node) && isIn(offset, node)));
}

/** Where a word stands, in the order of the text. */
function findWords(word: string, text: string): number[] {
  return Array.from(text.matchAll(new RegExp(`(?<!\\w)${word}(?!\\w)`, 'g')), ({ index }) => index);
}

function isIn(offset: number, { start, end }: Span): boolean {
  return start <= offset && offset < end;
}

/** Takes a line away, and the empty lines on one side of it where there are some on both. */
function removeLine(statement: ast.Statement, text: string, added: readonly TextEdit[]): TextEdit {
  const start = getLineStart(text, statement.start);
  const end = getNextLineStart(text, statement.end);
  const isReplaced = added.some(({ range: [offset] }) => start <= offset && offset <= end);
  const next = isReplaced ? end : skipEmptyLines(text, end);
  if (next === end) return replaceRange({ start, end }, '');
  const top = getLineStart(text, 0);
  const { parent } = statement;
  const isFirstOfFunction = parent !== null && isFunction(parent) && parent.body[0] === statement;
  if (start === top || isFirstOfFunction) return replaceRange({ start, end: next }, '');
  let first = start;
  while (first > top && isEmptyLine(text, getLineStart(text, first - 1))) first = getLineStart(text, first - 1);
  return replaceRange({ start: first, end }, '');
}

function skipEmptyLines(text: string, offset: number): number {
  let next = offset;
  while (next < text.length && isEmptyLine(text, next)) next = getNextLineStart(text, next);
  return next;
}

function isEmptyLine(text: string, start: number): boolean {
  return text.slice(start, getNextLineStart(text, start)).trim() === '';
}
