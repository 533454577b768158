import type { TSESTree } from '@typescript-eslint/utils';
import { promiseMethods } from '../library/promise-methods.js';
import { findWorkerSide } from './summarize/worker-program.js';
import { findMemberName, findPropertyName, findVariable, globalModule, unwrapExpression } from './call-targets.js';
import { isCachedCall } from './summarize/cached-calls.js';
import { isClockLoop, type ClockLoop } from './summarize/clock-loops.js';
import { isCommand } from './summarize/command-program.js';
import { findCallOf, findEnclosingFunction, findRunningFunction } from './functions.js';
import { getFunctionName, getFunctionNameRange } from './functions.js';
import { isFunction, type FunctionNode } from './functions.js';
import { busyWait } from './summary.js';
import { exportsAnything, summarizeExports } from './summarize/exports.js';
import { findHolder } from './summarize/holders.js';
import { isMarkedNonBlocking } from './summarize/marks.js';
import { returnsCall } from './summarize/returned-calls.js';
import { findSignalParameter } from './summarize/signal-parameters.js';
import type {
  CallSummary,
  ClassSummary,
  FailingCall,
  FunctionSummary,
  HandedFunction,
  ModuleSummary,
  Parameter,
  Value,
} from './summary.js';
import { hasServiceLoop } from './summarize/service-loops.js';
import type { SummarySource } from './summary-source.js';
import { isTurn } from './summarize/turns.js';
import type { ClassNode, ValueReader } from './summarize/values.js';
import { getReading, type WaitingNode } from './summarize/reading.js';
import { findRejections, throwsItself } from './summarize/rejections.js';
import { contains } from '../syntax/predicates.js';

/** Summarizes one file. Total: what is not understood is left out. */
export function summarize(sourceCode: SummarySource): ModuleSummary {
  const { nodes, values } = getReading(sourceCode);
  const callsByFunction = groupCalls(nodes.calls, sourceCode, values);
  const moduleExports = summarizeExports(sourceCode.ast, values);
  const workerSide = findWorkerSide(sourceCode);
  return {
    functions: nodes.functions.map((fn) => ({
      ...summarizeFunction(fn, callsByFunction.get(fn) ?? [], values, nodes.returns.get(fn) ?? []),
      returnsCall: (!fn.async && returnsCall(fn, nodes.returns.get(fn) ?? [], sourceCode.text)) || undefined,
      ...summarizeFailure(fn, sourceCode, values),
      speaksOfAbort: /abort|cancel/i.test(sourceCode.text.slice(...fn.range)) || undefined,
      isNonBlocking: isMarkedNonBlocking(fn, sourceCode.text) || undefined,
      isService: hasServiceLoop(fn, sourceCode) || undefined,
      isWorker: workerSide === 'all' || workerSide.some((part) => contains(part, fn)) || undefined,
    })),
    classes: nodes.classes.map((node) => summarizeClass(node, values)),
    ...moduleExports,
    isScript:
      !exportsAnything(sourceCode.ast) && nodes.calls.some((node) => startsProgram(node, values, nodes.functions)),
    isCommand: isCommand(sourceCode),
    handed: nodes.calls.flatMap((node) => findHanded(node, values)),
  };
}

/** How much of a text tells the name of a command or of a kind. */
const firstText = 20;

function findHanded(node: WaitingNode, values: ValueReader): HandedFunction[] {
  if (node.type !== 'CallExpression') return [];
  const handed: HandedFunction[] = [];
  for (const argument of node.arguments) {
    if (!isFunction(argument) && argument.type !== 'Identifier') continue;
    const value = values.read(argument);
    const to = value?.kind === 'function' ? values.read(node.callee) : undefined;
    if (value?.kind === 'function' && to) handed.push({ function: value.index, to });
  }
  return handed;
}

