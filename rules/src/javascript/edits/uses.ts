import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Entity, FunctionEntity, ModuleFile } from '../semantics/module-file.js';
import { toWord } from '../semantics/project-texts.js';
import { exportsAnything, isExportTarget } from '../semantics/summarize/files/exports.js';
import { findEnclosingFunction, getFunctionName, type FunctionNode } from '../syntax/functions.js';
import { getModuleName } from '../syntax/imports.js';
import { findMemberName } from '../syntax/member-names.js';
import { forEachNamed } from '../syntax/named-nodes.js';
import { contains } from '../syntax/predicates.js';
import { findVariable } from '../syntax/variables.js';
import { openOther, type OpenedFile } from './opened-file.js';

/** A place that uses a function. */
export interface Use {
  readonly file: OpenedFile;
  /** A call of the function, or what else names it. */
  readonly node: TSESTree.Expression;
  /** `unknown`: by its name it may be the function, and what it is nobody tells. */
  readonly kind: 'call' | 'value' | 'unknown';
}

/** Larger changes are not made at once. */
const maxOpened = 50;
/** How many files with a common name are looked at for the import of a module. */
const maxRead = 2000;

type Member = TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.Property;

/** Whether other files can name the function. */
export function isVisible(fn: FunctionNode, { file, sourceCode }: OpenedFile): boolean {
  if (findEnclosingFunction(fn)) return false;
  const member = findMember(fn);
  if (member) return !isPrivate(member) && exportsAnything(sourceCode.ast);
  const entity = file.findFunction(fn);
  return entity !== undefined && findExportedNames(file, entity).size > 0;
}

/** The uses of a function in its own file. */
export function findOwnUses(fn: FunctionNode, home: OpenedFile): Use[] {
  const member = findMember(fn);
  return member ? findOwnMemberUses(member, home) : findVariableUses(fn, home);
}

/** The uses of a function in the other files of its project; undefined when they could be in too many. */
export function findForeignUses(fn: FunctionNode, home: OpenedFile): Use[] | undefined {
  const target = home.file.findFunction(fn);
  if (!target || !isVisible(fn, home)) return [];
  const member = findMember(fn);
  const names = member ? new Set([findMemberName(member) ?? '']) : findExportedNames(home.file, target);
  const opened = new Map<string, OpenedFile>();
  // Other files may export it again under names of their own, which are looked for in their turn.
  for (const name of names) {
    const paths = findCandidates(name === 'default' ? toWord(home.file.path) : name, home, member !== undefined);
    if (!paths) return undefined;
    for (const path of paths.filter((one) => one !== home.file.path && !opened.has(one))) {
      const file = openOther(path, home);
      if (!file) continue;
      opened.set(path, file);
      for (const exported of member ? [] : findExportedNames(file.file, target)) {
        names.add(exported === 'default' ? toWord(path) : exported);
      }
    }
  }
  return [...opened.values()].flatMap((file) => findUsesIn(file, target, names, member !== undefined));
}

/**
 * The files that may use a name of the module: those that mention it and import the module. An object may come from anywhere:
 * for its members all that mention the name are taken, unless these are too many.
 */
function findCandidates(
  name: string,
  { file: { project, path } }: OpenedFile,
  isMember: boolean,
): readonly string[] | undefined {
  const texts = project.getTexts(path);
  const mentioning = texts.findMentions(/[a-z_]\w*/i.exec(name)?.[0] ?? name, maxRead);
  if (!mentioning || (isMember && mentioning.length <= maxOpened)) return mentioning;
  const importing = texts.findImporting(project.findNamingWords(path), maxRead);
  const both = importing && mentioning.filter((one) => importing.has(one));
  return both && both.length <= maxOpened ? both : undefined;
}

/** The names by which a file exports the function, its own or another's. */
function findExportedNames(file: ModuleFile, target: FunctionEntity): Set<string> {
  const { exports } = file.summary;
  const names = Object.keys(exports).filter((name) => isSame(file.findExport(name), target));
  const byDefault = exports.default && file.resolve(exports.default);
  // `module.exports = { load }` and `export default { load }`
  const members = byDefault?.kind === 'object' ? Object.keys(byDefault.members) : [];
  return new Set([...names, ...members.filter((name) => isSame(file.findExport(name), target))]);
}

/** The references of a variable, where a function is declared or kept. */
function findVariableUses(fn: FunctionNode, home: OpenedFile): Use[] {
  const declaration = fn.parent.type === 'VariableDeclarator' ? fn.parent : fn;
  const name = getFunctionName(fn);
  const variable = home.sourceCode.getDeclaredVariables(declaration).find((one) => one.name === name);
  return (variable?.references ?? []).flatMap((reference) => {
    const { identifier } = reference;
    const isUse = reference.init !== true && identifier.type === 'Identifier' && isValue(reference);
    return isUse && !isExport(identifier) ? [toUse(identifier, home)] : [];
  });
}

function findOwnMemberUses(member: Member, home: OpenedFile): Use[] {
  const name = findMemberName(member);
  const fn = member.value;
  const target = fn && home.file.findFunction(fn);
  if (name === undefined || !target) return [];
  const uses: Use[] = [];
  forEachNamed(home.sourceCode, [name], (node) => {
    if (node.type !== 'MemberExpression' || findMemberName(node) !== name) return;
    const isOwn = node.object.type === 'ThisExpression' && contains(member.parent, node);
    if (isOwn) uses.push(toUse(node, home));
    else uses.push(...findMemberUse(node, home, target, true));
  });
  return uses;
}

