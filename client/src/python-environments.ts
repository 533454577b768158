/** What we use of the Python extension's API: https://github.com/microsoft/vscode-python/tree/main/pythonExtensionApi. */
export interface PythonApi<Resource> {
  readonly environments: {
    getActiveEnvironmentPath(resource: Resource): object;
    resolveEnvironment(environment: object): Promise<unknown>;
    onDidChangeActiveEnvironmentPath(listener: () => void): { dispose(): unknown };
  };
}

/** Whether what an extension offers is that API. An older one has nothing of the kind, nor has one for the browser. */
export function isPythonApi<Resource>(value: unknown): value is PythonApi<Resource> {
  const environments: unknown = isObject(value) ? Reflect.get(value, 'environments') : undefined;
  const methods = ['getActiveEnvironmentPath', 'resolveEnvironment', 'onDidChangeActiveEnvironmentPath'];
  return isObject(environments) && methods.every((name) => typeof Reflect.get(environments, name) === 'function');
}

/**
 * The folder of the environment that was chosen for a resource: what the interpreter calls `sys.prefix`. Undefined when none
 * was chosen, or it is not known.
 */
export async function findEnvironment<Resource>(
  { environments }: PythonApi<Resource>,
  resource: Resource,
): Promise<string | undefined> {
  const resolved = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(resource));
  const executable: unknown = isObject(resolved) ? Reflect.get(resolved, 'executable') : undefined;
  const prefix: unknown = isObject(executable) ? Reflect.get(executable, 'sysPrefix') : undefined;
  return typeof prefix === 'string' && prefix !== '' ? prefix : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
