import type { TSESLint } from '@typescript-eslint/utils';
import { namespace } from '../../namespace.js';
import { getOrAdd } from '../../project/remember.js';
import { createNativeTypes, type NativeTypes } from './native-types.js';
import type { TypeOracle } from './oracle.js';
import { createSyntaxOracle } from './syntax-only.js';
import { createParserServicesOracle, hasTypes } from './typescript-eslint.js';
import type { TypedTree } from './typescript-native/typed-tree.js';

export type { Foreseen, PromiseKind, TypeOracle } from './oracle.js';

/** `settings["async-pitfalls"]` as rules read it. */
export interface TypeSettings {
  /** `auto`: parser services if the file has them, else the native compiler, else none. Default `auto`. */
  readonly types?: 'auto' | 'native' | 'off';
  /** Whether a TypeScript >= 7 that the workspace has installed may be run. Default false. */
  readonly allowWorkspaceTypeScript?: boolean;
}

/** What has to be known of the run of a rule to ask for types. */
export type OracleContext = Pick<
  Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  'sourceCode' | 'filename' | 'settings' | 'cwd'
>;

const oracles = new WeakMap<object, TypeOracle>();

/** The oracle of the file that a rule runs on; all rules of one run share it. */
export function getTypeOracle(context: OracleContext): TypeOracle {
  const known = oracles.get(context.sourceCode);
  if (known) return known;
  const oracle = createOracle(context);
  oracles.set(context.sourceCode, oracle);
  return oracle;
}

function createOracle(context: OracleContext): TypeOracle {
  const { sourceCode } = context;
  const { parserServices: services } = sourceCode;
  const { types } = getTypeSettings(context.settings);
  if (types === 'auto' && hasTypes(services)) return createParserServicesOracle(services, sourceCode);
  const native = types === 'off' ? undefined : (findNativeTypes(services) ?? getSharedNativeTypes(context));
  return native?.createOracle(context.filename, sourceCode) ?? createSyntaxOracle(sourceCode);
}

/**
 * Looks at a file in the tree that the native compiler itself has of it, before a rule looks at it in ESLint's.
 * @returns undefined where types come from elsewhere, and where the engine runs the rule, which looks by itself if it is
 *   worth it
 */
export function inspectNatively<R>(context: OracleContext, look: (tree: TypedTree) => R): R | undefined {
  const { parserServices: services, text } = context.sourceCode;
  const { types } = getTypeSettings(context.settings);
  if (types === 'off' || findNativeTypes(services) || (types === 'auto' && hasTypes(services))) return undefined;
  return getSharedNativeTypes(context).inspect(context.filename, text, look);
}

/** The part of a config's `settings` that is ours; a value of another kind counts as absent. */
function getTypeSettings(settings: Readonly<Record<string, unknown>>): Required<TypeSettings> {
  const given: unknown = settings[namespace];
  const own = typeof given === 'object' && given !== null ? given : {};
  const types = 'types' in own ? own.types : undefined;
  return {
    types: types === 'native' || types === 'off' ? types : 'auto',
    allowWorkspaceTypeScript: 'allowWorkspaceTypeScript' in own && own.allowWorkspaceTypeScript === true,
  };
}

/** The types that a host (the engine) gave to our parser; undefined when another parser or a plain ESLint run is at work. */
function findNativeTypes(services: object | undefined): NativeTypes | undefined {
  return services && 'nativeTypes' in services && isNativeTypes(services.nativeTypes)
    ? services.nativeTypes
    : undefined;
}

function isNativeTypes(value: unknown): value is NativeTypes {
  return typeof value === 'object' && value !== null && 'createOracle' in value;
}

const shared = new Map<string, NativeTypes>();

/** One process for all files of an ESLint run; it ends with the run. */
function getSharedNativeTypes({ cwd: root, settings }: OracleContext): NativeTypes {
  const { allowWorkspaceTypeScript } = getTypeSettings(settings);
  const key = `${allowWorkspaceTypeScript}:${root}`;
  return getOrAdd(shared, key, () => createNativeTypes({ root, allowWorkspaceTypeScript, isForOneRun: true }));
}
