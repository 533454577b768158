import type { CallNode } from '../../syntax/predicates.js';
import { getTypeOracle, type OracleContext } from '../../types/type-oracle.js';
import type { FunctionEntity } from '../module-file.js';
import { getModuleFile, getProject } from '../project.js';

/** The function of the project that is called, as the type checker knows it. Undefined without types. */
export function findDeclaredFunction(node: CallNode, context: OracleContext): FunctionEntity | undefined {
  const oracle = getTypeOracle(context);
  if (oracle.backEnd === 'none') return undefined;
  const declaration = oracle.calleeDeclaration(node);
  if (!declaration) return undefined;
  const file =
    declaration.path === context.filename ? getModuleFile(context) : getProject(context).findFile(declaration.path);
  const fn = file?.findFunctionAt(declaration.start, declaration.end);
  return fn?.summary.isBodiless === false ? fn : undefined;
}
