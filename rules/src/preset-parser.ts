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

/** The user's `@typescript-eslint/parser`; undefined when there is none that works. */
function findTypescriptParser({ filePath }: ParserOptions): ParserModule | undefined {
  if (filePath === undefined) return undefined;
  const require = process.getBuiltinModule('node:module').createRequire(filePath);
  const load = (from: NodeJS.Require): unknown => from('@typescript-eslint/parser');
  try {
    return toParser(load(require));
  } catch {
    // Not installed at the top level (pnpm): typescript-eslint's own, if any. It throws on TypeScript 7.
  }
  try {
    const { createRequire } = process.getBuiltinModule('node:module');
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
