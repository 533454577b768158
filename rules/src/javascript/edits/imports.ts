import type { TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from '../../project/text/text-edit.js';
import { normalizeModule } from '../semantics/origins.js';
import { setsCommonJsExport } from '../semantics/summarize/files/exports.js';
import { getModuleStatements } from '../syntax/component-scripts.js';
import { findRequired, getModuleName } from '../syntax/imports.js';
import { contains, isNamed } from '../syntax/predicates.js';
import { findVariableNamed, type SourceCode } from '../syntax/variables.js';
import { getIndentation, getLineBreak, skipLineComment } from './layout.js';

/** A name that can be used, and what has to be changed so that it can. */
export interface ImportedName {
  /** `readFile`, or a member of an import that is there: `fsPromises.readFile`. */
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

interface ImportRequest {
  /** Without `node:`. */
  readonly module: string;
  readonly isBuiltin: boolean;
  /** The exported name; `default` for the default export. */
  readonly exported: string;
  /** The local name to give it, if it is not there yet. Default: the exported name. */
  readonly local?: string;
  /** Where it is going to be used. */
  readonly at: TSESTree.Node;
}

/**
 * Makes a module's export available in the file's own style: an import or `require` that is there is used or extended,
 * else one is added behind the others (ES module or CommonJS, quotes, semicolons and `node:` as in the file).
 * @returns undefined when the name means something else where it is to be used
 */
export function importName(request: ImportRequest, sourceCode: SourceCode): ImportedName | undefined {
  const { module, exported, local = exported, at } = request;
  const statements = getModuleStatements(at, sourceCode.ast);
  for (const statement of statements) {
    const found = findExisting(statement, module, exported);
    if (found !== undefined && refersTo(statement, found, at, sourceCode)) return { name: found, edits: [] };
  }
  if (findVariableNamed(local, sourceCode.getScope(at))) return undefined;
  for (const statement of statements) {
    const edit = exported === 'default' ? undefined : extendExisting(statement, module, exported, local);
    if (edit) return { name: local, edits: [edit] };
  }
  const added = addStatement(request, local, statements, sourceCode.text);
  return added && { name: local, edits: [added] };
}

/** The expression for the export if the statement imports it or its module. */
function findExisting(statement: TSESTree.ProgramStatement, module: string, exported: string): string | undefined {
  if (statement.type === 'ImportDeclaration') {
    return normalizeModule(statement.source.value) === module ? findImported(statement, exported) : undefined;
  }
  const declarator = findRequire(statement, module);
  if (declarator?.id.type === 'Identifier') {
    return exported === 'default' ? declarator.id.name : `${declarator.id.name}.${exported}`;
  }
  if (declarator?.id.type !== 'ObjectPattern') return undefined;
  for (const property of declarator.id.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== exported) continue;
    if (property.value.type === 'Identifier') return property.value.name;
  }
  return undefined;
}

function findImported({ importKind, specifiers }: TSESTree.ImportDeclaration, exported: string): string | undefined {
  if (importKind === 'type') return undefined;
  for (const specifier of specifiers) {
    if (specifier.type === 'ImportSpecifier') {
      if (getModuleName(specifier.imported) === exported && specifier.importKind !== 'type')
        return specifier.local.name;
    } else if (exported === 'default') {
      if (specifier.type === 'ImportDefaultSpecifier') return specifier.local.name;
    } else return `${specifier.local.name}.${exported}`;
  }
  return undefined;
}

/** `const x = require('module')`. */
function findRequire(statement: TSESTree.ProgramStatement, module: string): TSESTree.VariableDeclarator | undefined {
  if (statement.type !== 'VariableDeclaration') return undefined;
  return statement.declarations.find(({ init }) => {
    const required = findRequired(init);
    return required !== undefined && normalizeModule(required) === module;
  });
}

function refersTo(
  statement: TSESTree.ProgramStatement,
  name: string,
  at: TSESTree.Node,
  sourceCode: SourceCode,
): boolean {
  const variable = findVariableNamed(name.split('.')[0] ?? name, sourceCode.getScope(at));
  return variable?.defs.some((definition) => contains(statement, definition.name)) === true;
}

function extendExisting(
  statement: TSESTree.ProgramStatement,
  module: string,
  exported: string,
  local: string,
): TextEdit | undefined {
  if (statement.type === 'ImportDeclaration') {
    if (statement.importKind === 'type' || normalizeModule(statement.source.value) !== module) return undefined;
    const last = statement.specifiers.findLast((specifier) => specifier.type === 'ImportSpecifier');
    if (!last) return undefined;
    return {
      range: [last.range[1], last.range[1]],
      text: `, ${exported === local ? local : `${exported} as ${local}`}`,
    };
  }
  const declarator = findRequire(statement, module);
  const last = declarator?.id.type === 'ObjectPattern' ? declarator.id.properties.at(-1) : undefined;
  if (last?.type !== 'Property') return undefined;
  return { range: [last.range[1], last.range[1]], text: `, ${exported === local ? local : `${exported}: ${local}`}` };
}

/** @returns undefined when there is no script, as in a template alone */
function addStatement(
  { module, isBuiltin, exported }: ImportRequest,
  local: string,
  statements: readonly TSESTree.ProgramStatement[],
  fileText: string,
): TextEdit | undefined {
  const imports = statements.filter((statement) => isImport(statement));
  const isCommonJs = isCommonJsFile(statements);
  const texts = imports.map((statement) => fileText.slice(...statement.range));
  const quote = texts.some((text) => text.includes('"')) ? '"' : "'";
  const end = texts.length > 0 && !texts.some((text) => text.endsWith(';')) ? '' : ';';
  const hasBarePrefix =
    isBuiltin &&
    texts.length > 0 &&
    !texts.some((text) => /['"]node:/.test(text)) &&
    texts.some((text) => /['"](?:fs|path|util|os|url|crypto|child_process)(?:\/promises)?['"]/.test(text));
  const source = `${quote}${isBuiltin && !hasBarePrefix ? 'node:' : ''}${module}${quote}`;
  const named = exported === local ? local : `${exported}${isCommonJs ? ':' : ' as'} ${local}`;
  const pattern = exported === 'default' ? local : `{ ${named} }`;
  const statement = isCommonJs
    ? `const ${pattern} = require(${source})${end}`
    : `import ${pattern} from ${source}${end}`;
  // A package goes before the files of the project.
  const last = imports.findLast((one) => !isOfFile(one, fileText)) ?? imports.at(-1);
  const first = statements.find((one) => !(one.type === 'ExpressionStatement' && one.directive));
  const neighbour = last ?? first;
  if (!neighbour) return undefined;
  const lineBreak = getLineBreak(fileText);
  const line = lineBreak + getIndentation(fileText, neighbour.range[0]);
  const place = last ? skipLineComment(fileText, last.range[1]) : neighbour.range[0];
  return { range: [place, place], text: last ? `${line}${statement}` : `${statement}${lineBreak}${line}` };
}

function isImport(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === 'ImportDeclaration') return true;
  return statement.type === 'VariableDeclaration' && statement.declarations.some(({ init }) => isRequireCall(init));
}

/** `import a from './a.js'`, `const a = require('../a')`. */
function isOfFile({ range }: TSESTree.ProgramStatement, text: string): boolean {
  return /(?:\bfrom|\bimport|\brequire\()\s*['"]\.{1,2}(?:\/|['"])/.test(text.slice(...range));
}

function isRequireCall(node: TSESTree.Expression | null): boolean {
  if (node?.type === 'MemberExpression') return isRequireCall(node.object);
  return node?.type === 'CallExpression' && isNamed(node.callee, 'require');
}

function isCommonJsFile(statements: readonly TSESTree.ProgramStatement[]): boolean {
  if (statements.some(({ type }) => type === 'ImportDeclaration' || type.startsWith('Export'))) return false;
  return statements.some((statement) => isImport(statement) || setsCommonJsExport(statement));
}
