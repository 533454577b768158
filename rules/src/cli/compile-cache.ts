interface WithCompileCache {
  enableCompileCache(): void;
}

/** Lets Node keep compiled code from one run to the next, where it can. */
export function enableCompileCache(): void {
  findCompileCache()?.enableCompileCache();
}

/** Whether this Node can keep compiled code: from 22.1 on. */
export function hasCompileCache(): boolean {
  return findCompileCache() !== undefined;
}

function findCompileCache(): WithCompileCache | undefined {
  const nodeModule: object = process.getBuiltinModule('node:module');
  return isWithCompileCache(nodeModule) ? nodeModule : undefined;
}

function isWithCompileCache(nodeModule: object): nodeModule is WithCompileCache {
  return 'enableCompileCache' in nodeModule;
}
