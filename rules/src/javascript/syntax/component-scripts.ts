import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

/** Whether statements of a module stand in a node: the program, or one of the scripts that Svelte's parser has in it. */
function isScript(node: TSESTree.Node): node is TSESTree.Program {
  const type: string = node.type;
  return type === 'Program' || type === 'SvelteScriptElement';
}

/** The script that a node stands in; undefined for what stands in the template of a component. */
export function findScript(node: TSESTree.Node): TSESTree.Program | undefined {
  for (let at = node; at.parent; at = at.parent) {
    if (isScript(at.parent)) return isOfTemplate(at) ? undefined : at.parent;
  }
  return undefined;
}

/** The statements of the script that a node stands in, or that what stands in a template can use the names of. */
export function getModuleStatements(node: TSESTree.Node, program: TSESTree.Program): TSESTree.ProgramStatement[] {
  const { body } = findScript(node) ?? program.body.findLast((one) => isScript(one)) ?? program;
  return body.filter((one) => !isOfTemplate(one));
}

/** Parts of templates are nodes that only the parser of components knows. */
function isOfTemplate(node: TSESTree.Node): boolean {
  return !(node.type in visitorKeys);
}
