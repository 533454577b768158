import type { TSESTree } from '@typescript-eslint/utils';
import { findRequired } from '../../../syntax/imports.js';
import type { SummarySource } from '../../summary-source.js';

/** Packages that read the arguments of a command; many commands have a file of their own that imports one. */
const commandLine =
  /^(?:@caporal\/core|@commander-js\/extra-typings|@oclif\/core|cac|citty|cleye|clipanion|cmd-ts|commander|gluegun|meow|nest-commander|sade|yargs|yargs\/yargs)$/;

/** Whether the file is a command, or one of its commands: it does what its arguments say, and ends. */
export function isCommand({ ast, text }: SummarySource): boolean {
  if (/\bprocess\.argv\b/.test(text) && /\bprocess\.exit(?:Code)?\b/.test(text)) return true;
  return ast.body.some((one) => findImportedModules(one).some((module) => commandLine.test(module)));
}

/** The modules that a statement takes something of, beside types. */
function findImportedModules(statement: TSESTree.ProgramStatement): string[] {
  if (statement.type === 'ImportDeclaration') return statement.importKind === 'type' ? [] : [statement.source.value];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ init }) => {
    return findRequired(init?.type === 'MemberExpression' ? init.object : init) ?? [];
  });
}
