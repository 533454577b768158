import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { parseSync } from 'oxc-parser';
import { forEachChild, isNode } from '../syntax/children.js';
import { findScope } from '../syntax/find-scope.js';
import type { SummarySource } from './summarize.js';

/** Parses a file that is not being linted, as far as a summary needs it. Undefined when its syntax is broken. */
export function readSource(path: string, text: string): SummarySource | undefined {
  const sourceType = path.endsWith('.cjs') || path.endsWith('.cts') ? 'commonjs' : 'module';
  const { program, errors } = parseSync(path, text, { astType: 'ts', preserveParens: false, range: true, sourceType });
  if (errors.length > 0) return undefined;
  const ast = toProgram(program);
  linkParents(ast);
  const scopes = analyze(ast, { sourceType, lib: ['esnext'] });
  return { ast: { ...ast, comments: [], tokens: [] }, text, getScope: (node) => findScope(scopes, node) };
}

/** oxc's tree in its TypeScript form is TS-ESTree by contract. */
function toProgram(program: object): TSESTree.Program {
  if (!isNode(program) || program.type !== 'Program') throw new TypeError('The parser gave no program.');
  return program;
}

function linkParents(node: TSESTree.Node): void {
  forEachChild(node, (child) => {
    Reflect.set(child, 'parent', node);
    linkParents(child);
  });
}
