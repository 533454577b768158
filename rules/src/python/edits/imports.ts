import { getNamesIn as getUsesIn, isBoundInText } from '../flow/assignments.js';
import { isStandardLibrary } from '../library/index.js';
import { getBlocks } from '../syntax/blocks.js';
import type * as ast from '../syntax/nodes.js';
import { isConstant, isFunction } from '../syntax/predicates.js';
import { getLineBreak, getLineStart, getNextLineStart, getStatementStart } from './layout.js';
import { getNamesIn } from './names.js';
import { insertAt, type TextEdit } from './text-edit.js';

type AnyImport = ast.Import | ast.ImportFrom;

/** What a fix needs to use a module or a member of it: the expression to write, and the edits that make it valid. */
export interface ImportedName {
  /** `asyncio`, `aio`, `sleep`, `asyncio.sleep`. */
  readonly name: string;
  /** Empty when the file has the import already. */
  readonly edits: readonly TextEdit[];
}

/**
 * The name under which a module is imported, the import added at the top level of the file when there is none: `import asyncio as
 * aio` gives `aio`.
 * @param at where the name will stand: imports of the functions around it count as well
 */
export function ensureImport(at: ast.Node, text: string, moduleName: string): ImportedName {
  const existing = findModuleImport(getVisibleImports(at), moduleName);
  if (existing !== undefined) return { name: existing, edits: [] };
  return { name: moduleName, edits: [insertImport(getModule(at), text, moduleName)] };
}

/**
 * The expression for a member of a module, in the style of the file: `sleep` where it has `from asyncio import sleep`,
 * `asyncio.sleep` where it imports the module; a file with `from asyncio import …` only gets one name more there.
 * @param at where it will stand, as above
 */
export function ensureImportedMember(at: ast.Node, text: string, moduleName: string, member: string): ImportedName {
  const module = getModule(at);
  const imports = getVisibleImports(at);
  const fromImports = imports.filter(
    (statement): statement is ast.ImportFrom =>
      statement.type === 'ImportFrom' && statement.level === 0 && statement.module === moduleName,
  );
  for (const { names } of fromImports) {
    const alias = names.find(({ name }) => name === member);
    if (alias !== undefined && !isHidden(alias, at)) return { name: alias.asname?.name ?? member, edits: [] };
  }
  const moduleAlias = findModuleImport(imports, moduleName);
  if (moduleAlias !== undefined) return { name: `${moduleAlias}.${member}`, edits: [] };
  const lastAlias = fromImports.at(-1)?.names.at(-1);
  if (lastAlias !== undefined && lastAlias.name !== '*' && !getNamesIn(module).has(member)) {
    return { name: member, edits: [insertAt(lastAlias.end, `, ${member}`)] };
  }
  return { name: `${moduleName}.${member}`, edits: [insertImport(module, text, moduleName)] };
}

/** The imports of the top level, and before a node those that have run in its blocks and in those of the functions around it. */
function getVisibleImports(at: ast.Node): readonly AnyImport[] {
  const visible: ast.Statement[] = [...getModule(at).body];
  for (let one: ast.Node | null = at; one !== null; one = one.parent) {
    const { parent }: ast.Node = one;
    if (parent === null || parent.type === 'Module' || parent.type === 'ClassDef') continue;
    const block = getBlocks(parent).find((statements) => statements.some((statement) => statement === one)) ?? [];
    visible.push(...block.filter(({ end }) => end <= at.start));
  }
  return visible.filter(isImport);
}

/** Whether a function around a node means something else by the imported name: `async def poll(sleep: float)`. */
function isHidden(imported: ast.Alias, at: ast.Node): boolean {
  const name = imported.asname?.name ?? imported.name;
  for (let one = at.parent; one !== null && one.type !== 'Module'; one = one.parent) {
    if (!isFunction(one)) continue;
    if (one.start <= imported.start && imported.end <= one.end) return false;
    if (isBoundInText(one, name) || getUsesIn(one, name).some(({ ctx }) => ctx !== 'Load')) return true;
  }
  return false;
}

function getModule(at: ast.Node): ast.Module {
  let one = at;
  while (one.parent !== null) one = one.parent;
  if (one.type !== 'Module') throw new Error('A node without its module');
  return one;
}

function findModuleImport(imports: readonly AnyImport[], moduleName: string): string | undefined {
  for (const statement of imports) {
    if (statement.type !== 'Import') continue;
    const alias = statement.names.find(({ name }) => name === moduleName);
    if (alias !== undefined) return alias.asname?.name ?? moduleName;
    const [root] = moduleName.split('.');
    const isParentImported = statement.names.some(({ name, asname }) => asname === null && name.startsWith(`${root}.`));
    if (root === moduleName && isParentImported) return moduleName;
  }
  return undefined;
}

