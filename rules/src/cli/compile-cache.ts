interface WithCompileCache {
  enableCompileCache(): void;
}

/** Lets Node keep compiled code from one run to the next, where it can: from 22.1 on. */
export function enableCompileCache(): void {
  const nodeModule: object = process.getBuiltinModule('node:module');
  if (hasCompileCache(nodeModule)) nodeModule.enableCompileCache();
}

function hasCompileCache(nodeModule: object): nodeModule is WithCompileCache {
  return 'enableCompileCache' in nodeModule;
}
