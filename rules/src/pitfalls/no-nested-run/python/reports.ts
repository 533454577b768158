import type { CallPath } from '../../../project/calls/call-path.js';
import { addAwait, dropImport, replaceRange } from '../../../python/edits/index.js';
import { getRunningScope } from '../../../python/flow/enclosing.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import type { PythonReport, PythonRuleContext } from '../../../rule.js';
import { getNameRange, toLabel } from '../../python/labels.js';
import type { Changes } from '../../python/make-async.js';
import { getCheckedModule } from '../../python/modules.js';
import { getRelatedSteps, toThrough } from '../../python/steps.js';
import { awaitInstead, getChainChanges } from './chains.js';
import { findTwin, isForeignRun, toStarterLabel } from './loop-starters.js';
import type { PythonMessageIds } from './messages.js';

type Context = PythonRuleContext<PythonMessageIds>;

/** Where a loop is running: `cell` is the top level of a notebook, `patched` is where `nest_asyncio` lets another one start. */
export type Place = 'async' | 'cell' | 'patched';

const startMessages = { async: 'nestedRun', cell: 'nestedRunNotebook', patched: 'nestedRunPatched' } as const;
/** The messages of code that starts a loop by what it calls. */
export const pathMessages = {
  async: 'nestedRunThrough',
  cell: 'nestedRunNotebookThrough',
  patched: 'nestedRunPatchedThrough',
} as const;
/** The messages of what has a twin to be awaited instead, and of code that calls it. */
const twinMessages = { async: 'nestedRunTwin', cell: 'nestedRunTwin', patched: 'nestedRunTwinPatched' } as const;
const twinPathMessages = {
  async: 'nestedRunTwinThrough',
  cell: 'nestedRunTwinThrough',
  patched: 'nestedRunTwinPatchedThrough',
} as const;

/** Reports a call that starts a loop itself. */
export function reportStart(node: ast.Call, place: Place, context: Context): void {
  const { facts, text } = context.sourceCode;
  const at = getNameRange(node);
  const data = { call: toLabel(node, text) };
  if (isForeignRun(facts.findQualifiedName(node.func) ?? '', facts.framework)) {
    context.report({ at, messageId: 'foreignRun', data });
    return;
  }
  const twin = findTwin(facts.findQualifiedName(node.func) ?? '');
  if (twin !== undefined) {
    const changes = getTwinChange(node, twin, context);
    context.report({ at, messageId: twinMessages[place], data: { ...data, twin }, ...changes });
    return;
  }
  context.report({ at, messageId: startMessages[place], data, ...getFix(node, context) });
}

/** `bot.run(token)` → `await bot.start(token)`, where the twin is a method of the same object. */
function getTwinChange(node: ast.Call, twin: string, context: Context): Changes<PythonMessageIds> {
  const { func } = node;
  if (func.type !== 'Attribute' || !/^[a-z_]+$/.test(twin) || node.keywords.length > 0 || !canAwait(node)) return {};
  const fix = () => {
    const awaiting = addAwait(node, context.sourceCode.text);
    return awaiting === undefined ? null : [...awaiting, replaceRange(func.attrRange, twin)];
  };
  return { suggest: [{ messageId: 'awaitTwin', data: { twin }, fix }] };
}

/**
 * `asyncio.run(f(x))` → `await f(x)`; `anyio.run(f, x)` → `await f(x)`. An import that only the start of the loop needed goes
 * with it.
 */
function getFix(node: ast.Call, context: Context): Pick<PythonReport<PythonMessageIds>, 'fix'> {
  if (!canAwait(node)) return {};
  const around = getCheckedModule(context);
  const starter = node.func.type === 'Call' ? node.func.func : node.func;
  const fix = () => {
    const awaiting = awaitInstead(node, around);
    return awaiting === undefined ? null : [...awaiting, ...dropImport(starter, around)];
  };
  return { fix };
}

function canAwait(node: ast.Call): boolean {
  const scope = getRunningScope(node);
  return scope?.type === 'AsyncFunctionDef' || scope?.type === 'Module';
}

/** Code that starts a loop by what it calls. */
export interface ReachedStart {
  readonly path: CallPath;
  /** Where the first call of the path is shown. */
  readonly at: Span;
  /** How the first call of the path is shown. */
  readonly call: string;
  readonly place: Place;
}

/** Reports code that starts a loop by what it calls. */
export function reportPath({ path, at, call, place }: ReachedStart, context: Context): void {
  const data = { call, target: toStarterLabel(path.target), through: toThrough(path) };
  const related = getRelatedSteps(path);
  if (isForeignRun(path.target, context.sourceCode.facts.framework)) {
    context.report({ at, messageId: 'foreignRunThrough', data, related });
    return;
  }
  const twin = findTwin(path.target);
  if (twin !== undefined) {
    context.report({ at, messageId: twinPathMessages[place], data: { ...data, twin }, related });
    return;
  }
  context.report({ at, messageId: pathMessages[place], data, related, ...getChainChanges(path, context) });
}
