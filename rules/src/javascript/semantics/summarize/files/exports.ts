import type { TSESTree } from '@typescript-eslint/utils';
import { getModuleName } from '../../../syntax/imports.js';
import { findPropertyName } from '../../../syntax/member-names.js';
import { isNamed } from '../../../syntax/predicates.js';
import type { ModuleSummary, Value } from '../../summary.js';
import type { ValueReader } from '../values.js';

/** What other files can import from a file. */
export type ExportSummary = Pick<ModuleSummary, 'exports' | 'exportedVariables' | 'starExports'>;

/** Reads the exports of a file, in the forms of ES modules, TypeScript and CommonJS. */
export function summarizeExports(program: TSESTree.Program, values: ValueReader): ExportSummary {
  const exports: Record<string, Value> = {};
  const exportedVariables: Record<string, string> = {};
  const starExports: string[] = [];
  const add = (name: string, value: Value | undefined): void => {
    if (value) exports[name] = value;
  };
  // A class or a constant of the same name says more.
  const addInterface: Add = (name, value) => {
    if (!Object.hasOwn(exports, name)) add(name, value);
  };
  for (const statement of program.body) {
    switch (statement.type) {
      case 'ExportAllDeclaration':
        if (!statement.exported) starExports.push(statement.source.value);
        else add(getModuleName(statement.exported), { kind: 'imported', module: statement.source.value, name: '' });
        break;
      case 'ExportDefaultDeclaration':
        add('default', values.readDeclared(statement.declaration));
        break;
      case 'TSExportAssignment':
        add('default', values.read(statement.expression));
        break;
      case 'ExportNamedDeclaration':
        addNamedExports(statement, values, declaresType(statement) ? addInterface : add);
        for (const [exported, local] of getExportedVariables(statement)) exportedVariables[exported] = local;
        break;
      case 'ExpressionStatement':
        addCommonJsExport(statement.expression, values, add);
        break;
      default:
    }
  }
  return { exports, exportedVariables, starExports };
}

/** Whether the file offers anything to others. */
export function exportsAnything({ body }: TSESTree.Program): boolean {
  return body.some(
    (statement) =>
      statement.type.startsWith('Export') || statement.type === 'TSExportAssignment' || setsCommonJsExport(statement),
  );
}

/** Whether a statement says what CommonJS exports: `exports.load = load`, `exports = module.exports = load`. */
export function setsCommonJsExport(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  return getAssignments(statement.expression).some(({ left }) => isExportTarget(left));
}

type Add = (name: string, value: Value | undefined) => void;

function declaresType({ declaration }: TSESTree.ExportNamedDeclaration): boolean {
  return declaration?.type === 'TSInterfaceDeclaration' || declaration?.type === 'TSTypeAliasDeclaration';
}

function addNamedExports(statement: TSESTree.ExportNamedDeclaration, values: ValueReader, add: Add): void {
  const { declaration, source } = statement;
  if (declaration?.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) if (id.type === 'Identifier') add(id.name, values.read(id));
  } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') {
    add(declaration.id.name, values.readDeclared(declaration));
  }
  for (const { local, exported } of statement.specifiers) {
    const value: Value | undefined = source
      ? { kind: 'imported', module: source.value, name: getModuleName(local) }
      : local.type === 'Identifier'
        ? values.read(local)
        : undefined;
    add(getModuleName(exported), value);
  }
}

/** Exported names with the names that the file itself has for them. */
function getExportedVariables({
  declaration,
  source,
  specifiers,
}: TSESTree.ExportNamedDeclaration): (readonly [exported: string, local: string])[] {
  if (source) return [];
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) =>
      id.type === 'Identifier' ? [[id.name, id.name] as const] : [],
    );
  }
  return specifiers.map(({ local, exported }) => [getModuleName(exported), getModuleName(local)] as const);
}

/** `module.exports = x`, `module.exports.name = x`, `exports.name = x`, `exports = module.exports = x`. */
function addCommonJsExport(expression: TSESTree.Expression, values: ValueReader, add: Add): void {
  for (const { left, right } of getAssignments(expression)) {
    if (left.type !== 'MemberExpression' || !isExportTarget(left)) continue;
    const name = isModuleExports(left) ? 'default' : findPropertyName(left);
    if (name !== undefined) add(name, values.read(right));
  }
}

/** An assignment and those in its value: of `a = b = c`, both. */
function getAssignments(expression: TSESTree.Expression): TSESTree.AssignmentExpression[] {
  return expression.type === 'AssignmentExpression' ? [expression, ...getAssignments(expression.right)] : [];
}

/** Whether what is assigned to it is exported: `module.exports`, `module.exports.load`, `exports.load`. */
export function isExportTarget(node: TSESTree.Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  return isModuleExports(node) || isModuleExports(node.object) || isNamed(node.object, 'exports');
}

function isModuleExports(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && findPropertyName(node) === 'exports' && isNamed(node.object, 'module');
}
