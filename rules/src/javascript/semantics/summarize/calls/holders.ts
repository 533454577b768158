import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../../syntax/functions.js';
import { getModuleName } from '../../../syntax/imports.js';
import { findMemberName } from '../../../syntax/member-names.js';
import type { CallNode } from '../../../syntax/predicates.js';
import { getArguments, unwrapExpression } from '../../../syntax/unwrap.js';
import { findVariable, type ScopeSource } from '../../../syntax/variables.js';
import type { Holder } from '../../summary.js';

/**
 * What a call that hands over a function is a call of: the variable of a module or the field of a class that its callee
 * begins with.
 */
export function findHolder(call: CallNode, sourceCode: ScopeSource): Holder | undefined {
  if (!getArguments(call).some((argument) => isFunction(argument) || namesFunction(argument, sourceCode)))
    return undefined;
  let member: TSESTree.MemberExpression | undefined;
  let root = unwrapExpression(call.callee);
  while (root.type === 'MemberExpression') {
    member = root;
    root = unwrapExpression(root.object);
  }
  if (root.type === 'ThisExpression') return member && findField(member);
  if (root.type !== 'Identifier') return undefined;
  const variable = findVariable(root, sourceCode);
  const definition = variable?.defs[0];
  if (definition?.type === 'ImportBinding') return findImport(definition.node);
  if (!variable || definition?.type !== 'Variable') return undefined;
  const isOfModule = variable.scope.type === 'module' || variable.scope.type === 'global';
  if (isOfModule) return { module: '', name: root.name };
  const name = `${root.name}@${definition.name.range[0]}`;
  const made = definition.node.init?.type;
  return { module: '', name, ...((made === 'CallExpression' || made === 'NewExpression') && { isMade: true }) };
}

/** Whether a name stands for a function, as far as its declaration tells. */
function namesFunction(node: TSESTree.Node, sourceCode: ScopeSource): boolean {
  const definition = findVariable(node, sourceCode)?.defs[0];
  switch (definition?.type) {
    case 'FunctionName':
      return true;
    case 'ImportBinding':
      return definition.node.type === 'ImportSpecifier' && definition.node.importKind !== 'type';
    case 'Parameter': {
      const type = definition.name.typeAnnotation?.typeAnnotation;
      return type?.type === 'TSFunctionType';
    }
    case 'Variable':
      return definition.node.init !== null && isFunction(definition.node.init);
    default:
      return false;
  }
}

function findField(member: TSESTree.MemberExpression): Holder | undefined {
  const name = findMemberName(member);
  const owner = findClass(member);
  return owner?.id && name !== undefined ? { module: '', name: `${owner.id.name}.${name}` } : undefined;
}

/** The class whose member's code the node is in. */
function findClass(node: TSESTree.Node): TSESTree.ClassDeclaration | undefined {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.type === 'ClassDeclaration') return at;
    if (at.type === 'FunctionDeclaration') return undefined;
  }
  return undefined;
}

function findImport(node: TSESTree.Node): Holder | undefined {
  if (node.type !== 'ImportSpecifier' && node.type !== 'ImportDefaultSpecifier') return undefined;
  const module = node.parent.type === 'ImportDeclaration' ? node.parent.source.value : '';
  if (node.type === 'ImportDefaultSpecifier') return { module, name: 'default' };
  return { module, name: getModuleName(node.imported) };
}
