import type { TSESTree } from '@typescript-eslint/utils';
import { findKeptValue } from '../../../../javascript/semantics/kept-values.js';
import { findEnclosingFunction } from '../../../../javascript/syntax/functions.js';
import type { CallNode } from '../../../../javascript/syntax/predicates.js';
import { findVariable } from '../../../../javascript/syntax/variables.js';
import { isTypeScriptFile } from '../../../../javascript/typescript-files.js';
import type { Check, Inspection } from '../inspection.js';

/** Promises put where a type is declared that no promise has: arguments, properties, variables, results. */
export function checkDeclaredPlaces(inspection: Inspection): Check {
  const candidates: TSESTree.Expression[] = [];
  const add = (node: TSESTree.Node): void => {
    if (inspection.isCallOrStored(node) && isDeclared(node)) candidates.push(node);
  };
  const { context, sourceCode } = inspection;
  // In JavaScript most types are guessed from what the code puts there.
  const isChecked = isTypeScriptFile(context.filename) && !/\/\/ *@ts-nocheck\b/.test(sourceCode.text);
  return {
    listener: isChecked ? collectPlaced(add) : {},
    getAsked: () => candidates.filter(({ type }) => type === 'CallExpression'),
    report() {
      for (const node of candidates) {
        if (!isKeptPromise(node, inspection) || !inspection.isAlwaysPromise(node)) continue;
        if (!inspection.oracle.isExcluded(node) || isSilenced(node, inspection)) continue;
        inspection.reportMisused(node, { consequence: 'the type that is declared here takes none', isValue: true });
      }
    },
  };
}

function collectPlaced(add: (node: TSESTree.Node) => void): Check['listener'] {
  const addArguments = ({ arguments: given }: CallNode): void => {
    for (const one of given) add(one);
  };
  return {
    CallExpression: addArguments,
    NewExpression: addArguments,
    Property: ({ value }) => add(value),
    ArrayExpression({ elements }) {
      for (const one of elements) if (one) add(one);
    },
    AssignmentExpression: ({ right }) => add(right),
    VariableDeclarator({ init }) {
      if (init) add(init);
    },
    ReturnStatement({ argument }) {
      if (argument) add(argument);
    },
  };
}

/** Whether what is around the expression leads to a place that can be declared, and nothing else decides what goes there. */
function isDeclared(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node;
    case 'AssignmentExpression':
      return parent.operator === '=' && parent.right === node;
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && parent.id.typeAnnotation !== undefined;
    case 'ReturnStatement': {
      const fn = findEnclosingFunction(parent);
      const isAwaited = fn?.async === true && node.type !== 'ObjectExpression' && node.type !== 'ArrayExpression';
      return fn?.returnType !== undefined && !isAwaited;
    }
    case 'ObjectExpression':
      // What is spread may decide which of several types the object has; the compiler looks at what is written there only.
      return isDeclared(parent) && !parent.properties.some(({ type }) => type === 'SpreadElement');
    case 'ArrayExpression':
    case 'Property':
      return isDeclared(parent);
    default:
      return false;
  }
}

/** Whether a comment keeps the compiler from saying the same: who wrote it hands the promise over on purpose. */
function isSilenced({ loc, parent }: TSESTree.Node, { sourceCode: { lines } }: Inspection): boolean {
  return [loc, parent?.loc].some((at) => at && /@ts-(?:expect-error|ignore)\b/.test(lines[at.start.line - 2] ?? ''));
}

/** Of what a variable keeps, the call is asked first: most variables keep no promise. */
function isKeptPromise(node: TSESTree.Expression, inspection: Inspection): boolean {
  const value = node.type === 'Identifier' ? findKeptValue(findVariable(node, inspection.sourceCode)) : undefined;
  return !value || inspection.kindOf(value) === 'promise';
}
