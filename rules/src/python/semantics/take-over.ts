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
 * @returns the functions whose bodies are others now; undefined when the edit is of another kind. The summary may be neither
 * the old nor the new one then, and all that was derived from it has to be dropped.
 */
export function takeOver(module: ModuleEntity, next: ModuleSummary): readonly ScopeIndex[] | undefined {
  const { scopes, exports } = module.summary;
  if (scopes.length !== next.scopes.length || !isAlike(exports, next.exports)) return undefined;
  const changed: ScopeIndex[] = [];
  const same: Kept[] = [];
  const kept: Kept[] = [];
  for (const [index, scope] of scopes.entries()) {
    const other = next.scopes[index];
    if (other !== undefined && isAlike(scope, other)) {
      same.push([scope, other]);
    } else {
      if (other === undefined || !takeBody(index, other, module, kept)) return undefined;
      changed.push(index);
    }
  }
  const shift = new Shift();
  for (const [before, after] of same) addMoves(before, after, shift);
  if (!shift.keepsOrder(true)) return undefined;
  for (const [before, after, skipped] of kept) addMoves(before, after, shift, skipped);
  // What is asked of a function that was edited is where names are used and bound, not whether blocks end together.
  if (!shift.keepsOrder(false)) return undefined;
  for (const [before, after, skipped] of [...same, ...kept]) move(before, after, skipped);
  return changed;
}

/** A part of the summary that stays, and the one of the new text that it is like, but for those of its properties. */
type Kept = readonly [before: unknown, after: unknown, skipped?: ReadonlySet<string>];

/** The parts of a function that tell what it does. */
const bodyParts: ReadonlySet<string> = new Set(['bindings', 'narrowings', 'loops', 'events']);

function takeBody(index: ScopeIndex, next: ScopeSummary, module: ModuleEntity, kept: Kept[]): boolean {
  const scope = module.getScope(index);
  if (scope.kind !== 'function' || next.kind !== 'function' || !isPlain(index, scope, module)) return false;
  if (!isAlike(scope, next, bodyParts)) return false;
  kept.push([scope, next, bodyParts]);
  const calledParameters = [...getCalledParameters(scope)];
  const isDoingNothing = scope.events.length === 0;
  const events = merge(scope.events, next.events, kept);
  const bindings = merge(scope.bindings, next.bindings, kept);
  const narrowings = merge(scope.narrowings ?? [], next.narrowings ?? [], kept);
  const hasSameLoops = hasSameLength(scope.loops, next.loops);
  if (hasSameLoops) kept.push([{ loops: scope.loops }, { loops: next.loops }]);
  if (bindings.changed.some(isKnownOutside)) return false;
  if (events.changed.some((event) => isTellingOthers(event, module))) return false;
  Object.assign(scope, {
    events: events.merged,
    bindings: bindings.merged,
    narrowings: next.narrowings && narrowings.merged,
    loops: next.loops,
  });
  // A loop leads any variable back.
  const bound = hasSameLoops ? bindings.changed : [...bindings.changed, ...bindings.merged];
  const changed = [...bound.map(({ name }) => name), ...narrowings.changed.map(({ target }) => target)];
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
function isAlike(one: unknown, other: unknown, skipped = none): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  if (Array.isArray(one)) return Array.isArray(other) && areAlike(one, other);
  for (const key in other) {
    const [before, after] = [one[key], other[key]];
    if (skipped.has(key) || isPlace(key, before, after)) continue;
    if (key === 'loops' ? !hasSameLength(before, after) : !isAlike(before, after)) return false;
  }
  for (const key in one) if (other[key] === undefined && one[key] !== undefined && !skipped.has(key)) return false;
  return true;
}

function areAlike(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => isAlike(item, other[index]));
}

function isPlace(key: string, before: unknown, after: unknown): boolean {
  return places.has(key) && typeof before === 'number' && typeof after === 'number';
}

function hasSameLength(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) ? one.length === other.length : one === other;
}

/** Lets one part of a summary stand where another does that is like it. */
function move(one: unknown, other: unknown, skipped = none): void {
  if (!isObject(one) || !isObject(other)) return;
  for (const key in other) {
    const [before, after] = [one[key], other[key]];
    if (skipped.has(key) || before === after) continue;
    if (key === 'loops' || isPlace(key, before, after)) one[key] = after;
    else move(before, after);
  }
}

/**
 * How the places of a text that was edited somewhere have moved: those before the edit not at all, those behind it all by
 * the same. Then nothing has passed another: a name means what was bound before it, in the blocks that it stands in.
 */
class Shift {
  private lastStill = -1;
  private firstMoved = Infinity;
  private distance = 0;
  private isOne = true;

  add(before: unknown, after: unknown): void {
    // The module itself stands before all, and what has no end behind it.
    if (typeof before !== 'number' || typeof after !== 'number' || before < 0 || before === Infinity) return;
    const distance = after - before;
    if (distance === 0) {
      this.lastStill = Math.max(this.lastStill, before);
    } else {
      this.isOne &&= this.distance === 0 || this.distance === distance;
      this.distance = distance;
      this.firstMoved = Math.min(this.firstMoved, before);
    }
  }

  /** @param isStrict whether places that were apart have to be apart still, and those that were one to be one */
  keepsOrder(isStrict: boolean): boolean {
    const nearest = Math.min(this.firstMoved, this.firstMoved + this.distance);
    return this.isOne && (isStrict ? this.lastStill < nearest : this.lastStill <= nearest);
  }
}

/** Tells how each place of one part of a summary moves to that of another that is like it. */
function addMoves(one: unknown, other: unknown, shift: Shift, skipped = none): void {
  if (!isObject(one) || !isObject(other)) return;
  for (const key in other) {
    const [before, after] = [one[key], other[key]];
    if (skipped.has(key)) continue;
    if (isPlace(key, before, after)) shift.add(before, after);
    else if (key !== 'loops') addMoves(before, after, shift);
    else if (Array.isArray(before) && Array.isArray(after)) {
      for (const [index, place] of before.entries()) shift.add(place, after[index]);
    }
  }
}

/** The summaries are ours, though nobody else may change them. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A list with the items that it had, as far as they are still there, and what is in only one of both. */
function merge<Item>(
  before: readonly Item[],
  after: readonly Item[],
  kept: Kept[],
): { readonly merged: readonly Item[]; readonly changed: readonly Item[] } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isAlike(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isAlike(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  const [first, last] = [before.slice(0, head), before.slice(before.length - tail)];
  kept.push([first, after.slice(0, head)], [last, after.slice(after.length - tail)]);
  return { merged: [...first, ...added, ...last], changed: [...removed, ...added] };
}
