// What the Python extension offers to others of the environments that the user has chosen: https://aka.ms/pythonEnvironmentApi.
const listeners = new Set();
let chosen;

exports.activate = () => ({
  environments: {
    getActiveEnvironmentPath: () => ({ id: chosen ?? 'python', path: chosen ?? 'python' }),
    resolveEnvironment: async ({ id }) => (id === 'python' ? undefined : { id, executable: { sysPrefix: id } }),
    onDidChangeActiveEnvironmentPath(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  },
  /** What a test does in place of the user. */
  choose(environment) {
    chosen = environment;
    for (const listener of listeners) listener({ id: environment, path: environment });
  },
});
