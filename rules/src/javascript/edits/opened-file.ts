import type { TSESTree } from '@typescript-eslint/utils';
import { findDeclaredFunction } from '../semantics/facts/declared-functions.js';
import type { FunctionEntity, ModuleFile } from '../semantics/module-file.js';
import { getModuleFile } from '../semantics/project.js';
import type { SourceCode } from '../syntax/variables.js';
import type { OracleContext } from '../types/type-oracle.js';

/** A file of the project with its tree. */
export interface OpenedFile {
  readonly file: ModuleFile;
  readonly sourceCode: Pick<SourceCode, 'text' | 'ast' | 'getScope' | 'getDeclaredVariables'>;
  /** The function of the project that is called, by types; undefined where they do not tell. */
  findTyped(call: TSESTree.CallExpression): FunctionEntity | undefined;
}

/** The file that a rule runs on. */
export function openLinted(context: OracleContext): OpenedFile {
  const { sourceCode } = context;
  return { file: getModuleFile(context), sourceCode, findTyped: (call) => findDeclaredFunction(call, context) };
}

/**
 * Another file of the project; undefined when it cannot be read or parsed. Types are not asked: the compiler would have to
 * leave the file that a rule runs on.
 */
export function openOther(path: string, { file: { project } }: OpenedFile): OpenedFile | undefined {
  const opened = project.open(path);
  return opened && { ...opened, findTyped: () => undefined };
}
