import type { OpenedModule, PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange, toLabel } from '../python/labels.js';
import type { PythonMessageIds } from './python/messages.js';
import type { RuleOptions } from './options.js';
import { findAttributeFate, findAttributeTarget } from './python/attributes.js';
import { getElements, getTakenElements, type TakenElements } from './python/collections.js';
import { findCallbackReport, findMappedFunction } from './python/callbacks.js';
import { findElementUse } from './python/consumers.js';
import {
  findLoss,
  getRelated,
  isAwaitable,
  isCoroutine,
  isDeclaredAwaitable,
  isMadeByAsyncio,
  toKindName,
} from './python/expressions.js';
import { getRelatedOfFate, isFateOfElements, toStoredMessageId } from './python/fates.js';
import {
  findCollectingReport,
  findEnteringReport,
  findForReport,
  findUnpackingReport,
  findWithReport,
} from './python/protocols.js';
import { HandedCoroutines } from './python/handed.js';
import { findOperationReport, mayGiveCoroutine, type Read } from './python/members.js';
import { findPrematureReport } from './python/premature.js';
import { findRegistrationReport } from './python/registered.js';
import { findBlockLeftTooEarly, findFunctionWithResult, findValuePart } from './python/returns.js';
import { StoredCoroutines, type Fate } from './python/stored.js';
import { findTestCaseReport, isExpectedToFail } from './python/test-cases.js';
import { suggestAwait, suggestTask } from './python/suggestions.js';
import type { StoredUse, Use } from './python/use-kinds.js';
import { findTargetConsequence, getUse } from './python/uses.js';
import { findBareCoroutines, wrapInTasks } from './python/wait.js';
import { maySynchronouslyRun } from './python/synchronous-versions.js';

type Report = PythonReport<PythonMessageIds>;

/** Coroutines that nobody awaits, in Python. */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, options: RuleOptions): PythonListener {
  const { sourceCode } = context;
  const checker = new Checker(
    { path: context.filename, module: sourceCode.ast, text: sourceCode.text, facts: sourceCode.facts },
    new Set(options.allowCalls?.map((name) => name.replace(':', '.'))),
  );
  const report = (found: Report | undefined): void => {
    if (found !== undefined) context.report(found);
  };
  return {
    Call(node) {
      report(checker.findReport(node));
      report(checker.findWaitReport(node));
      report(findCallbackReport(node, checker.around));
      report(findCollectingReport(node, checker.around));
      report(findEnteringReport(node, checker.around));
      report(checker.findConsumedReport(node));
    },
    Attribute: (node) => {
      report(checker.findReadReport(node));
    },
    Subscript: (node) => {
      report(checker.findReadReport(node) ?? findOperationReport(node, sourceCode.facts, sourceCode.text));
    },
    BinOp: (node) => {
      report(checker.findReadReport(node));
    },
    Compare: (node) => {
      report(findOperationReport(node, sourceCode.facts, sourceCode.text));
    },
    For: (node) => {
      report(findForReport(node, checker.around));
      report(checker.findLoopReport(node));
    },
    Starred: (node) => {
      report(findUnpackingReport(node, checker.around));
    },
    Assign: (node) => {
      report(findUnpackingReport(node, checker.around));
    },
    YieldFrom: (node) => {
      report(findUnpackingReport(node, checker.around));
    },
    comprehension: (node) => {
      report(findForReport(node, checker.around));
      report(checker.findElementReport(node));
    },
    AsyncFunctionDef: (node) => {
      report(findRegistrationReport(node, checker.around));
      report(findTestCaseReport(node, checker.around));
    },
    With: (node) => {
      for (const item of node.items) report(findWithReport(item, node, checker.around));
    },
  };
}

class Checker {
  private readonly stored: StoredCoroutines;
  private readonly handed: HandedCoroutines;

  constructor(
    readonly around: OpenedModule,
    private readonly allowedCalls: ReadonlySet<string>,
  ) {
    this.handed = new HandedCoroutines(around);
    this.stored = new StoredCoroutines(around.facts, around.text, this.handed);
  }

  /** The same for what gives a coroutine without being a call. */
  findReadReport(node: Read): Report | undefined {
    return mayGiveCoroutine(node, this.around.facts) ? this.findReport(node) : undefined;
  }

