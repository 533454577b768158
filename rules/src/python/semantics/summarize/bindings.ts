import type {
  AliasBinding,
  Binding,
  ElementBinding,
  EnteredBinding,
  ExceptionBinding,
  FromImportBinding,
  ImportBinding,
  OpaqueBinding,
  StarImportBinding,
  TypeParameter,
  UnpackPath,
  ValueBinding,
} from '../summary.js';
import type { Expr, ScopeIndex } from '../summary-expressions.js';

/** Where a name stands and how far its binding counts. */
export interface Place {
  readonly name: string;
  readonly start: number;
  readonly from: number;
  readonly until: number;
  readonly reach: number;
  /** The function that binds a name of another scope. */
  readonly scope: ScopeIndex | undefined;
}

/** Makes the binding of one name of a target, at the end of the path into the value. */
export type MakeBinding = (place: Place, path: UnpackPath | undefined) => Binding;

// The fields are written out, one by one and always in the same order: bindings are by far the most frequent objects.

/** `name = value`, `name: annotation`, also in parts of a target. */
export function toValue(
  { name, start, from, until, reach, scope }: Place,
  value: Expr | undefined,
  annotation: Expr | undefined,
  path: UnpackPath | undefined,
): ValueBinding {
  return { kind: 'value', name, start, from, until, reach, scope, value, annotation, path };
}

/** `for name in iterable`, in statements and comprehensions. */
export function toElement(
  { name, start, from, until, reach, scope }: Place,
  iterable: Expr,
  isAsync: boolean,
  path: UnpackPath | undefined,
): ElementBinding {
  return { kind: 'element', name, start, from, until, reach, scope, iterable, isAsync, path };
}

/** `with context as name`. */
export function toEntered(
  { name, start, from, until, reach, scope }: Place,
  context: Expr,
  isAsync: boolean,
  path: UnpackPath | undefined,
): EnteredBinding {
  return { kind: 'entered', name, start, from, until, reach, scope, context, isAsync, path };
}

/** `def name`, `class name`. */
export function toDefinition(
  { name, start, from, until, reach, scope }: Place,
  kind: 'function' | 'class',
  definition: ScopeIndex,
): Binding {
  return { kind, name, start, from, until, reach, scope, definition };
}

/** `import module`, `import module as name`. */
export function toImport(
  { name, start, from, until, reach, scope }: Place,
  module: string,
  hasAlias: boolean,
): ImportBinding {
  return { kind: 'import', name, start, from, until, reach, scope, module, hasAlias };
}

/** `from module import name`. */
export function toFromImport(
  { name, start, from, until, reach, scope }: Place,
  source: Pick<FromImportBinding, 'module' | 'level' | 'imported' | 'isExported'>,
): FromImportBinding {
  const { module, level, imported, isExported } = source;
  return { kind: 'from', name, start, from, until, reach, scope, module, level, imported, isExported };
}

/** `from module import *`. */
export function toStarImport(
  { name, start, from, until, reach, scope }: Place,
  module: string,
  level: number,
): StarImportBinding {
  return { kind: 'star', name, start, from, until, reach, scope, module, level };
}

/** `except exception as name`, `except* exception as name`. */
export function toException(
  { name, start, from, until, reach, scope }: Place,
  exception: Expr | undefined,
  isGroup: boolean,
): ExceptionBinding {
  return { kind: 'exception', name, start, from, until, reach, scope, exception, isGroup };
}

/** `type name[typeParameters] = value` (PEP 695). */
export function toAlias(
  { name, start, from, until, reach, scope }: Place,
  value: Expr,
  typeParameters: readonly TypeParameter[] | undefined,
): AliasBinding {
  return { kind: 'alias', name, start, from, until, reach, scope, value, typeParameters };
}

/** What gives a name something that nothing is known of. */
export function toOpaque(
  { name, start, from, until, reach, scope }: Place,
  kind: OpaqueBinding['kind'],
): OpaqueBinding {
  return { kind, name, start, from, until, reach, scope };
}