function groupCalls(
  nodes: readonly WaitingNode[],
  sourceCode: SummarySource,
  values: ValueReader,
): ReadonlyMap<FunctionNode, CallSummary[]> {
  const groups = new Map<FunctionNode, CallSummary[]>();
  for (const node of nodes) {
    const fn = findRunningFunction(node);
    if (!fn) continue;
    const own = summarizeCall(node, sourceCode, values);
    const isWaitedFor = node.type === 'CallExpression' && (own.isAwaited || own.isReturned);
    const call = isWaitedFor ? { ...own, ...summarizeHanding(node, fn, sourceCode, values) } : own;
    const group = groups.get(fn);
    if (group) group.push(call);
    else groups.set(fn, [call]);
  }
  return groups;
}

function summarizeCall(node: WaitingNode, sourceCode: SummarySource, values: ValueReader): CallSummary {
  if (node.type === 'AwaitExpression' || node.type === 'ForOfStatement') {
    const isOwnTurn = node.type === 'AwaitExpression' && isTurn(node.argument, sourceCode);
    const [start] = node.range;
    return { label: '', start, end: start + 5, isTurn: isOwnTurn || undefined, isAwaited: true, isReturned: false };
  }
  if (isClockLoop(node)) return summarizeClockLoop(node, sourceCode);
  if (node.type === 'MemberExpression') return summarizeRead(node, sourceCode, values);
  if (node.type === 'TaggedTemplateExpression') return summarizeTag(node, sourceCode, values);
  const [start, end] = node.callee.range;
  let outer: TSESTree.Node = node;
  let holder: TSESTree.Node = node.parent;
  while (holder.type === 'ChainExpression' || holder.type === 'TSNonNullExpression') {
    outer = holder;
    holder = holder.parent;
  }
  const isAwaited = holder.type === 'AwaitExpression';
  const isReturned = holder.type === 'ReturnStatement' || isResultOf(outer, holder);
  return {
    callee: values.readCallee(node),
    falseArguments: findFalseArguments(node),
    firstText: findFirstText(node),
    isRecursive: node.arguments.some((argument) => isRecursive(argument)) || undefined,
    holder: findHolder(node, sourceCode),
    isCached: isCachedCall(node, sourceCode) || undefined,
    label: `${node.type === 'NewExpression' ? 'new ' : ''}${toLabel(sourceCode.text.slice(start, end))}()`,
    start,
    end,
    isTurn: ((isAwaited || isReturned) && isTurn(node, sourceCode)) || undefined,
    isAwaited,
    isReturned,
  };
}

/** Whether the arrow function gives the value on, and not to `forEach` or `new Promise`, which drop it. */
function isResultOf(value: TSESTree.Node, fn: TSESTree.Node): boolean {
  if (fn.type !== 'ArrowFunctionExpression' || fn.body !== value) return false;
  const call = findCallOf(fn)?.node;
  if (call?.type === 'NewExpression') return false;
  const callee = call?.callee;
  return !(callee?.type === 'MemberExpression' && findPropertyName(callee) === 'forEach');
}

/** A callee as messages show it: on one line, and not too long. */
export function toLabel(written: string): string {
  const line = written.replace(/\s*\n\s*/g, '');
  return line.length > 60 ? `${line.slice(0, 28)}…${line.slice(-28)}` : line;
}

function findFalseArguments(node: TSESTree.CallExpression | TSESTree.NewExpression): number[] | undefined {
  const indexes = node.arguments.flatMap((argument, index) =>
    argument.type === 'Literal' && argument.value === false ? [index] : [],
  );
  return indexes.length > 0 ? indexes : undefined;
}

function findFirstText({ arguments: [first] }: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const text =
    first?.type === 'TemplateLiteral' ? first.quasis[0]?.value.cooked : first?.type === 'Literal' && first.value;
  return typeof text === 'string' ? text.slice(0, firstText) : undefined;
}

function isRecursive(argument: TSESTree.Node): boolean {
  if (argument.type !== 'ObjectExpression') return false;
  return argument.properties.some(
    (one) =>
      one.type === 'Property' &&
      findPropertyName(one) === 'recursive' &&
      one.value.type === 'Literal' &&
      one.value.value === true,
  );
}

/** A read that may run a getter, as a call of it. */
function summarizeRead(node: TSESTree.MemberExpression, { text }: SummarySource, values: ValueReader): CallSummary {
  const [start, end] = node.range;
  const of = values.read(node.object);
  const callee: Value | undefined = of && { kind: 'member', of, name: `get ${findPropertyName(node) ?? ''}` };
  return { callee, label: toLabel(text.slice(start, end)), start, end, isAwaited: false, isReturned: false };
}