/**
 * `import x` on a line of its own, sorted into the block of imports that has its like: the standard library's stand before
 * those of packages, an empty line between (https://peps.python.org/pep-0008/#imports). Behind the docstring and `__future__`.
 */
function insertImport(module: ast.Module, text: string, moduleName: string): TextEdit {
  const lineBreak = getLineBreak(text);
  const line = `import ${moduleName}${lineBreak}`;
  const body = module.body.filter((statement, index) => !isDocstring(statement, index) && !isFutureImport(statement));
  const [first] = body;
  const last = module.body.at(-1);
  if (first === undefined) {
    if (last === undefined) return insertAt(text.length, text === '' || text.endsWith('\n') ? line : lineBreak + line);
    return insertBehind(last, line, text);
  }
  const blocks = getLeadingImports(body, text);
  const [start] = blocks;
  if (start === undefined) return insertBeforeCode(module, first, line, text);
  const isOwn = isStandardLibrary(moduleName);
  const imports = blocks.find((block) => block.some((one) => isOfStandardLibrary(one) === isOwn && !isRelative(one)));
  if (imports !== undefined) return insertSorted(imports, line, moduleName, text);
  const before = isOwn ? undefined : blocks.findLast((block) => block.every(isOfStandardLibrary))?.at(-1);
  return before === undefined ? insertBeforeCode(module, first, line, text) : insertBehind(before, line, text);
}

function insertSorted(imports: readonly AnyImport[], line: string, moduleName: string, text: string): TextEdit {
  const next = imports.find((statement) => statement.type === 'ImportFrom' || getFirstName(statement) > moduleName);
  const previous = imports.at(-1);
  if (next !== undefined || previous === undefined) return insertAt(getLineStart(text, next?.start ?? 0), line);
  const offset = getNextLineStart(text, previous.end);
  return insertAt(offset, text[offset - 1] === '\n' ? line : getLineBreak(text) + line);
}

/** The imports from the start of a block, in groups of those that stand together without an empty line between them. */
function getLeadingImports(body: readonly ast.Statement[], text: string): readonly (readonly AnyImport[])[] {
  const blocks: AnyImport[][] = [];
  for (const statement of body) {
    const previous = blocks.at(-1)?.at(-1);
    if (!isImport(statement)) break;
    if (previous !== undefined && !/\n[ \t]*\r?\n/.test(text.slice(previous.end, statement.start))) {
      blocks.at(-1)?.push(statement);
    } else {
      blocks.push([statement]);
    }
  }
  return blocks;
}

function isOfStandardLibrary(statement: AnyImport): boolean {
  if (statement.type === 'Import') return isStandardLibrary(getFirstName(statement));
  return !isRelative(statement) && isStandardLibrary(statement.module ?? '');
}

function isRelative(statement: AnyImport): boolean {
  return statement.type === 'ImportFrom' && statement.level > 0;
}

function insertBehind(statement: ast.Statement, line: string, text: string): TextEdit {
  const lineBreak = getLineBreak(text);
  const offset = getNextLineStart(text, statement.end);
  return insertAt(offset, text[offset - 1] === '\n' ? lineBreak + line : lineBreak + lineBreak + line);
}

/** Before the first code of a file without imports, and before the comment lines that belong to that code. */
function insertBeforeCode(module: ast.Module, first: ast.Statement, line: string, text: string): TextEdit {
  const firstStart = getLineStart(text, getStatementStart(first, text));
  const previousEnd = module.body
    .filter(({ end }) => end <= firstStart)
    .reduce((end, one) => Math.max(end, one.end), 0);
  let offset = firstStart;
  while (
    offset > previousEnd &&
    text
      .slice(getLineStart(text, offset - 1), offset)
      .trimStart()
      .startsWith('#')
  ) {
    offset = getLineStart(text, offset - 1);
  }
  if (offset === getLineStart(text, 0)) offset = firstStart;
  return insertAt(offset, line + getLineBreak(text));
}

function isDocstring(statement: ast.Statement, index: number): boolean {
  return index === 0 && statement.type === 'Expr' && isConstant(statement.value, 'str');
}

function isFutureImport(statement: ast.Statement): boolean {
  return statement.type === 'ImportFrom' && statement.module === '__future__' && statement.level === 0;
}

function isImport(statement: ast.Statement): statement is AnyImport {
  return statement.type === 'Import' || statement.type === 'ImportFrom';
}

function getFirstName(statement: ast.Import): string {
  return statement.names[0]?.name ?? '';
}
