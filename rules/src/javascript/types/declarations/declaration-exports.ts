/** Where a name of a declaration file comes from: another file, as the specifier says, and what it is called there. */
interface Imported {
  readonly from: string;
  /** `*` for all of the module. */
  readonly name: string;
}

/** What a declaration file exports. */
export interface DeclarationExports {
  /** Whether it is a module; what others declare is global. */
  readonly isModule: boolean;
  /** By what they are called outside: the name in the file, or where they come from. `export=` stands for the module itself. */
  readonly names: ReadonlyMap<string, string | Imported>;
  /** What `export * from` names. */
  readonly stars: readonly string[];
  /** Whether a name is declared as a class or interface, and not only as what has members of its own, as namespaces have. */
  isType(name: string): boolean;
}

const braces =
  /^(?<keyword>export|import)\s+(?:type\s+)?(?:(?<default>[\w$]+)\s*,\s*)?\{(?<list>[^}]*)\}(?:\s*from\s*['"](?<from>[^'"\n]+)['"])?/gm;
const wholes =
  /^import\s+(?:type\s+)?(?:\*\s*as\s+(?<namespace>[\w$]+)|(?<default>[\w$]+))\s+from\s*['"](?<from>[^'"\n]+)['"]/gm;
const stars = /^export\s+(?:type\s+)?\*\s*(?:as\s+(?<name>[\w$]+)\s+)?from\s*['"](?<from>[^'"\n]+)['"]/gm;
const declared =
  /^export\s+(?<default>default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:class|interface|function|type|(?:const\s+)?enum|const|let|var|namespace)\s+(?<name>[\w$]+)/gm;
const assigned = /^export\s*(?<as>=|default)\s*(?<name>[\w$]+)\s*;/gm;

/**
 * Reads what a declaration file exports from its text. Compilers and bundlers write one statement a line, from its start; what is
 * indented belongs to namespaces and ambient modules.
 */
export function readDeclarationExports(written: string): DeclarationExports {
  const text = written.replaceAll('\r\n', '\n');
  const locals = new Map<string, Imported>();
  const names = new Map<string, string | Imported>();
  for (const { groups = {} } of text.matchAll(wholes)) {
    const { from = '', namespace } = groups;
    locals.set(namespace ?? groups['default'] ?? '', { from, name: namespace === undefined ? 'default' : '*' });
  }
  const lists = [...text.matchAll(braces)].map(({ groups = {} }) => groups);
  for (const { keyword, default: whole, list = '', from = '' } of lists) {
    if (keyword !== 'import') continue;
    if (whole !== undefined) locals.set(whole, { from, name: 'default' });
    for (const [inner, outer] of readList(list)) locals.set(outer, { from, name: inner });
  }
  for (const { groups: { default: isDefault, name = '' } = {} } of text.matchAll(declared)) {
    names.set(isDefault === undefined ? name : 'default', name);
  }
  for (const { keyword, list = '', from } of lists) {
    if (keyword !== 'export') continue;
    for (const [inner, outer] of readList(list)) {
      names.set(outer, from === undefined ? (locals.get(inner) ?? inner) : { from, name: inner });
    }
  }
  for (const { groups: { as, name = '' } = {} } of text.matchAll(assigned)) {
    names.set(as === '=' ? 'export=' : 'default', locals.get(name) ?? name);
  }
  const all: string[] = [];
  for (const { groups: { name, from = '' } = {} } of text.matchAll(stars)) {
    if (name === undefined) all.push(from);
    else names.set(name, { from, name: '*' });
  }
  return {
    isModule: /^(?:export|import)\b(?!\s*\()/m.test(text),
    names,
    stars: all,
    isType: (name) =>
      new RegExp(
        `^(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:class|interface) ${toPattern(name)}\\b`,
        'm',
      ).test(text),
  };
}

/** The pairs of `{ A, type B as C }`: what it is called inside and outside. */
function readList(list: string): (readonly [inner: string, outer: string])[] {
  return list
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .split(',')
    .flatMap((one) => {
      const [, inner, outer = inner] = /^\s*(?:type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(one) ?? [];
      return inner === undefined || outer === undefined ? [] : [[inner, outer] as const];
    });
}

const toPattern = (name: string): string => name.replaceAll('$', '\\$');