/** A template as a call of its tag; what waits for its result is a call of its own. */
function summarizeTag(
  { tag }: TSESTree.TaggedTemplateExpression,
  { text }: SummarySource,
  values: ValueReader,
): CallSummary {
  const [start, end] = tag.range;
  const label = `${toLabel(text.slice(start, end))}()`;
  return { callee: values.read(tag), label, start, end, isAwaited: false, isReturned: false };
}

function summarizeClockLoop(node: ClockLoop, { text }: SummarySource): CallSummary {
  const [start] = node.range;
  const end = node.test ? node.test.range[1] + 1 : node.body.range[0];
  const callee: Value = { kind: 'imported', module: globalModule, name: busyWait };
  return { callee, label: text.slice(start, end), start, end, isAwaited: false, isReturned: false };
}

function summarizeFunction(
  fn: FunctionNode,
  calls: readonly CallSummary[],
  values: ValueReader,
  returned: readonly TSESTree.Expression[],
): FunctionSummary {
  const [nameStart, nameEnd] = getFunctionNameRange(fn);
  return {
    name: getFunctionName(fn),
    start: fn.range[0],
    end: fn.range[1],
    nameStart,
    nameEnd,
    isAsync: fn.async,
    isGenerator: fn.generator,
    isBodiless: !fn.body,
    isContinuation: isContinuation(fn) || undefined,
    signal: findSignalParameter(fn),
    calls,
    returns: fn.async ? undefined : readReturned(fn, returned, values),
  };
}

function summarizeFailure(
  fn: FunctionNode,
  sourceCode: SummarySource,
  values: ValueReader,
): Pick<FunctionSummary, 'rejectsThrough' | 'settlingReason' | 'throws'> {
  const rejections = findRejections(fn, { sourceCode });
  const rejectsThrough = rejections?.sources.flatMap(({ call, isPromise }): FailingCall[] => {
    const callee = values.readCallee(call);
    if (!isPromise) return callee ? [{ callee, isPromise }] : [];
    return [
      {
        callee: callee ?? findOwnParameter(call.callee, fn, sourceCode),
        isPromise,
        handed: readHanded(call, fn, sourceCode, values),
      },
    ];
  });
  const isKnown = rejectsThrough?.every(({ callee }) => callee) === true;
  const reason = isKnown ? rejections?.reason : undefined;
  return {
    ...(isKnown && { rejectsThrough }),
    ...(reason && { settlingReason: reason }),
    ...(throwsItself(fn) && { throws: true }),
  };
}

/** What decides what a call waits for beside its callee: that it is a parameter, or functions that it hands over. */
function summarizeHanding(
  node: TSESTree.CallExpression,
  fn: FunctionNode,
  sourceCode: SummarySource,
  values: ValueReader,
): Pick<CallSummary, 'parameter' | 'handed'> {
  const parameter = findOwnParameter(node.callee, fn, sourceCode)?.index;
  return { parameter, handed: parameter === undefined ? readHanded(node, fn, sourceCode, values) : undefined };
}

/** The functions that a call hands over: those of the file and of imports, and what the function around was given. */
function readHanded(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  fn: FunctionNode,
  sourceCode: SummarySource,
  values: ValueReader,
): FailingCall['handed'] {
  const handed = call.arguments.flatMap((argument, index): [number, Value | Parameter][] => {
    if (!isFunction(argument) && argument.type !== 'Identifier') return [];
    const value = findOwnParameter(argument, fn, sourceCode) ?? values.read(argument);
    return value?.kind === 'parameter' || value?.kind === 'function' || value?.kind === 'imported'
      ? [[index, value]]
      : [];
  });
  return handed.length > 0 ? Object.fromEntries(handed) : undefined;
}

