import { createRequire } from 'node:module';
import type * as ast from 'typescript-native/unstable/ast';
import type * as api from 'typescript-native/unstable/sync';

/*
 * This folder is all that touches the unstable API of TypeScript 7. When a new version changes it, this folder changes
 * and nothing else does.
 */

export type { api, ast };

/** One installed TypeScript >= 7. */
export interface NativeCompiler {
  readonly version: string;
  readonly api: typeof api;
  readonly ast: typeof ast;
}

/**
 * Finds the compiler that a file of the folder would import.
 * @param from absolute path of a file; the package's own compiler is found from this module
 * @returns undefined when it is not installed, older than 7, or cannot be loaded on this platform
 */
export function findNativeCompiler(from: string, packageName: string): NativeCompiler | undefined {
  const require = createRequire(from);
  const load = (file: string): unknown => require(`${packageName}/${file}`);
  try {
    const manifest = load('package.json');
    const sync = load('unstable/sync');
    const tree = load('unstable/ast');
    if (!isManifest(manifest) || !isApi(sync) || !isAst(tree)) return undefined;
    return Number.parseInt(manifest.version, 10) < 7 ? undefined : { version: manifest.version, api: sync, ast: tree };
  } catch {
    return undefined;
  }
}

/** Narrows to what can have properties. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isManifest(value: unknown): value is { readonly version: string } {
  return isObject(value) && 'version' in value && typeof value.version === 'string';
}

function isApi(value: unknown): value is typeof api {
  return isObject(value) && 'API' in value && 'TypeFlags' in value;
}

function isAst(value: unknown): value is typeof ast {
  return isObject(value) && 'SyntaxKind' in value;
}

/** The process did not answer and was ended. */
export class HungProcessError extends Error {}

/**
 * Whether an error means that the process has ended or talks nonsense. All else is the answer to one question that the
 * compiler could not answer (7.0 panics on some tuple types), and leaves it able to answer others.
 */
export function isFatal(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof HungProcessError || 'code' in error) return true;
  return /^(?:Unexpected EOF|SyncRpcChannel|Expected |Invalid message|name mismatch|Snapshot is disposed)/.test(
    error.message,
  );
}
