import { findPropertyName, normalizeModule } from './call-targets.js';
import type { SummarySource } from './summarize.js';

/** A program that answers the process which forked it: https://nodejs.org/api/process.html#processsendmessage-sendhandle-options-callback */
const FORKED =
  /\bprocess\.send\b(?=[\s\S]*\bprocess\.on\(\s*['"]message['"])|\bprocess\.on\(\s*['"]message['"](?=[\s\S]*\bprocess\.send\b)/;

/** Names that the program takes from `worker_threads`, by `import` or by destructuring `require`. */
export function findWorkerUses({ ast: { body }, text }: SummarySource): string[] {
  const own = body.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') {
      if (normalizeModule(statement.source.value) !== 'worker_threads') return [];
      return statement.specifiers.map(({ local }) => local.name);
    }
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) => {
      if (
        id.type !== 'ObjectPattern' ||
        init?.type !== 'CallExpression' ||
        init.callee.type !== 'Identifier' ||
        init.callee.name !== 'require'
      )
        return [];
      const [source] = init.arguments;
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return [];
      if (normalizeModule(source.value) !== 'worker_threads') return [];
      return id.properties.flatMap((property) =>
        property.type === 'Property' ? [findPropertyName(property) ?? ''] : [],
      );
    });
  });
  return FORKED.test(text) ? [...own, 'process.send'] : own;
}
