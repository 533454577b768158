import type { ModuleEntity } from './entities.js';
import { isTellingParameters } from './inference/callback-parameters.js';
import { isSettingByName } from './inference/computed-attributes.js';
import { getCalledParameters } from './facts/calls/resolved-calls.js';
import type { Binding, Event, FunctionScope, ModuleSummary, ScopeSummary } from './summary.js';
import type { ScopeIndex } from './summary-expressions.js';

/**
 * Makes the summary of a module that of its new text, where nothing but bodies of functions is another and nobody outside of these
 * can tell: all that was derived from the objects of the summary goes on to hold then, they only stand elsewhere. What is
 * typed into a function mostly changes what it does, and moves what is behind it.
 *
 * @returns the functions whose bodies are others now; undefined when the edit is of another kind. The summary is neither the
 * old nor the new one then, and all that was derived from it has to be dropped.
 */
export function takeOver(module: ModuleEntity, next: ModuleSummary): readonly ScopeIndex[] | undefined {
  const { scopes, exports } = module.summary;
  if (scopes.length !== next.scopes.length || !isAlike(exports, next.exports)) return undefined;
  const changed: ScopeIndex[] = [];
  for (const [index, scope] of scopes.entries()) {
    const other = next.scopes[index];
    if (take(scope, other)) continue;
    if (other === undefined || !takeBody(index, other, module)) return undefined;
    changed.push(index);
  }
  return changed;
}

/** The parts of a function that tell what it does. */
const bodyParts: ReadonlySet<string> = new Set(['bindings', 'narrowings', 'loops', 'events']);

function takeBody(index: ScopeIndex, next: ScopeSummary, module: ModuleEntity): boolean {
  const scope = module.getScope(index);
  if (scope.kind !== 'function' || next.kind !== 'function' || !isPlain(index, scope, module)) return false;
  if (!take(scope, next, bodyParts)) return false;
  const calledParameters = [...getCalledParameters(scope)];
  const isDoingNothing = scope.events.length === 0;
  const events = merge(scope.events, next.events);
  const bindings = merge(scope.bindings, next.bindings);
  const narrowings = merge(scope.narrowings ?? [], next.narrowings ?? []);
  if (bindings.changed.some(isKnownOutside)) return false;
  if (events.changed.some((event) => isTellingOthers(event, module))) return false;
  Object.assign(scope, {
    events: events.merged,
    bindings: bindings.merged,
    narrowings: next.narrowings && narrowings.merged,
    loops: next.loops,
  });
  const changed = [...bindings.changed.map(({ name }) => name), ...narrowings.changed.map(({ target }) => target)];
  const names = new Set(changed.map((name) => name.split('.', 1)[0] ?? name));
  return (
    isDoingNothing === (scope.events.length === 0) &&
    isAlike(calledParameters, [...getCalledParameters(scope)]) &&
    !isShowing(names, index, scope, module)
  );
}

/** Whether a function is entered in one environment alone, and what is inside of it belongs to it alone. */
function isPlain(index: ScopeIndex, scope: FunctionScope, module: ModuleEntity): boolean {
  const inside = getScopesInside(index, module);
  if (inside.some((one) => one.kind === 'class' || ('globals' in one && one.globals !== undefined))) return false;
  if (scope.globals !== undefined || module.isFollowed(index)) return false;
  if (isReturning(scope) && inside.some(({ kind }) => kind !== 'comprehension')) return false;
  for (let around = scope.parent; around > 0; around = module.getScope(around).parent) {
    const outer = module.getScope(around);
    if (module.isFollowed(around) || (isFunctionScope(outer) && isReturning(outer))) return false;
  }
  return true;
}

/** Whether what a function returns may depend on its arguments, so that its insides may be kept with each of them. */
function isReturning({ returned, yielded }: FunctionScope): boolean {
  return returned !== undefined || yielded !== undefined;
}

function isFunctionScope(scope: ScopeSummary): scope is FunctionScope {
  return scope.kind === 'function' || scope.kind === 'lambda';
}

