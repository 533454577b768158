import { getOrAdd, remember } from '../../../project/remember.js';
import type { ClassEntity, ModuleFile } from '../module-file.js';
import type { ClassSummary } from '../summary.js';

/** By file the classes that extend one, by that. */
const getKnown = remember((_state: object) => new Map<ModuleFile, ReadonlyMap<ClassSummary, readonly ClassEntity[]>>());

/** The classes of a file that extend a class, themselves and not by way of others. */
export function findHeirs(base: ClassEntity, file: ModuleFile): readonly ClassEntity[] {
  const byBase = getOrAdd(getKnown(file.project.state), file, () => groupByBase(file));
  return byBase.get(base.summary) ?? [];
}

function groupByBase(file: ModuleFile): ReadonlyMap<ClassSummary, readonly ClassEntity[]> {
  const heirs = new Map<ClassSummary, ClassEntity[]>();
  for (const summary of file.summary.classes) {
    const base = summary.base && file.resolve(summary.base);
    if (base?.kind !== 'class') continue;
    getOrAdd(heirs, base.summary, () => []).push({ kind: 'class', file, summary });
  }
  return heirs;
}

/** The files that may hold classes that extend a class: only its own where nobody else can name it. */
export function findHeirFiles({ file, summary }: ClassEntity): readonly string[] | undefined {
  const names = getExportNames(file).get(summary) ?? [];
  const paths = new Set([file.path]);
  for (const name of names.length > 0 ? [...names, summary.name] : []) {
    const found = file.project.getTexts(file.path).findHeirs(name);
    if (!found) return undefined;
    for (const path of found) paths.add(path);
  }
  return [...paths];
}

/** The names by which a file exports its classes. */
const getExportNames = remember((file: ModuleFile): ReadonlyMap<ClassSummary, readonly string[]> => {
  const names = new Map<ClassSummary, string[]>();
  for (const [name, value] of Object.entries(file.summary.exports)) {
    const exported = value.kind === 'class' ? file.summary.classes[value.index] : undefined;
    if (exported) getOrAdd(names, exported, () => []).push(name);
  }
  return names;
});