  /** What is wrong with the use of a call's result, if it is a coroutine or the like. */
  findReport(call: ast.Call | Read): Report | undefined {
    const { module, facts } = this.around;
    const found = this.findReportOfUse(call);
    if (found === undefined || maySynchronouslyRun(call, module, facts)) return undefined;
    // What selects one of several coroutines compares them, which is reported of the elements.
    return call.type === 'Call' && findElementUse(call, facts) !== undefined ? undefined : found;
  }

  private findReportOfUse(call: ast.Call | Read): Report | undefined {
    const { facts } = this.around;
    const use = getUse(call, facts);
    switch (use.kind) {
      case 'awaited':
        return undefined;
      case 'handed':
        return this.isLeftAlone(call)
          ? undefined
          : (this.findReturnReport(call) ??
              this.findPartReport(call) ??
              this.findArgumentReport(call) ??
              this.findAttributeReport(call));
      case 'neutral':
        return isCoroutine(call, facts) ? this.toValueReport(call, 'it is never that object') : undefined;
      case 'dropped':
        return this.isLeftAlone(call) ? undefined : this.findDroppedReport(call, use);
      case 'stored':
        return this.isLeftAlone(call) ? undefined : this.findStoredReport(call, use);
      case 'condition':
        if (!isAwaitable(call, facts)) return undefined;
        return this.toReport(call, 'coroutineAsCondition', suggestAwait(call, this.around));
      case 'value': {
        return failsFor(call, use, facts) || isLostOnTheSpot(call, use, facts)
          ? this.toValueReport(call, use.consequence)
          : undefined;
      }
    }
  }

  /** Coroutines given to `asyncio.wait`: reported at the first of them. */
  findWaitReport(call: ast.Call): Report | undefined {
    const { module, text, facts } = this.around;
    const coroutines = findBareCoroutines(call, facts);
    const [first] = coroutines;
    return (
      first &&
      this.toReport(first, 'bareCoroutineInWait', {
        suggest: [{ messageId: 'wrapInTasks', fix: () => wrapInTasks(coroutines, module, text) }],
      })
    );
  }

  /** Coroutines that a plain loop goes through, each taken for a value: `for x in map(load, ids): print(x.name)`. */
  findLoopReport({ iter, target }: ast.For): Report | undefined {
    for (const taken of getTakenElements(target, iter, this.around.facts)) {
      const report = this.findElementFate(taken);
      if (report !== undefined) return report;
    }
    return undefined;
  }

  private findElementFate({ target, iterable }: TakenElements): Report | undefined {
    const source = this.findSource(iterable);
    if (source === undefined) return undefined;
    const fate = this.stored.findFate(target, undefined);
    if (fate === undefined || fate.kind === 'notOnEveryPath') return undefined;
    const consequence = fate.kind === 'usedAsValue' ? fate.consequence : 'the coroutine never runs';
    return this.toReport(source, toStoredMessageId(fate), {
      data: { variable: target.id, consequence },
      ...(source.type === 'Call' && suggestAwait(source, this.around)),
      related: getRelatedOfFate(fate, target, this.around),
    });
  }

  /** The same in a comprehension: `[x.name for x in jobs]`, `[x.name for i, x in zip(ids, jobs)]`. */
  findElementReport({ iter, target, parent }: ast.Comprehension): Report | undefined {
    if (parent === null) return undefined;
    const { facts } = this.around;
    for (const taken of getTakenElements(target, iter, facts)) {
      // The uses cost less than what is gone through.
      const consequence = findTargetConsequence(taken.target.id, parent, facts);
      if (consequence === undefined) continue;
      const source = this.findSource(taken.iterable);
      if (source === undefined) continue;
      return this.toReport(source, 'storedUsedAsValue', {
        data: { variable: taken.target.id, consequence },
        ...(source.type === 'Call' && suggestAwait(source, this.around)),
      });
    }
    return undefined;
  }

  /** Coroutines of a `map` or a list that a call takes for values: `sum(map(count, xs))`, `sum(counts)`. */
  findConsumedReport(call: ast.Call): Report | undefined {
    const { facts } = this.around;
    const [iterable] = call.args;
    if (iterable?.type !== 'Name' && iterable?.type !== 'Call') return undefined;
    const use = findElementUse(call, facts);
    if (use === undefined) return undefined;
    const source = this.findSource(iterable);
    if (source === undefined) return undefined;
    const changes = source.type === 'Call' ? suggestAwait(source, this.around) : {};
    if (use.kind !== 'value') return this.toReport(source, 'coroutineAsCondition', changes);
    return this.toReport(source, 'coroutineAsValue', { ...changes, data: { consequence: use.consequence } });
  }

