import type { CalleeOrigin } from '../semantics/origins.js';

/** The last names of the functions below. */
const lastName = /^(?:applyEdit|copy|createDirectory|delete|rename|saveAll|store|update|writeFile)$/;

/**
 * Functions of VS Code whose thenable tells whether what they are given has been kept:
 * https://code.visualstudio.com/api/references/vscode-api
 */
const storing =
  /^(?:(?:workspace\.fs|FileSystem)\.(?:copy|createDirectory|delete|rename|writeFile)|Memento\.update|SecretStorage\.(?:delete|store)|workspace\.(?:applyEdit|saveAll)|WorkspaceConfiguration\.update)$/;

/** Whether a function of that name may be one that stores something and gives a thenable. */
export function mayStore(name: string | undefined): boolean {
  return name !== undefined && lastName.test(name);
}

/** Whether the function, by where it is declared, stores something and gives a thenable: who drops it does not see that data is lost. */
export function storesByThenable({ module, name }: CalleeOrigin): boolean {
  return module === 'vscode' && storing.test(name);
}
