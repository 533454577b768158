import { remember } from '../../project/remember.js';
import type { Binding, ModuleSummary, Narrowing } from './summary.js';
import type { ScopeIndex } from './summary-expressions.js';

/**
 * What is looked up in a summary. It follows from the text alone: when a module is linked anew because another one has
 * changed, it is still there.
 */
export class SummaryTables {
  private readonly bindings: ReadonlyMap<string, readonly Binding[]>[] = [];
  private readonly narrowings: ReadonlyMap<string, readonly Narrowing[]>[] = [];
  private readonly dottedEnds: ReadonlySet<string>[] = [];
  private children: ReadonlyMap<ScopeIndex, readonly ScopeIndex[]> | undefined;
  private byStart: ReadonlyMap<number, ScopeIndex> | undefined;

  constructor(private readonly summary: ModuleSummary) {}

  /** The bindings of a scope by name, in the order of the text. */
  getBindings(index: ScopeIndex): ReadonlyMap<string, readonly Binding[]> {
    return (this.bindings[index] ??= groupBy(this.summary.scopes[index]?.bindings ?? [], ({ name }) => name));
  }

  /** The narrowings of a scope by what they narrow. */
  getNarrowings(index: ScopeIndex): ReadonlyMap<string, readonly Narrowing[]> {
    return (this.narrowings[index] ??= groupBy(this.summary.scopes[index]?.narrowings ?? [], ({ target }) => target));
  }

  /**
   * The last parts of the dotted names that a scope binds or says more about: `session` of `self.session`. Of a
   * comprehension also those around it.
   */
  getDottedEnds(index: ScopeIndex): ReadonlySet<string> {
    return (this.dottedEnds[index] ??= this.collectDottedEnds(index));
  }

  private collectDottedEnds(index: ScopeIndex): ReadonlySet<string> {
    const scope = this.summary.scopes[index];
    const outer = scope?.kind === 'comprehension' ? this.getDottedEnds(scope.parent) : noEnds;
    let ends: Set<string> | undefined;
    const add = (name: string): void => {
      const dot = name.lastIndexOf('.');
      if (dot >= 0) (ends ??= new Set(outer)).add(name.slice(dot + 1));
    };
    for (const { name } of scope?.bindings ?? []) add(name);
    for (const { target } of scope?.narrowings ?? []) add(target);
    return ends ?? outer;
  }

  /** The scopes directly inside a scope. */
  getChildren(index: ScopeIndex): readonly ScopeIndex[] {
    const { scopes } = this.summary;
    this.children ??= groupBy([...scopes.keys()], (child) => scopes[child]?.parent ?? -1);
    return this.children.get(index) ?? [];
  }

  /** The scope whose node starts at the offset. */
  findScope(start: number): ScopeIndex | undefined {
    this.byStart ??= new Map(this.summary.scopes.map((scope, index) => [index === 0 ? -1 : scope.start, index]));
    return this.byStart.get(start);
  }
}

/** The tables of a summary. */
export const getSummaryTables = remember((summary: ModuleSummary) => new SummaryTables(summary));

const noEnds: ReadonlySet<string> = new Set();
const noGroups: ReadonlyMap<never, never> = new Map<never, never>();

function groupBy<Key, Item>(items: readonly Item[], getKey: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  if (items.length === 0) return noGroups;
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = getKey(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  // They are kept, and an array that was pushed to has room for sixteen more.
  if (groups.size < items.length) {
    for (const [key, group] of groups) if (group.length > 1) groups.set(key, group.slice());
  }
  return groups;
}
