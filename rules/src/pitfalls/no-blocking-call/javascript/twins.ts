import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isAwaitBracketed } from '../../../javascript/edits/await.js';
import { importName } from '../../../javascript/edits/imports.js';
import type { LibraryEntity } from '../../../javascript/semantics/module-file.js';
import { findEnclosingFunction } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { isNamed } from '../../../javascript/syntax/predicates.js';
import type { SourceCode } from '../../../javascript/syntax/variables.js';
import { isTypeScriptFile } from '../../../javascript/typescript-files.js';
import type { TextEdit } from '../../../project/text/text-edit.js';
import type { Twin } from './blocking-calls.js';

/** An edit that calls the asynchronous twin, and the twin as it is named in the file. */
export interface TwinEdit {
  readonly twin: string;
  readonly edits: readonly TextEdit[];
}

interface Replacement {
  readonly callee: string;
  /** What has to be read from the awaited result. */
  readonly member?: string;
  /** What has to be called on the promise. */
  readonly chained?: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Functions of `crypto` of which `@types/node` does not declare what `promisify()` makes of them: the compiler then takes
 * the overload with the fewest parameters, and the result for `unknown`.
 */
const untypedResults: ReadonlyMap<string, { readonly parameters: number; readonly type: string }> = new Map([
  ['checkPrimeSync', { parameters: 1, type: 'boolean' }],
  ['generatePrimeSync', { parameters: 1, type: 'ArrayBuffer' }],
  ['scryptSync', { parameters: 3, type: 'Buffer' }],
]);

/**
 * Turns a call into the awaited call of its asynchronous twin, in the file's import style. Undefined where there is none,
 * where `await` is not allowed, or where the twin would do something else with the same arguments.
 */
export function findTwinEdit(
  call: TSESTree.CallExpression,
  target: LibraryEntity,
  twin: Twin,
  { sourceCode, filename }: Pick<Readonly<TSESLint.RuleContext<string, readonly unknown[]>>, 'sourceCode' | 'filename'>,
): TwinEdit | undefined {
  if (findEnclosingFunction(call)?.async !== true || call.optional) return undefined;
  // Brackets around the function: `(fs.readFileSync)(path)`.
  if (sourceCode.text.slice(call.callee.range[1]).trimStart().startsWith(')')) return undefined;
  const isUntyped = target.module === 'crypto' && isTypeScriptFile(filename);
  const untyped = isUntyped ? untypedResults.get(target.name) : undefined;
  if (untyped && call.arguments.length > untyped.parameters) return undefined;
  const replacement = findReplacement(call, target, twin, sourceCode);
  if (!replacement) return undefined;
  const { callee, member, chained = '', edits } = replacement;
  const [start, end] = call.range;
  const [before, closing] = untyped ? assertType(call, untyped.type) : getSurroundings(call, member);
  const after = chained + closing;
  return {
    twin: callee,
    edits: [
      ...edits,
      { range: [start, call.callee.range[1]], text: `${before}await ${callee}` },
      ...(after === '' ? [] : [{ range: [end, end] as const, text: after }]),
    ],
  };
}

/** What stands before the awaited call and behind it: brackets, a member of the result. */
function getSurroundings(call: TSESTree.CallExpression, member: string | undefined): [string, string] {
  if (member !== undefined) return ['(', `).${member}`];
  return isAwaitBracketed(call) ? ['(', ')'] : ['', ''];
}

/** The same for a result of which the type is told, in brackets wherever `as` could end up elsewhere. */
function assertType(call: TSESTree.CallExpression, type: string): [string, string] {
  const { parent } = call;
  if (parent.type === 'ExpressionStatement') return ['', ''];
  const isPlain =
    /^(?:AssignmentExpression|IfStatement|ReturnStatement|VariableDeclarator)$/.test(parent.type) ||
    (parent.type === 'CallExpression' && parent.callee !== call);
  return isPlain ? ['(', `) as ${type}`] : ['((', `) as ${type})`];
}

function findReplacement(
  call: TSESTree.CallExpression,
  target: LibraryEntity,
  twin: Twin,
  sourceCode: SourceCode,
): Replacement | undefined {
  const name = getTwinName(target);
  switch (twin) {
    case 'promises':
      return findPromises(call, target, name, sourceCode);
    case 'access': {
      const access = findPromises(call, target, 'access', sourceCode);
      return access && { ...access, chained: '.then(() => true, () => false)' };
    }
    case 'promise':
      return findSibling(call, target, name, sourceCode);
    case 'promisify':
      return findPromisified(call, target, name, sourceCode);
    case 'stdout': {
      if (!hasPlainOptions(call, target.name)) return undefined;
      const promisified = findPromisified(call, target, name, sourceCode);
      return call.parent.type === 'ExpressionStatement'
        ? promisified
        : promisified && { ...promisified, member: 'stdout' };
    }
  }
}

/** The name without `Sync`; what fs-extra has beside `fs.exists`, which is deprecated: https://nodejs.org/api/fs.html#fsexistspath-callback. */
function getTwinName({ module, name }: LibraryEntity): string {
  const twin = name.split('.').at(-1)?.replace(/Sync$/, '') ?? '';
  return module === 'fs-extra' && twin === 'exists' ? 'pathExists' : twin;
}

/**
 * `fs.readFileSync` → `fs.promises.readFile`; a named import → `readFile` of `fs/promises`. Undefined for what they do in
 * another way (https://nodejs.org/api/fs.html#promises-api): `glob` gives an iterator, they know no descriptors, and
 * always reject where an entry is missing.
 */
function findPromises(
  call: TSESTree.CallExpression,
  target: LibraryEntity,
  name: string,
  sourceCode: SourceCode,
): Replacement | undefined {
  const { callee } = call;
  if (name === 'glob' || isOfDescriptor(call) || asksForMissing(call)) return undefined;
  if (callee.type === 'MemberExpression') {
    return target.name.includes('.') ? undefined : toMember(callee, `promises.${name}`, sourceCode);
  }
  return target.module === 'fs' ? findImported('fs/promises', name, call, sourceCode) : undefined;
}

/** `fs.readFileSync(0)`, `fs.readFileSync(process.stdin.fd)`. */
function isOfDescriptor({ arguments: [file] }: TSESTree.CallExpression): boolean {
  if (file?.type === 'Literal') return typeof file.value === 'number';
  return file?.type === 'MemberExpression' && findPropertyName(file) === 'fd';
}

/** `fs.statSync(path, { throwIfNoEntry: false })`. */
function asksForMissing({ arguments: [, options] }: TSESTree.CallExpression): boolean {
  if (options?.type !== 'ObjectExpression') return false;
  return options.properties.some((one) => one.type === 'Property' && isNamed(one.key, 'throwIfNoEntry'));
}

/** The function without `Sync`, from where the other one comes. */
function findSibling(
  call: TSESTree.CallExpression,
  target: LibraryEntity,
  name: string,
  sourceCode: SourceCode,
): Replacement | undefined {
  const { callee } = call;
  if (callee.type === 'MemberExpression') return toMember(callee, name, sourceCode);
  return target.name.includes('.') ? undefined : findImported(target.module, name, call, sourceCode);
}

/** Another member of the same object; undefined where the name of the one that is called is not known, or may be missing. */
function toMember(callee: TSESTree.MemberExpression, member: string, { text }: SourceCode): Replacement | undefined {
  if (!findPropertyName(callee) || callee.optional) return undefined;
  return { callee: `${text.slice(...callee.object.range)}.${member}`, edits: [] };
}

/** An export of a module, with the import that it may need. */
function findImported(
  module: string,
  exported: string,
  at: TSESTree.Node,
  sourceCode: SourceCode,
): Replacement | undefined {
  const imported = importName({ module, isBuiltin: isBuiltinModule(module), exported, at }, sourceCode);
  return imported && { callee: imported.name, edits: imported.edits };
}

function findPromisified(
  call: TSESTree.CallExpression,
  target: LibraryEntity,
  name: string,
  sourceCode: SourceCode,
): Replacement | undefined {
  const sibling = findSibling(call, target, name, sourceCode);
  const promisify = importName({ module: 'util', isBuiltin: true, exported: 'promisify', at: call }, sourceCode);
  if (!sibling || !promisify) return undefined;
  return { callee: `${promisify.name}(${sibling.callee})`, edits: mergeAdded(sibling.edits, promisify.edits) };
}

/** Two statements added at one place become one edit. */
function mergeAdded(one: readonly TextEdit[], other: readonly TextEdit[]): TextEdit[] {
  const merged = [...one];
  for (const edit of other) {
    const index = merged.findIndex(({ range }) => range[0] === edit.range[0]);
    const same = merged[index];
    if (same) merged[index] = { range: same.range, text: same.text + edit.text };
    else merged.push(edit);
  }
  return merged;
}

/** Whether the options, if any, mean the same to the promisified function: no `stdio`, no `input`. */
function hasPlainOptions(call: TSESTree.CallExpression, name: string): boolean {
  const options = call.arguments.find(
    (argument, index) => index > 0 && !(index === 1 && name === 'execFileSync' && argument.type === 'ArrayExpression'),
  );
  if (!options) return true;
  return (
    options.type === 'ObjectExpression' &&
    options.properties.every(
      (property) => property.type === 'Property' && !['stdio', 'input'].includes(findPropertyName(property) ?? 'stdio'),
    )
  );
}

function isBuiltinModule(module: string): boolean {
  return ['child_process', 'crypto', 'fs', 'fs/promises', 'zlib'].includes(module);
}
