import type { TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../javascript/edits/to-fix.js';
import { findPathOfCall, type CallPathQuery } from '../../javascript/semantics/facts/call-paths.js';
import { getLibraryName, type LibraryEntity, type ModuleFile } from '../../javascript/semantics/module-file.js';
import { getModuleFile } from '../../javascript/semantics/project.js';
import { findDeclaredFunction } from '../../javascript/semantics/facts/declared-functions.js';
import { isListener, isRequestHandler, isRunByEventLoop } from '../../javascript/semantics/facts/request-handlers.js';
import { isTestCode } from '../../javascript/semantics/facts/test-code.js';
import { busyWait, endlessWait, type CallSummary } from '../../javascript/semantics/summary.js';
import { toSourceLocation } from '../../javascript/syntax/locations.js';
import type { CallNode } from '../../javascript/syntax/predicates.js';
import { getTypeOracle } from '../../javascript/types/type-oracle.js';
import { type CallPath, toRelatedSteps, toThroughClause } from '../../project/calls/call-path.js';
import { recordRelated } from '../../related.js';
import type { RuleListener } from '../../rule.js';
import { findBlockingCall, type BlockingCall } from './javascript/blocking-calls.js';
import type { Context, JavaScriptMessageIds } from './javascript/messages.js';
import { getEnabledGroups, type Group, type RuleOptions } from './options.js';
import { findTwinEdit } from './javascript/twins.js';

/** What to do instead, by kind of call. */
const remedies: Readonly<Record<Group, string>> = {
  sleep: 'Use `await setTimeout(ms)` of `node:timers/promises`.',
  http: 'Use `fetch()`.',
  subprocess: 'Use the asynchronous form and await it.',
  database: 'Use an asynchronous driver, or a worker thread.',
  cloud: 'Use the asynchronous client.',
  socket: 'Use the asynchronous form and await it.',
  thread: 'Await the work instead of waiting for it synchronously.',
  file: 'Use `fs.promises` and await it.',
  syncFile: 'Use the asynchronous form and await it.',
  input: 'Use `node:readline/promises`.',
  cpu: 'Use the asynchronous form, which works in a thread pool, and await it.',
};

const messagesOfLoops: ReadonlyMap<string, JavaScriptMessageIds> = new Map([
  [busyWait, 'syncBusyWait'],
  [endlessWait, 'syncEndlessWait'],
]);

function getRemedy(group: Group, { twin, isDatabase }: Pick<Partial<BlockingCall>, 'twin' | 'isDatabase'>): string {
  if (isDatabase === true) return remedies.database;
  if (twin === 'access') return 'Await `fs.promises.access()`, which rejects when the path does not exist.';
  if (twin === 'promises') return remedies.file;
  // What `fs-extra` and Deno add to Node's functions is not in `fs.promises`.
  return remedies[group === 'file' && twin === 'promise' ? 'syncFile' : group];
}

/** Reports blocking calls in asynchronous functions and request handlers, direct or through functions of the project. */
export function checkJavaScript(context: Context, options: RuleOptions): RuleListener {
  const calls: CallNode[] = [];
  const collect = (node: CallNode): void => {
    calls.push(node);
  };
  return {
    CallExpression: collect,
    NewExpression: collect,
    'Program:exit'() {
      const file = getModuleFile(context);
      if (isTestCode(file) || isOneShot(file)) return;
      const functions = file.functions.filter(isRunByEventLoop);
      if (functions.length === 0) return;
      const check = new Check(context, options, file, toCallsByCallee(calls));
      check.checkCalls(functions.flatMap(({ summary }) => summary.calls.filter(({ isCached }) => !isCached)));
    },
  };
}

/** The calls by where their callees start and end. */
function toCallsByCallee(calls: readonly CallNode[]): ReadonlyMap<string, CallNode> {
  return new Map(calls.map((call) => [call.callee.range.join(), call]));
}

class Check {
  readonly #groups: ReadonlySet<Group>;
  readonly #allowed: ReadonlySet<string>;
  readonly #query: CallPathQuery;

  constructor(
    readonly context: Context,
    readonly options: RuleOptions,
    readonly file: ModuleFile,
    readonly calls: ReadonlyMap<string, CallNode>,
  ) {
    this.#groups = getEnabledGroups(options);
    this.#allowed = new Set(options.allow);
    this.#query = {
      key: `no-blocking-call ${[...this.#groups].join()} ${[...this.#allowed].join()}`,
      findTarget: (callee, call) => (this.#findGroup(callee, call) ? toTarget(callee) : undefined),
      enters: ({ summary }) =>
        summary.isNonBlocking !== true && summary.isWorker !== true && !this.#allowed.has(summary.name),
      depth: options.depth,
    };
  }

  checkCalls(calls: readonly CallSummary[]): void {
    const unknown = calls.flatMap((call) => (this.file.resolveCallee(call) ? [] : (this.#findNode(call) ?? [])));
    if (unknown.length > 0) getTypeOracle(this.context).prefetch([], { declared: unknown });
    for (const call of calls) {
      const node = this.#findNode(call);
      const callee = this.file.resolveCallee(call) ?? (node && findDeclaredFunction(node, this.context));
      if (callee?.kind === 'library') this.#checkLibraryCall(callee, call, node);
      else if (callee?.kind === 'function' && !isRequestHandler(callee)) {
        const path = findPathOfCall(callee, call, this.#query);
        if (path) this.#reportPath(call, path);
      }
    }
  }

  #findNode({ start, end }: CallSummary): CallNode | undefined {
    return this.calls.get([start, end].join());
  }

  #findGroup(callee: LibraryEntity, call: CallSummary): Group | undefined {
    if (this.#allowed.has(getLibraryName(callee))) return undefined;
    const known = findBlockingCall(callee);
    if (call.firstText !== undefined && known?.isFastFor?.test(call.firstText) === true) return undefined;
    const ofCall = (call.isRecursive ? known?.recursive : undefined) ?? known?.group;
    const group = isSynchronousRequest(callee, call) ? 'http' : ofCall;
    return group !== undefined && this.#groups.has(group) ? group : undefined;
  }

  #checkLibraryCall(callee: LibraryEntity, call: CallSummary, node: TSESTree.Node | undefined): void {
    const group = this.#findGroup(callee, call);
    if (group === undefined) return;
    const { sourceCode } = this.context;
    const loop = messagesOfLoops.get(callee.name);
    if (loop) {
      this.context.report({ loc: toSourceLocation(call, sourceCode), messageId: loop });
      return;
    }
    const { twin, isDatabase } = findBlockingCall(callee) ?? {};
    const edit = twin && node?.type === 'CallExpression' ? findTwinEdit(node, callee, twin, this.context) : undefined;
    this.context.report({
      loc: toSourceLocation(call, sourceCode),
      messageId: 'syncCall',
      data: { call: call.label, remedy: getRemedy(group, { twin, isDatabase }) },
      suggest: edit && [{ messageId: 'useAsynchronousTwin', data: { twin: edit.twin }, fix: toFix(edit.edits) }],
    });
  }

  #reportPath(call: CallSummary, path: CallPath): void {
    const loc = toSourceLocation(call, this.context.sourceCode);
    recordRelated(this.context.sourceCode, this.context.id, loc.start, toRelatedSteps(path.steps));
    this.context.report({
      loc,
      messageId: 'syncCallThrough',
      data: {
        call: call.label,
        target: path.target,
        through: toThroughClause(path.steps.slice(0, -1)),
        remedy: isConstruction(call)
          ? 'A constructor cannot wait: do this before, in an asynchronous function, and hand over what that gives.'
          : 'Make the chain asynchronous and await it.',
      },
    });
  }
}

/** `new Catalog(path)` */
function isConstruction({ callee }: CallSummary): boolean {
  return callee?.kind === 'member' && callee.name === 'constructor';
}

function toTarget(callee: LibraryEntity): string {
  return messagesOfLoops.has(callee.name) ? 'while (…)' : `${getLibraryName(callee)}()`;
}

/** `xhr.open(method, url, false)`: https://xhr.spec.whatwg.org/#the-open()-method */
function isSynchronousRequest(callee: LibraryEntity, call: CallSummary): boolean {
  return callee.name === 'XMLHttpRequest().open' && call.falseArguments?.includes(2) === true;
}

/** Whether the file is a script or command with nothing to keep waiting: no server or bot in it. */
function isOneShot(file: ModuleFile): boolean {
  const { isScript, isCommand } = file.summary;
  return (isScript || isCommand) && !file.functions.some((fn) => isListener(fn));
}
