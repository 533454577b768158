import { meta, parseForESLint, type Parser, type ParserOptions } from './javascript/parser/index.js';
import { isRecord } from './project/is-record.js';

/** Options that ask typescript-eslint's parser for types. */
const typeOptions = ['project', 'projectService', 'programs'];

/**
 * The parser that the presets set for TypeScript, so that they work on their own. A config that comes after a user's own
 * would take typescript-eslint's parser away from typed rules: where options ask for it, it is called.
 */
export const presetParser: Parser = {
  meta,
  parseForESLint(text, options) {
    const parser = options && asksForTypes(options) ? findTypescriptParser(options) : undefined;
    return (parser ?? { parseForESLint }).parseForESLint(text, options);
  },
};

function asksForTypes(options: object): boolean {
  return typeOptions.some((name) => Boolean(Reflect.get(options, name)));
}

type ParserModule = Pick<Parser, 'parseForESLint'>;

/**
 * The user's `@typescript-eslint/parser`; undefined when there is none that works. Where the config says where it is, it is the
 * one beside it, whose types are those of the config's rules: the package of the file may have another version.
 */
function findTypescriptParser(options: ParserOptions): ParserModule | undefined {
  const root: unknown = Reflect.get(options, 'tsconfigRootDir');
  const from = typeof root === 'string' ? `${root}/` : options.filePath;
  if (from === undefined) return undefined;
  const { createRequire } = process.getBuiltinModule('node:module');
  const require = createRequire(from);
  const load = (own: NodeJS.Require): unknown => own('@typescript-eslint/parser');
  try {
    return toParser(load(require));
  } catch {
    // Not installed at the top level (pnpm): typescript-eslint's own, if any. It throws on TypeScript 7.
  }
  try {
    return toParser(load(createRequire(require.resolve('typescript-eslint'))));
  } catch {
    return undefined;
  }
}

function toParser(loaded: unknown): ParserModule | undefined {
  return isParser(loaded) ? loaded : undefined;
}

function isParser(value: unknown): value is ParserModule {
  return isRecord(value) && 'parseForESLint' in value;
}
