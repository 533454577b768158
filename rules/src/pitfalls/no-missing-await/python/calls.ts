import { remember } from '../../../project/remember.js';
import { findHolder } from '../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import { findTakingCall } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { toLabel } from '../../python/labels.js';
import { findAttributeFate, findMemberTarget, getMemberTargets } from './fates/attributes.js';
import { areAwaited } from './fates/collections.js';
import { findElementUse } from './uses/consumers.js';
import {
  failsFor,
  findLoss,
  isAwaitable,
  isCoroutine,
  isDeclaredAwaitable,
  isKnownByTypeOnly,
  isMadeByAsyncio,
  isOfOwnClass,
  toKindName,
} from './expressions.js';
import { type Fate, getKept, getRelatedOfFate, isFateOfElements, toStoredMessageId } from './fates/fates.js';
import type { HandedCoroutines } from './fates/handed.js';
import { findConsequenceOfPut, findItemFate } from './fates/items.js';
import { mayGiveCoroutine, type Read } from './members.js';
import type { PythonMessageIds } from './messages.js';
import { findPrematureReport } from './callbacks/premature.js';
import { toReport, type Report } from './report.js';
import { findBlockLeftTooEarly, findFunctionWithResult, findValuePart, getChosen } from './returns.js';
import type { StoredCoroutines } from './fates/stored.js';
import { isInPlainCallback, suggestAwait, suggestAwaitOfStored, suggestTask } from './suggestions.js';
import { isToldApart } from './told-apart.js';
import { maySynchronouslyRun } from './synchronous-versions.js';
import { isExpectedToFail } from './expected-failures.js';
import type { StoredUse, Use } from './uses/use-kinds.js';
import { getUse } from './uses/uses.js';

/** Tells what is wrong with what becomes of the results of a file's calls. */
export class CallChecker {
  /** @param allowedCalls names of functions whose results need not be awaited, as the option `allowCalls` has them */
  constructor(
    private readonly around: OpenedModule,
    private readonly stored: StoredCoroutines,
    private readonly handed: HandedCoroutines,
    private readonly allowedCalls: ReadonlySet<string>,
  ) {}

  /** What is wrong with the use of a call's result, if it is a coroutine or the like. */
  findReport(call: ast.Call | Read): Report | undefined {
    const { module, facts } = this.around;
    const found = this.findReportOfUse(call);
    if (found === undefined || maySynchronouslyRun(call, module, facts) || this.isToldOfAnother(call)) return undefined;
    // What selects one of several coroutines compares them, which is reported of the elements.
    return call.type === 'Call' && findElementUse(call, facts) !== undefined ? undefined : found;
  }

