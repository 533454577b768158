import { remember } from '../../project/remember.js';
import type { RelatedLocation } from '../../project/text/location.js';
import type { FunctionRef, OpenedModule } from '../../python/semantics/python-facts.js';
import { getFirstPart } from '../../python/syntax/dotted-names.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { Span } from '../../project/text/span.js';
import { isMethodDecorator } from '../../python/syntax/predicates.js';
import type { PythonRuleContext } from '../../rule.js';

/** The module that is checked, in the form of those that are opened beside it. */
export function getCheckedModule({ filename, sourceCode }: PythonRuleContext<string>): OpenedModule {
  const { ast: module, text, facts } = sourceCode;
  return { path: filename, module, text, facts };
}

/** A module of the project by its path, as it is seen from another or the same; undefined when there is none. */
export function openModule(path: string, around: OpenedModule): OpenedModule | undefined {
  return path === around.path ? around : around.facts.openModule(path);
}

/** The node of a function, unless a decorator runs something else in its place. */
export function findPlainFunction(ref: FunctionRef, { facts }: OpenedModule): ast.FunctionNode | undefined {
  const node = facts.findFunctionNode(ref.location);
  return node?.decorator_list.every(isMethodDecorator) === true ? node : undefined;
}

/** The packages that a module imports at its top level. */
export const getImportedPackages = remember(({ body }: ast.Module): ReadonlySet<string> => {
  const names = body.flatMap((statement) => {
    if (statement.type === 'Import') return statement.names.map(({ name }) => name);
    return statement.type === 'ImportFrom' && statement.level === 0 ? [statement.module ?? ''] : [];
  });
  return new Set(names.map(getFirstPart));
});

/** A place of the file that is checked, to be shown with a finding. */
export function toRelated(
  { start, end }: Span,
  message: string,
  { filename }: PythonRuleContext<string>,
): RelatedLocation {
  return { path: filename, start, end, message };
}
