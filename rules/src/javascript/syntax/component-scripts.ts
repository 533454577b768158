import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isNode, someChild } from './children.js';
import { isNamed } from './predicates.js';

/** Whether statements of a module stand in a node: the program, or one of the scripts that Svelte's parser has in it. */
export function isScript(node: TSESTree.Node): node is TSESTree.Program {
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

/** Whether the template of a Vue component uses a name for more than to handle events. */
export function isUsedInVueTemplate(name: string, { ast, text }: Pick<TSESLint.SourceCode, 'ast' | 'text'>): boolean {
  const isHandler = ({ type, range: [start] }: TSESTree.Node): boolean =>
    !(type in visitorKeys) && /^(?:@|v-on\b)/.test(text.slice(start, start + 'v-on:'.length));
  const uses = (node: TSESTree.Node): boolean => isNamed(node, name) || (!isHandler(node) && someChild(node, uses));
  return 'templateBody' in ast && isNode(ast.templateBody) && uses(ast.templateBody);
}