  /** The same for what gives a coroutine without being a call. */
  findReadReport(node: Read): Report | undefined {
    return mayGiveCoroutine(node, this.around.facts) ? this.findReport(node) : undefined;
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
              this.findMemberReport(call));
      case 'neutral':
        return isCoroutine(call, facts) ? this.toValueReport(call, 'it is never that object') : undefined;
      case 'dropped':
        return this.isLeftAlone(call) ? undefined : this.findDroppedReport(call, use);
      case 'stored':
        return this.isLeftAlone(call) ? undefined : this.findStoredReport(call, use);
      case 'condition':
        if (!isAwaitable(call, facts)) return undefined;
        return this.toReport(call, 'coroutineAsCondition', this.suggestAwait(call));
      case 'value': {
        if (use.isRaising && isExpectedToFail(call)) return undefined;
        if (failsFor(call, use, facts) || isLostOnTheSpot(call, use, facts)) {
          return this.toValueReport(call, use.consequence);
        }
        // To print a future is not to wait for it.
        const loss = use.isOfElements === true ? findLoss(call, facts) : undefined;
        if (loss === undefined) return undefined;
        return this.toReport(call, 'droppedCoroutine', { data: { consequence: loss }, ...this.suggestAwait(call) });
      }
    }
  }

  private findDroppedReport(call: ast.Call | Read, use: Use & { kind: 'dropped' }): Report | undefined {
    const { facts } = this.around;
    const consequence = findLoss(call, facts);
    if (isDeclaredAwaitable(call, facts) && !this.isDeclaredSo(call)) return undefined;
    if (consequence === undefined) {
      const isGenerator = facts.getIterableKind(call) === 'async' && isAsyncGenerator(call, facts);
      return isGenerator ? this.toReport(call, 'droppedAsyncGenerator') : undefined;
    }
    const isStatement = use.statement.value === call;
    const changes = this.suggestAwait(call);
    const suggest = [...(changes.suggest ?? []), ...(isStatement ? suggestTask(use.statement, call, this.around) : [])];
    const isMany = use.isCollection && 'generators' in use.statement.value;
    const isToBeRun = suggest[0]?.messageId === 'runWithAsyncio';
    const outside = isToBeRun ? 'droppedWithoutLoop' : 'droppedCoroutine';
    const single = isInPlainCallback(use.statement, facts) ? 'droppedInCallback' : outside;
    const messageId = isMany ? 'droppedCoroutines' : single;
    return this.toReport(call, messageId, { ...changes, suggest, data: { consequence } });
  }

  private findStoredReport(call: ast.Call | Read, use: StoredUse): Report | undefined {
    const { facts } = this.around;
    const loss = findLoss(call, facts);
    if (loss === undefined && !isMadeByAsyncio(call, facts) && !isOfOwnClass(call, facts)) return undefined;
    const target = use.outer === undefined ? findHolder(use.target) : use.target;
    const fate = this.findStoredFate(call, { ...use, target }, loss);
    return fate && this.toStoredReport(call, fate, target, loss);
  }

  private findStoredFate(
    call: ast.Call | Read,
    { target, outer, isCollection }: StoredUse,
    loss: string | undefined,
  ): Fate | undefined {
    const { facts } = this.around;
    const fate = this.stored.findFate(target, outer);
    if (fate !== undefined && (!isCollection || isFateOfElements(fate))) {
      // A test further on may ask for the same as the one that chose the coroutine.
      if (fate.kind === 'notOnEveryPath' && isChosen(call)) return undefined;
      const isWrong = fate.kind === 'usedAsValue' && failsFor(call, fate, facts);
      if (isWrong || isCoroutine(call, facts)) return fate;
      if (loss !== undefined && fate.kind === 'usedAsValue' && fate.isOfTruth === true) {
        return { ...fate, consequence: `${toKindName(call, facts)} is always true` };
      }
      if (loss !== undefined && isFateOfElements(fate)) return { kind: 'neverAwaited' };
    }
    if (isCollection) return findItemFate(call, target, this.around);
    return this.findCertainFate(call, target) ?? this.findDeclaredFate(call, target);
  }

  /** A task stays a task, whatever it is asked: `if task.done(): return task["id"]`. So do coroutines, and awaitables of other classes. */
  private findCertainFate(call: ast.Call | Read, target: ast.Name): Fate | undefined {
    const { facts } = this.around;
    if (isCoroutine(call, facts)) return this.stored.findFailingUse(target);
    const isOpen = isOfOwnClass(call, facts);
    if (!isOpen && !isMadeByAsyncio(call, facts)) return undefined;
    return this.stored.findUse(target, isOpen, (use) => use.kind === 'value' && failsFor(call, use, facts));
  }

  /** An awaitable of another class may well be one of the declared class, too. */
  private findDeclaredFate(call: ast.Call | Read, target: ast.Name): Fate | undefined {
    return isOfOwnClass(call, this.around.facts) ? undefined : this.stored.findDeclaredFate(target, call);
  }

  private toStoredReport(
    call: ast.Call | Read,
    fate: Fate,
    target: ast.Name | ast.Attribute,
    loss: string | undefined,
  ): Report {
    const variable = toLabel(getKept(fate, target), this.around.text);
    return this.toReport(call, toStoredMessageId(fate), {
      data: { variable, consequence: fate.kind === 'usedAsValue' ? fate.consequence : (loss ?? '') },
      ...(!areAwaited(target, this.around.facts) &&
        suggestAwaitOfStored(this.getAwaited(call), fate, target, this.around)),
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
    const isOfValue = owner !== undefined && facts.getDeclaredResultKind(owner, call) === 'value';
    if (block !== undefined) {
      const isLost = isOfValue || isCoroutine(call, facts) || isHandlersResult(call, statement, facts);
      if (!isLost) return undefined;
      return this.toReport(call, 'returnedTooEarly', { data: { block }, ...this.suggestAwait(call) });
    }
    if (!isOfValue) return undefined;
    const data = { function: owner.name, result: toLabel(owner.returns, this.around.text) };
    return this.toReport(call, 'returnedAsResult', { data, ...this.suggestAwait(call) });
  }

  /** `return [load(id) for id in ids]` where `list[User]` is declared. */
  private findPartReport(call: ast.Call | Read): Report | undefined {
    const { facts, text } = this.around;
    const owner = findValuePart(call, facts);
    if (owner === undefined || findLoss(call, facts) === undefined) return undefined;
    const data = { function: owner.name, result: toLabel(owner.returns, text) };
    return this.toReport(call, 'coroutineInResult', { data, ...this.suggestAwait(call) });
  }

  private findArgumentReport(call: ast.Call | Read): Report | undefined {
    const { facts, text } = this.around;
    const given = getChosen(call);
    const taking = findTakingCall(given);
    if (taking === undefined) return undefined;
    const premature = call.type === 'Call' ? findPrematureReport(call, taking, this.around) : undefined;
    const isSure = isCoroutine(call, facts);
    if (premature !== undefined || !(isSure || isMadeByAsyncio(call, facts) || this.isDeclaredSo(call)))
      return premature;
    const mishandling = this.handed.findMishandling(given);
    if (mishandling === undefined) return undefined;
    const { parameter, place, consequence = '', isCertainForAwaitables, related } = mishandling;
    // A function that has no annotations may do with a future what it cannot do with a coroutine.
    if (consequence !== '' && !isSure && !isCertainForAwaitables) return undefined;
    return this.toReport(call, consequence === '' ? 'coroutineAsArgument' : 'coroutineHanded', {
      data: { callee: toLabel(taking, text), parameter, place, consequence },
      ...this.suggestAwait(call),
      related,
    });
  }

  /**
   * `self.user = load(1)` where `self.user: User` is declared, or where nobody awaits what the attribute holds;
   * `users[1] = load(1)` where `users: dict[int, User]` is, or where text is made of `users`.
   */
  private findMemberReport(call: ast.Call | Read): Report | undefined {
    const { facts, text } = this.around;
    const chosen = getChosen(call);
    const targets = getMemberTargets(chosen);
    if (targets.length === 0 || findLoss(call, facts) === undefined) return undefined;
    const declared = targets.find((one) => facts.getDeclaredKind(one, call) === 'value');
    if (declared !== undefined) {
      return this.toValueReport(call, `\`${toLabel(declared, text)}\` is declared to hold something else`);
    }
    const target = findMemberTarget(chosen);
    if (target === undefined || isChosen(call) || !isCoroutine(call, facts)) return undefined;
    if (target.type === 'Subscript') {
      const consequence = findConsequenceOfPut(target, facts);
      return consequence === undefined ? undefined : this.toValueReport(call, consequence);
    }
    const fate = findAttributeFate(target, this.around);
    return fate && this.toStoredReport(call, fate, target, findLoss(call, facts));
  }

  /** Whether a function that is declared to give an `Awaitable` is believed to do so here. */
  private isDeclaredSo(call: ast.Call | Read): boolean {
    const { around } = this;
    return isDeclaredAwaitable(call, around.facts) && !(call.type === 'Call' && isToldApart(call, around));
  }

  /** Whether the same is reported of another call that the same expression chooses from. */
  private isToldOfAnother(call: ast.Call | Read): boolean {
    const choice = findChoice(call, this.around.facts);
    const told = choice && getBranches(choice).find((branch) => !this.isLeftAlone(branch));
    return told !== undefined && told !== call;
  }

  private suggestAwait(call: ast.Call | Read): ReturnType<typeof suggestAwait> {
    return suggestAwait(this.getAwaited(call), this.around);
  }

  private getAwaited(call: ast.Call | Read): ast.Expression {
    return findChoice(call, this.around.facts) ?? call;
  }

  private toReport(call: ast.Call | Read, messageId: PythonMessageIds, more?: Partial<Report>): Report {
    return toReport(call, messageId, this.around, more);
  }

  private toValueReport(call: ast.Call | Read, consequence: string): Report {
    return this.toReport(call, 'coroutineAsValue', { data: { consequence }, ...this.suggestAwait(call) });
  }

  /** Allowed by option, or called to see it fail: `with pytest.raises(...)`. */
  private isLeftAlone(call: ast.Expression): boolean {
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

/** Whether nobody has what a call is declared to give as an `Awaitable` when it has been used so, and so nobody awaits it. */
function isLostOnTheSpot(
  call: ast.Expression,
  { isCertainForDeclared = true }: { readonly isCertainForDeclared?: boolean },
  facts: PythonFacts,
): boolean {
  return isCertainForDeclared && isDeclaredAwaitable(call, facts);
}

/** The expression that gives the one or the other coroutine: `load(1) if is_new else load_cached(1)`. */
function findChoice(call: ast.Expression, facts: PythonFacts): ast.IfExp | undefined {
  let choice: ast.IfExp | undefined;
  for (let one = call; one.parent?.type === 'IfExp' && one.parent.test !== one; one = choice) choice = one.parent;
  return choice !== undefined && getBranches(choice).every((branch) => isCoroutine(branch, facts)) ? choice : undefined;
}

/** What a conditional expression chooses from, those inside of its branches included. */
const getBranches = remember((choice: ast.IfExp): readonly ast.Expression[] => {
  const branches: ast.Expression[] = [];
  const pending: ast.Expression[] = [choice];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (one.type === 'IfExp') pending.push(one.orelse, one.body);
    else branches.push(one);
  }
  return branches;
});

/** The `return` that gives the value of an expression, maybe as one of several: `return cached or load()`. */
function findReturn(value: ast.Expression): ast.Return | undefined {
  let { parent } = value;
  while (parent !== null && (parent.type === 'IfExp' || parent.type === 'BoolOp')) ({ parent } = parent);
  return parent?.type === 'Return' ? parent : undefined;
}

/** Whether a coroutine function, which tells nothing of its result, returns what its `handler(request)` is declared to give. */
function isHandlersResult(call: ast.Call | Read, statement: ast.Return, facts: PythonFacts): boolean {
  if (call.type !== 'Call' || !isDeclaredAwaitable(call, facts) || !isKnownByTypeOnly(call.func, facts)) return false;
  const owner = findRunningFunction(statement);
  if (owner?.type !== 'AsyncFunctionDef') return false;
  return owner.returns === null || facts.findQualifiedName(owner.returns) === 'typing.Any';
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
