import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from './member-names.js';

/** A file, as ESLint or our host hands it to rules. */
export type SourceCode = Readonly<TSESLint.SourceCode>;

/** What scope analysis needs of a source code; the tree has `parent` links. */
export type ScopeSource = Pick<SourceCode, 'getScope'>;

/**
 * The only value a variable ever has: the initializer of a declaration whose name is not written again.
 * Destructuring gives undefined, for the value is not an expression of the file.
 */
export function findOnlyValue(variable: TSESLint.Scope.Variable | undefined): TSESTree.Expression | undefined {
  const declarator = variable && findOnlyDeclarator(variable);
  return declarator?.id.type === 'Identifier' ? (declarator.init ?? undefined) : undefined;
}

/** What a variable stands for: the function that declares it and is its only one, or its only value. */
export function findDeclaredValue(
  variable: TSESLint.Scope.Variable | undefined,
): TSESTree.Expression | TSESTree.FunctionDeclaration | undefined {
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || definition?.node.type !== 'FunctionDeclaration' || definition.type !== 'FunctionName') {
    return findOnlyValue(variable);
  }
  return others.length === 0 && isNeverWritten(variable) ? definition.node : undefined;
}

/**
 * All values that a variable of the file ever gets, by its declaration and by `=`, `??=` and the like. Undefined where it gets one in
 * another way, or where other files may write it.
 */
export function findAllValues(variable: TSESLint.Scope.Variable): TSESTree.Expression[] | undefined {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.node.type !== 'VariableDeclarator' || variable.scope.type === 'global') {
    return undefined;
  }
  const values: TSESTree.Expression[] = [];
  for (const { identifier } of variable.references.filter((reference) => reference.isWrite())) {
    const write = identifier.parent;
    if (write.type === 'VariableDeclarator' && write.id === identifier && write.init) values.push(write.init);
    else if (write.type === 'AssignmentExpression' && write.left === identifier && isPlainOrLogical(write)) {
      values.push(write.right);
    } else return undefined;
  }
  return values;
}

function isPlainOrLogical({ operator }: TSESTree.AssignmentExpression): boolean {
  return operator === '=' || operator === '??=' || operator === '||=' || operator === '&&=';
}

/**
 * Whether a variable has its value wherever it can be read. A `var` in a block has none where the block did not run, and the
 * whole function can read it.
 */
export function isSetWhereverRead(variable: TSESLint.Scope.Variable): boolean {
  const declaration = variable.defs[0]?.parent;
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'var') return true;
  const { parent } = declaration;
  return parent.type !== 'BlockStatement' ? parent.type === 'Program' : 'params' in parent.parent;
}

/** The variable that a name means, searched outwards from the name's own scope; undefined for what is no name. */
export function findVariable(
  node: TSESTree.Node | null | undefined,
  sourceCode: ScopeSource,
): TSESLint.Scope.Variable | undefined {
  return node?.type === 'Identifier' ? findVariableNamed(node.name, sourceCode.getScope(node)) : undefined;
}

/** The variable that a name means in a scope: of the scope itself or of the nearest around it that has one. */
export function findVariableNamed(name: string, scope: TSESLint.Scope.Scope): TSESLint.Scope.Variable | undefined {
  for (let current: TSESLint.Scope.Scope | null = scope; current; current = current.upper) {
    const variable = current.set.get(name);
    if (variable) return variable;
  }
  return undefined;
}

/** The declaration of a variable whose name is not written again. */
export function findOnlyDeclarator(variable: TSESLint.Scope.Variable): TSESTree.VariableDeclarator | undefined {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.node.type !== 'VariableDeclarator') return undefined;
  const writes = variable.references.filter((reference) => reference.isWrite());
  return writes.every((reference) => reference.init === true) ? definition.node : undefined;
}

/** Where a variable is read. */
export function getReads(
  variable: TSESLint.Scope.Variable | undefined,
): (TSESTree.Identifier | TSESTree.JSXIdentifier)[] {
  const reads = variable?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.map(({ identifier }) => identifier);
}

/** Whether nothing writes the variable, its own declaration included. */
export function isNeverWritten({ references }: TSESLint.Scope.Variable): boolean {
  return !references.some((reference) => reference.isWrite());
}

/** The property names from a declared pattern down to the variable; undefined for array patterns and rest. */
export function findPatternPath(pattern: TSESTree.Node, variable: TSESLint.Scope.Variable): string[] | undefined {
  if (pattern.type === 'Identifier') return variable.identifiers.includes(pattern) ? [] : undefined;
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const name = findPropertyName(property);
    const rest = findPatternPath(property.value, variable);
    if (rest) return name === undefined ? undefined : [name, ...rest];
  }
  return undefined;
}
