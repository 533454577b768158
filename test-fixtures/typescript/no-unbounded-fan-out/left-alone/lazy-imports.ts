/** Loads the languages that a page needs. */
const loaders = {
  de: () => import('./week-days.js'),
  fr: () => import('./three-regions.js'),
};

export async function load(names: readonly (keyof typeof loaders)[]): Promise<unknown[]> {
  return await Promise.all(names.map((name) => loaders[name]()));
}