/** Which parameter of the function, never written again, an expression is. */
function findOwnParameter(
  node: TSESTree.Expression | TSESTree.Super,
  fn: FunctionNode,
  sourceCode: SummarySource,
): Parameter | undefined {
  if (node.type !== 'Identifier') return undefined;
  const variable = findVariable(node, sourceCode);
  const index = fn.params.findIndex((parameter) => parameter === variable?.defs[0]?.name);
  if (!variable || index === -1 || variable.references.some((one) => one.isWrite())) return undefined;
  return { kind: 'parameter', index };
}

/** Whether a promise calls the function when it settles; start-up code at module level aside. */
function isContinuation(fn: FunctionNode): boolean {
  const call = findCallOf(fn)?.node;
  const callee = call?.type === 'CallExpression' ? unwrapExpression(call.callee) : undefined;
  if (!call || callee?.type !== 'MemberExpression' || !findEnclosingFunction(call)) return false;
  return promiseMethods.has(findPropertyName(callee) ?? '');
}

function readReturned(
  fn: FunctionNode,
  returned: readonly TSESTree.Expression[],
  values: ValueReader,
): Value | undefined {
  const annotated = fn.returnType && values.readType(fn.returnType.typeAnnotation);
  if (annotated) return annotated;
  const [only, ...others] = returned;
  return only && others.length === 0 ? values.read(only) : undefined;
}

function summarizeClass(node: ClassNode, values: ValueReader): ClassSummary {
  const members: Record<string, Value> = {};
  const statics: Record<string, Value> = {};
  const add = (isStatic: boolean, name: string | undefined, value: Value | undefined): void => {
    if (name !== undefined && value) (isStatic ? statics : members)[name] = value;
  };
  /** What a declaration says of a field counts more than what a constructor puts there, but for an instance made there. */
  const addUndeclared: typeof add = (isStatic, name, value) => {
    if (!declared.has(name) || (value?.kind === 'instance' && value.isExact)) add(isStatic, name, value);
  };
  const declared = getTypedFields(node);
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'get') {
      add(member.static, `get ${findMemberName(member) ?? ''}`, values.read(member.value));
    } else if (member.type === 'MethodDefinition' && member.kind !== 'set') {
      add(member.static, findMemberName(member), values.read(member.value));
      if (member.kind === 'constructor') addConstructorFields(member.value, values, addUndeclared);
    } else if (member.type === 'TSAbstractMethodDefinition') {
      add(false, findMemberName(member), values.read(member.value));
    } else if (member.type === 'PropertyDefinition') {
      const type = member.typeAnnotation && values.readType(member.typeAnnotation.typeAnnotation);
      add(member.static, findMemberName(member), (member.value && values.read(member.value)) ?? type ?? undefined);
    }
  }
  return {
    name: node.id?.name ?? '',
    base: node.superClass ? values.read(node.superClass) : undefined,
    members,
    statics,
  };
}

/** Names of the fields that have a type annotation. */
function getTypedFields({ body }: ClassNode): ReadonlySet<string | undefined> {
  const typed = body.body.filter((member) => member.type === 'PropertyDefinition' && member.typeAnnotation);
  return new Set(typed.map((member) => (member.type === 'PropertyDefinition' ? findMemberName(member) : undefined)));
}

/** Fields that a constructor declares (`private readonly store: Store`) or sets (`this.store = new Store()`). */
function addConstructorFields(
  fn: TSESTree.FunctionExpression | TSESTree.TSEmptyBodyFunctionExpression,
  values: ValueReader,
  add: (isStatic: boolean, name: string | undefined, value: Value | undefined) => void,
): void {
  for (const parameter of fn.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const name = parameter.parameter.type === 'Identifier' ? parameter.parameter : parameter.parameter.left;
    add(false, name.name, name.typeAnnotation && values.readType(name.typeAnnotation.typeAnnotation));
  }
  for (const statement of fn.body?.body ?? []) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right } = statement.expression;
    if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') continue;
    add(false, findMemberName(left), values.read(right));
  }
}

/** Whether the call, at module level, is of an asynchronous function of the file. */
function startsProgram(node: WaitingNode, values: ValueReader, functions: readonly FunctionNode[]): boolean {
  if (node.type !== 'CallExpression' || findEnclosingFunction(node)) return false;
  const callee = values.read(node.callee);
  return callee?.kind === 'function' && functions[callee.index]?.async === true;
}
