import {
  addAwait,
  ensureImport,
  ensureImportedMember,
  getIndentation,
  getLineBreak,
  insertAt,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getGivenRunners } from './given-runners.js';
import { getOwnRunners, type OwnRunner } from './own-runners.js';

type Framework = PythonFacts['framework'];

/** What runs a function in a worker thread, as a suggestion writes it. */
export interface ThreadRunner {
  readonly name: string;
  /** The imports that it needs. */
  readonly edits: readonly TextEdit[];
  /** Arguments before the function. */
  readonly first: readonly string[];
  /** Whether the function is given a keyword argument of that name; null for `**mapping`. */
  readonly handsOn: (keyword: string | null) => boolean;
}

/**
 * What can run a function in a worker thread, the best first: what the project has for it where the code can call exactly one
 * such function already, and what the framework has.
 */
export function getThreadRunners(call: ast.Call, framework: Framework, around: OpenedModule): readonly ThreadRunner[] {
  const own = [...getOwnRunners(call, around), ...getGivenRunners(call, around)].filter((one) => isFor(framework, one));
  const [only, ...more] = own;
  const ofFramework = getRunnerOfFramework(call, framework, around);
  return only === undefined || more.length > 0 ? [ofFramework] : [toThreadRunner(only), ofFramework];
}

/** What asyncio runs in a thread only its loop can await; code for anyio can be awaited by all. */
function isFor(framework: Framework, { sources }: OwnRunner): boolean {
  const libraries = [...sources].map((source) => source.slice(0, source.indexOf('.')));
  if (framework === 'asyncio') return !libraries.includes('trio');
  return libraries.some((library) => library === framework || library === 'anyio');
}

function toThreadRunner({ callee, hasKeywords, ownKeywords }: OwnRunner): ThreadRunner {
  return {
    name: callee,
    edits: [],
    first: [],
    handsOn: (keyword) => hasKeywords && (keyword === null ? ownKeywords.size === 0 : !ownKeywords.has(keyword)),
  };
}

/** The framework's own (https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread). */
function getRunnerOfFramework(call: ast.Call, framework: Framework, { text, facts }: OpenedModule): ThreadRunner {
  if (framework !== 'asyncio') {
    const { name, edits } = ensureImportedMember(call, text, framework, 'to_thread');
    return { name: `${name}.run_sync`, edits, first: [], handsOn: () => false };
  }
  const [major, minor] = facts.pythonVersion;
  if (major > 3 || minor >= 9) {
    return { ...ensureImportedMember(call, text, 'asyncio', 'to_thread'), first: [], handsOn: () => true };
  }
  const { name, edits } = ensureImportedMember(call, text, 'asyncio', 'get_running_loop');
  return { name: `${name}().run_in_executor`, edits, first: ['None'], handsOn: () => false };
}

/** How a call becomes one that a thread makes. Null where it cannot. */
export type Form = (
  call: ast.Call,
  runner: ThreadRunner,
  around: Pick<OpenedModule, 'text'>,
) => readonly TextEdit[] | null;

/** `f(x, y=1)` → `await asyncio.to_thread(f, x, y=1)`; where keywords are not handed on, `f` becomes a `functools.partial`. */
export const asFunction: Form = (call, { name, edits: imports, first, handsOn }, { text }) => {
  const edits = addAwait(call, text);
  if (edits === undefined) return null;
  if (call.keywords.every(({ arg }) => handsOn(arg))) {
    return [...imports, ...handTo({ open: `${name}(`, first }, call, edits, text)];
  }
  const partial = ensureImport(call, text, 'functools');
  if (imports.length > 0 && partial.edits.length > 0) return null;
  const open = `${name}(${first.map((one) => `${one}, `).join('')}${partial.name}.partial(`;
  return [...imports, ...partial.edits, insertAt(call.end, ')'), ...handTo({ open, first: [] }, call, edits, text)];
};

/** `list(f(x))` → `await asyncio.to_thread(lambda: list(f(x)))` */
export const asLambda: Form = (call, { name, edits: imports, first }, { text }) => {
  const edits = addAwait(call, text);
  const open = [`${name}(`, ...first.map((one) => `${one}, `), 'lambda: '].join('');
  return edits === undefined ? null : [...imports, insertAt(call.end, ')'), ...edits, insertAt(call.start, open)];
};

/** What calls another function, as it is to be written. */
interface Helper {
  /** What stands before the arguments, bracket included. */
  readonly open: string;
  /** Arguments before the function. */
  readonly first: readonly string[];
}

/**
 * `f(x)` → `helper(f, x)`, on lines of their own where the arguments are.
 * @param around edits that put something around the call
 */
function handTo({ open, first }: Helper, call: ast.Call, around: readonly TextEdit[], text: string): TextEdit[] {
  const bracket = text.indexOf('(', call.func.end);
  const end = text.slice(0, bracket).trimEnd().length;
  const [argument] = [...call.args, ...call.keywords].sort((one, other) => one.start - other.start);
  // A generator expression that is the only argument has the brackets of the call for its own.
  if (argument?.start === bracket) {
    const before = insertAt(call.start, `${open}${first.map((one) => `${one}, `).join('')}`);
    return [insertAt(call.end, ')'), ...around, before, replaceRange({ start: end, end: bracket }, ', ')];
  }
  const isBelow = argument !== undefined && text.slice(bracket, argument.start).includes('\n');
  const separator = isBelow ? `,${getLineBreak(text)}${getIndentation(text, argument.start)}` : ', ';
  const start = isBelow ? separator.slice(1) : '';
  const before = insertAt(call.start, `${open}${start}${first.map((one) => one + separator).join('')}`);
  const comma = argument === undefined ? '' : isBelow ? ',' : ', ';
  return [...around, before, replaceRange({ start: end, end: bracket + 1 }, comma)];
}