function getScopesInside(index: ScopeIndex, module: ModuleEntity): readonly ScopeSummary[] {
  return module.getChildren(index).flatMap((child) => [module.getScope(child), ...getScopesInside(child, module)]);
}

/** Whether a binding tells others of more than a variable of the function. */
function isKnownOutside({ kind, name, scope }: Binding): boolean {
  const isVariable = kind === 'value' || kind === 'element' || kind === 'entered' || kind === 'exception';
  return !isVariable || scope !== undefined || name.includes('.');
}

/** Whether something that a function does says more than that of others: it hands functions over, sets attributes by their names. */
function isTellingOthers({ expr }: Event, module: ModuleEntity): boolean {
  if (isSettingByName(expr)) return true;
  if (expr.kind !== 'call') return false;
  return isTellingParameters(expr, module) || (module.areCallsAskedFor && expr.func.kind === 'attribute');
}

/** Whether others see of a function what depends on its variables of these names. */
function isShowing(
  names: ReadonlySet<string>,
  index: ScopeIndex,
  { bindings, events, returned, yielded }: FunctionScope,
  module: ModuleEntity,
): boolean {
  if (names.size === 0) return false;
  const shown = [
    ...[returned, yielded].filter((one) => one !== undefined),
    ...bindings.filter(({ name }) => name.includes('.')),
    ...events.filter((event) => isTellingOthers(event, module)),
  ];
  return shown.length > 0 && isNaming([shown, bindings, getScopesInside(index, module)], names);
}

function isNaming(value: unknown, names: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((one) => isNaming(one, names));
  if (!isObject(value)) return false;
  if (value.kind === 'name' && typeof value.id === 'string' && names.has(value.id)) return true;
  return Object.values(value).some((one) => isNaming(one, names));
}

// --- objects of summaries

/** Where something stands. All other numbers say what it is. */
const places: ReadonlySet<string> = new Set(['start', 'end', 'from', 'until', 'reach', 'nameStart']);

const none: ReadonlySet<string> = new Set();

/** Whether two parts of summaries are the same but for where they stand. */
function isAlike(one: unknown, other: unknown): boolean {
  return compare(one, other, false, none);
}

/** The same; if so, and often if not, the first stands where the second does from now on. */
function take(one: unknown, other: unknown, skipped = none): boolean {
  return compare(one, other, true, skipped);
}

function compare(one: unknown, other: unknown, isTaking: boolean, skipped: ReadonlySet<string>): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  if (Array.isArray(one)) return Array.isArray(other) && compareLists(one, other, isTaking);
  for (const key in other) {
    const [before, after] = [one[key], other[key]];
    if (typeof after === 'number' && typeof before === 'number' && places.has(key)) {
      if (isTaking && before !== after) one[key] = after;
    } else if (key === 'loops') {
      if (skipped.has(key)) continue;
      if (!hasSameLength(before, after)) return false;
      if (isTaking) one[key] = after;
    } else if (!skipped.has(key) && !compare(before, after, isTaking, none)) return false;
  }
  for (const key in one) if (other[key] === undefined && one[key] !== undefined && !skipped.has(key)) return false;
  return true;
}

function compareLists(one: readonly unknown[], other: readonly unknown[], isTaking: boolean): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) {
    if (!compare(one[index], other[index], isTaking, none)) return false;
  }
  return true;
}

function hasSameLength(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) ? one.length === other.length : one === other;
}

/** The summaries are ours, though nobody else may change them. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A list with the items that it had, as far as they are still there, and what is in only one of both. */
function merge<Item>(
  before: readonly Item[],
  after: readonly Item[],
): { readonly merged: readonly Item[]; readonly changed: readonly Item[] } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isAlike(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isAlike(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  const kept = before.slice(before.length - tail);
  take(before.slice(0, head), after.slice(0, head));
  take(kept, after.slice(after.length - tail));
  return { merged: [...before.slice(0, head), ...added, ...kept], changed: [...removed, ...added] };
}