  /** What makes the coroutines that an iterable consists of; undefined when some of its elements are none. */
  private findSource(iterable: ast.Expression): ast.Expression | undefined {
    const { facts } = this.around;
    const mapped = findMappedFunction(iterable, facts);
    if (mapped !== undefined) return mapped;
    const elements = getElements(iterable);
    return elements.every((element) => isCoroutine(element, facts)) ? elements[0] : undefined;
  }

  private findDroppedReport(call: ast.Call | Read, use: Use & { kind: 'dropped' }): Report | undefined {
    const { facts } = this.around;
    const consequence = findLoss(call, facts);
    if (consequence === undefined) {
      const isGenerator = facts.getIterableKind(call) === 'async' && isAsyncGenerator(call, facts);
      return isGenerator ? this.toReport(call, 'droppedGenerator', {}) : undefined;
    }
    const isStatement = use.statement.value === call;
    const changes = suggestAwait(call, this.around);
    const suggest = [...(changes.suggest ?? []), ...(isStatement ? suggestTask(use.statement, this.around) : [])];
    const isMany = use.isCollection && 'generators' in use.statement.value;
    const messageId = isMany ? 'droppedCoroutines' : 'droppedCoroutine';
    return this.toReport(call, messageId, { ...changes, suggest, data: { consequence } });
  }

  private findStoredReport(call: ast.Call | Read, { target, outer, isCollection }: StoredUse): Report | undefined {
    const { facts } = this.around;
    const loss = findLoss(call, facts);
    if (loss === undefined && !isMadeByAsyncio(call, facts)) return undefined;
    const fate = this.stored.findFate(target, outer);
    if (fate === undefined || (isCollection && !isFateOfElements(fate))) return undefined;
    // A test further on may ask for the same as the one that chose the coroutine.
    if (fate.kind === 'notOnEveryPath' && isChosen(call)) return undefined;
    const isWrong =
      fate.kind === 'usedAsValue' ? failsFor(call, fate, facts) : fate.kind === 'neverAwaited' && loss !== undefined;
    if (!isWrong && !isCoroutine(call, facts)) return undefined;
    return this.toStoredReport(call, fate, target, loss);
  }

  private toStoredReport(
    call: ast.Call | Read,
    fate: Fate,
    target: ast.Name | ast.Attribute,
    loss: string | undefined,
  ): Report {
    const variable = toLabel(target, this.around.text);
    return this.toReport(call, toStoredMessageId(fate), {
      data: { variable, consequence: fate.kind === 'usedAsValue' ? fate.consequence : (loss ?? '') },
      ...suggestAwait(call, this.around),
      related: getRelatedOfFate(fate, target, this.around),
    });
  }

  private findReturnReport(call: ast.Call | Read): Report | undefined {
    const { facts } = this.around;
    const statement = findReturn(call);
    if (statement === undefined) return undefined;
    const block = findBlockLeftTooEarly(statement, call, facts);
    const owner = findFunctionWithResult(call);
    // The syntax is asked first: most functions return outside of all blocks, and many say nothing of their result.
    if ((block ?? owner) === undefined || findLoss(call, facts) === undefined) return undefined;
    const isOfValue = owner !== undefined && facts.getDeclaredResultKind(owner) === 'value';
    if (block !== undefined) {
      if (!isOfValue && !isCoroutine(call, facts)) return undefined;
      return this.toReport(call, 'returnedTooEarly', { data: { block }, ...suggestAwait(call, this.around) });
    }
    if (!isOfValue) return undefined;
    const data = { function: owner.name, result: toLabel(owner.returns, this.around.text) };
    return this.toReport(call, 'returnedAsResult', { data, ...suggestAwait(call, this.around) });
  }

  /** `return [load(id) for id in ids]` where `list[User]` is declared. */
  private findPartReport(call: ast.Call | Read): Report | undefined {
    const { facts, text } = this.around;
    const owner = findValuePart(call, facts);
    if (owner === undefined || findLoss(call, facts) === undefined) return undefined;
    const data = { function: owner.name, result: toLabel(owner.returns, text) };
    return this.toReport(call, 'coroutineInResult', { data, ...suggestAwait(call, this.around) });
  }

