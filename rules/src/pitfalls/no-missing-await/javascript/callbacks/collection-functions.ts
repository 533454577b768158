import { predicateMethods } from '../../../../javascript/library/array-methods.js';
import { globalModule, isOrigin, type CalleeOrigin } from '../../../../javascript/semantics/origins.js';

/** `lodash/filter` as well; `lodash/fp` takes its arguments the other way round. */
const collectionModule = /^(?:lodash(?:-es)?|underscore)(?:\/(?!fp\b)(\w+))?$/;

const loops: ReadonlySet<string> = new Set(['each', 'eachRight', 'forEach', 'forEachRight', 'forIn', 'forOwn']);
const predicates: ReadonlySet<string> = new Set([
  ...predicateMethods,
  ...['dropWhile', 'partition', 'reject', 'remove', 'takeWhile'],
]);

const keyed: ReadonlySet<string> = new Set(['countBy', 'groupBy', 'indexBy', 'keyBy', 'sortBy']);

/**
 * What becomes of the result of the second argument, where lodash, underscore or `Object.groupBy()` calls it for each element:
 * nothing, or it is taken for the answer, for a text or number to go by (`key`), or for a key as it is (`identity`).
 * https://lodash.com/docs/#filter and https://underscorejs.org/#filter
 */
export function findCollectionUse(
  origin: CalleeOrigin | undefined,
): { readonly name: string; readonly use: 'dropped' | 'answer' | 'key' | 'identity' } | undefined {
  if (isOrigin(origin, globalModule, 'Object.groupBy')) return { name: 'groupBy', use: 'key' };
  if (isOrigin(origin, globalModule, 'Map.groupBy')) return { name: 'groupBy', use: 'identity' };
  const inModule = collectionModule.exec(origin?.module ?? '');
  if (!origin || !inModule) return undefined;
  const name = inModule[1] ?? origin.name.replace(/^default\./, '');
  if (loops.has(name)) return { name, use: 'dropped' };
  if (keyed.has(name)) return { name, use: 'key' };
  if (name === 'uniqBy') return { name, use: 'identity' };
  return predicates.has(name) ? { name, use: 'answer' } : undefined;
}