function findUsesIn(file: OpenedFile, target: FunctionEntity, names: ReadonlySet<string>, isMember: boolean): Use[] {
  const uses: Use[] = [];
  const locals = isMember ? new Set<string>() : findLocalNames(file, names);
  const imports = isMember && importsDirectly(file, target);
  forEachNamed(file.sourceCode, [...names, ...locals], (node) => {
    if (node.type === 'Identifier' && locals.has(node.name)) {
      const reference = findVariable(node, file.sourceCode)?.references.find(({ identifier }) => identifier === node);
      if (!reference || !isValue(reference) || isExport(node)) return;
      const known = file.file.resolveNode(node, file.sourceCode);
      if (isSame(known, target)) uses.push(toUse(node, file));
      else if (isOfPackage(known, target, names)) uses.push({ ...toUse(node, file), kind: 'unknown' });
    }
    if (node.type !== 'MemberExpression' || !names.has(findMemberName(node) ?? '')) return;
    uses.push(...findMemberUse(node, file, target, imports));
  });
  return uses;
}

/** @param isLikely whether something unknown with a member of that name may well be meant */
function findMemberUse(
  node: TSESTree.MemberExpression,
  file: OpenedFile,
  target: FunctionEntity,
  isLikely: boolean,
): Use[] {
  const use = toUse(node, file);
  const named = file.file.resolveNode(node, file.sourceCode);
  const known = named ?? (use.node.type === 'CallExpression' ? file.findTyped(use.node) : undefined);
  if (known) return isSame(known, target) ? [use] : [];
  return isLikely ? [{ ...use, kind: 'unknown' }] : [];
}

function isSame(entity: Entity | undefined, { file, summary }: FunctionEntity): boolean {
  return entity?.kind === 'function' && entity.file.path === file.path && entity.summary.start === summary.start;
}

/** Whether it is something of that name from the package that the function is in, imported as others import it. */
function isOfPackage(entity: Entity | undefined, { file }: FunctionEntity, names: ReadonlySet<string>): boolean {
  if (entity?.kind !== 'library' || !names.has(entity.name)) return false;
  const { name } = file.project.findPackage(file.path) ?? {};
  return typeof name === 'string' && (entity.module === name || entity.module.startsWith(`${name}/`));
}

/** The names that a file has for what it imports by one of the names. */
function findLocalNames({ sourceCode: { ast } }: OpenedFile, names: ReadonlySet<string>): ReadonlySet<string> {
  const locals = new Set(names);
  for (const statement of ast.body) {
    if (statement.type === 'ImportDeclaration') {
      for (const one of statement.specifiers) if (mayBe(one, names)) locals.add(one.local.name);
    } else if (statement.type === 'VariableDeclaration') {
      for (const name of statement.declarations.flatMap(({ id }) => getDeclaredNames(id))) locals.add(name);
    }
  }
  return locals;
}

/** `const load = …`, `const { load, save: store } = …` */
function getDeclaredNames(id: TSESTree.BindingName): string[] {
  if (id.type === 'Identifier') return [id.name];
  if (id.type !== 'ObjectPattern') return [];
  return id.properties.flatMap((one) =>
    one.type === 'Property' && one.value.type === 'Identifier' ? [one.value.name] : [],
  );
}

/** Whether what is imported can be what has the names elsewhere: a default export has any name. */
function mayBe(specifier: TSESTree.ImportClause, names: ReadonlySet<string>): boolean {
  if (specifier.type !== 'ImportSpecifier') return true;
  const name = getModuleName(specifier.imported);
  return name === 'default' || names.has(name);
}

function importsDirectly({ file, sourceCode }: OpenedFile, target: FunctionEntity): boolean {
  return sourceCode.ast.body.some(
    (statement) =>
      statement.type === 'ImportDeclaration' &&
      file.project.findImported(file.path, statement.source.value)?.path === target.file.path,
  );
}

function toUse(node: TSESTree.Expression, file: OpenedFile): Use {
  const { parent } = node;
  const isCall = parent.type === 'CallExpression' && parent.callee === node;
  return isCall ? { file, node: parent, kind: 'call' } : { file, node, kind: 'value' };
}

/** Whether the reference names the value, not only its type, of which the scopes of ESLint's own parser know nothing. */
function isValue(reference: TSESLint.Scope.Reference): boolean {
  return reference.isRead() && (!('isValueReference' in reference) || reference.isValueReference);
}

/** `export { load }`, `export default load`, `module.exports = { load }`, `exports.load = load`. */
export function isExport(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return true;
  if (parent?.type === 'TSExportAssignment') return true;
  if (parent?.type === 'Property' && parent.value === node) return isExport(parent.parent);
  return parent?.type === 'AssignmentExpression' && parent.right === node && isExportTarget(parent.left);
}

function findMember({ parent }: FunctionNode): Member | undefined {
  const isMember =
    parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'Property';
  return isMember ? parent : undefined;
}

function isPrivate(member: Member): boolean {
  return member.key.type === 'PrivateIdentifier' || ('accessibility' in member && member.accessibility === 'private');
}