  private findArgumentReport(call: ast.Call | Read): Report | undefined {
    const { facts, text } = this.around;
    const { parent } = call;
    const taking = parent?.type === 'keyword' ? parent.parent : parent;
    if (taking?.type !== 'Call') return undefined;
    const premature = call.type === 'Call' ? findPrematureReport(call, taking, this.around) : undefined;
    const isSure = isCoroutine(call, facts);
    if (premature !== undefined || !(isSure || isMadeByAsyncio(call, facts))) return premature;
    const mishandling = this.handed.findMishandling(call);
    // A function that has no annotations may do with a future what it cannot do with a coroutine.
    if (mishandling === undefined || (mishandling.consequence !== undefined && !isSure)) return undefined;
    const { parameter, consequence = '', related } = mishandling;
    return this.toReport(call, consequence === '' ? 'coroutineAsArgument' : 'coroutineHanded', {
      data: { callee: toLabel(taking, text), parameter, consequence },
      ...suggestAwait(call, this.around),
      related,
    });
  }

  /** `self.user = load(1)` where `self.user: User` is declared, or where nobody awaits what the attribute holds. */
  private findAttributeReport(call: ast.Call | Read): Report | undefined {
    const { facts, text } = this.around;
    const target = findAttributeTarget(call);
    if (target === undefined || findLoss(call, facts) === undefined) return undefined;
    const label = toLabel(target, text);
    if (facts.getDeclaredAttributeKind(target) === 'value') {
      return this.toValueReport(call, `\`${label}\` is declared to hold something else`);
    }
    const fate = isCoroutine(call, facts) ? findAttributeFate(target, this.around) : undefined;
    return fate && this.toStoredReport(call, fate, target, findLoss(call, facts));
  }

  private toValueReport(call: ast.Call | Read, consequence: string): Report {
    return this.toReport(call, 'coroutineAsValue', {
      data: { consequence },
      ...suggestAwait(call, this.around),
    });
  }

  private toReport(expression: ast.Expression, messageId: PythonMessageIds, more: Partial<Report>): Report {
    const { text, facts } = this.around;
    return {
      ...more,
      at: getNameRange(expression),
      messageId,
      data: { ...more.data, call: toLabel(expression, text), kind: toKindName(expression, facts) },
      related: [...(more.related ?? []), ...getRelated(expression, facts)],
    };
  }

  /** Allowed by option, or called to see it fail: `with pytest.raises(...)`. */
  private isLeftAlone(call: ast.Call | Read): boolean {
    const { facts, text } = this.around;
    if (this.allowedCalls.size > 0) {
      const named = call.type === 'Call' ? call.func : call;
      const written = text.slice(named.start, named.end);
      const name = facts.findQualifiedName(named);
      if (this.allowedCalls.has(written) || (name !== undefined && this.allowedCalls.has(name))) return true;
    }
    return isExpectedToFail(call);
  }
}

/** Whether a use of what a call gives fails, or is pointless, whichever kind of awaitable that is. */
function failsFor(
  call: ast.Expression,
  use: { readonly isCertainForAwaitables: boolean; readonly isCertainForDeclared?: boolean },
  facts: PythonFacts,
): boolean {
  if (use.isCertainForAwaitables ? isAwaitable(call, facts) : isCoroutine(call, facts)) return true;
  return use.isCertainForDeclared === true && (isDeclaredAwaitable(call, facts) || isMadeByAsyncio(call, facts));
}

/** Whether nobody has what a call is declared to give as an `Awaitable` when it has been used so, and so nobody awaits it. */
function isLostOnTheSpot(
  call: ast.Expression,
  { isCertainForDeclared = true }: { readonly isCertainForDeclared?: boolean },
  facts: PythonFacts,
): boolean {
  return isCertainForDeclared && isDeclaredAwaitable(call, facts);
}

/** The `return` that gives the value of an expression, maybe as one of several: `return cached or load()`. */
function findReturn(value: ast.Expression): ast.Return | undefined {
  let { parent } = value;
  while (parent !== null && (parent.type === 'IfExp' || parent.type === 'BoolOp')) ({ parent } = parent);
  return parent?.type === 'Return' ? parent : undefined;
}

/** Whether the value is one of several that an expression can give: `load() if is_new else cached`, `cached or load()`. */
function isChosen(value: ast.Expression): boolean {
  const { parent } = value;
  if (parent?.type === 'IfExp') return parent.test !== value;
  return parent?.type === 'BoolOp';
}

function isAsyncGenerator(call: ast.Call | Read, facts: PythonFacts): boolean {
  if (call.type !== 'Call') return false;
  const ref = facts.findFunction(call.func);
  return ref !== undefined && ref.isAsync && ref.isGenerator;
}
