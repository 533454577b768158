import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getTypeOracle } from '../../types/type-oracle.js';
import { isDeclarationFile } from '../../typescript-files.js';
import type { FunctionEntity } from '../module-file.js';
import { getModuleFile, getProject } from '../project.js';

type Context = Pick<
  Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  'sourceCode' | 'filename' | 'settings' | 'cwd'
>;

/** The function of the project that is called, as the type checker knows it. Undefined without types. */
export function findDeclaredFunction(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  context: Context,
): FunctionEntity | undefined {
  const oracle = getTypeOracle(context);
  if (oracle.backEnd === 'none') return undefined;
  const declaration = oracle.calleeDeclaration(node);
  if (!declaration || isInstalled(declaration.path) || isDeclarationFile(declaration.path)) return undefined;
  const file =
    declaration.path === context.filename ? getModuleFile(context) : getProject(context).findFile(declaration.path);
  const fn = file?.findFunctionAt(declaration.start, declaration.end);
  return fn?.summary.isBodiless === false ? fn : undefined;
}

function isInstalled(path: string): boolean {
  return /[/\\]node_modules[/\\]/.test(path);
}
