import type { RelatedLocation } from '../../../../project/text/location.js';
import { getNamesIn, isDeclaredIn } from '../../../../python/flow/assignments.js';
import { getRunningScope } from '../../../../python/flow/enclosing.js';
import type { ArgumentTaker, OpenedModule } from '../../../../python/semantics/python-facts.js';
import { findTakingCall } from '../../../../python/syntax/arguments.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { findPlainFunction, openModule } from '../../../python/modules.js';
import { toLabel } from '../../../python/labels.js';
import { asValue, findConsequence, type Use } from '../uses/use-kinds.js';
import { getUse } from '../uses/uses.js';

/** Why a coroutine that is handed to a function is of no use there. */
export interface Mishandling {
  /** The call that takes it. */
  readonly call: ast.Call;
  /** The name of the parameter that takes it. */
  readonly parameter: string;
  /** The same as the end of "takes a value": empty for a parameter whose name nobody sees. */
  readonly place: string;
  /** What the function does with it; undefined when the annotation says that it takes something else. */
  readonly consequence: string | undefined;
  /** Whether it fails so for futures and other awaitables, too; what an annotation excludes need not fail. */
  readonly isCertainForAwaitables: boolean;
  readonly related: readonly RelatedLocation[];
}

/** How many functions a coroutine is followed through that is handed from one to the next. */
const maxDepth = 3;

/** Tells what functions do with the coroutines they are handed. One for each file. */
export class HandedCoroutines {
  private readonly opened = new Map<string, OpenedModule | undefined>();

  /** @param depth how many functions have handed on what is asked about */
  constructor(
    private readonly around: OpenedModule,
    private readonly depth = 0,
  ) {}

  /** The use of a variable; what is handed to a function that takes something else is a value there. */
  getUse(name: ast.Name): Use {
    const use = getUse(name, this.around.facts);
    const mishandling = use.kind === 'handed' ? this.findMishandling(name) : undefined;
    if (mishandling === undefined) return use;
    const { call, parameter, place, consequence, isCertainForAwaitables } = mishandling;
    const taker = toLabel(call, this.around.text);
    // An annotation that tells what is taken excludes futures, too.
    if (consequence === undefined)
      return { ...asValue(`\`${taker}\` takes a value${place}`), isCertainForDeclared: true };
    return { ...asValue(`\`${taker}\` does not await \`${parameter}\`, and ${consequence}`), isCertainForAwaitables };
  }

  /**
   * What is wrong with handing a coroutine to a function: its parameter is annotated with something that is no awaitable, or
   * has no annotation and is only used as a value. Undefined where the function may wait for it, or nothing is known.
   */
  findMishandling(coroutine: ast.Expression): Mishandling | undefined {
    const call = findTakingCall(coroutine);
    const taker = call && this.around.facts.findArgumentTaker(call, coroutine);
    if (call === undefined || taker === undefined) return undefined;
    const { name: parameter, isKnownByName, location, kind } = taker;
    if (kind === undefined) return this.findValueUse(call, taker);
    if (kind !== 'value') return undefined;
    const related = location === undefined ? [] : [{ ...location, message: `\`${parameter}\` takes no coroutine.` }];
    const place = isKnownByName ? ` as \`${parameter}\`` : '';
    return { call, parameter, place, consequence: undefined, isCertainForAwaitables: false, related };
  }

  /** The first use in the function of the parameter as a value, when it is not used otherwise. */
  private findValueUse(call: ast.Call, { fn, isConstructor, name: parameter }: ArgumentTaker): Mishandling | undefined {
    const home = fn && this.open(fn.path);
    if (fn === undefined || home === undefined) return undefined;
    if (!isConstructor && this.around.facts.isOverride(fn)) return undefined;
    const node = this.depth < maxDepth ? findPlainFunction(fn, home) : undefined;
    const found = node && findParameterUse(parameter, node, new HandedCoroutines(home, this.depth + 1));
    if (found === undefined) return undefined;
    const { start, end } = found.name;
    const message = `\`${parameter}\` is used as a value here.`;
    return {
      call,
      parameter,
      place: '',
      consequence: found.consequence,
      isCertainForAwaitables: found.isCertainForAwaitables,
      related: [{ path: home.path, start, end, message }],
    };
  }

  private open(path: string): OpenedModule | undefined {
    const { around, opened } = this;
    if (!opened.has(path)) opened.set(path, openModule(path, around));
    return opened.get(path);
  }
}

/** The first use of a parameter as a value, when each of its uses wastes it. */
function findParameterUse(
  parameter: string,
  node: ast.FunctionNode,
  handed: HandedCoroutines,
): { readonly name: ast.Name; readonly consequence: string; readonly isCertainForAwaitables: boolean } | undefined {
  const names = getNamesIn(node, parameter);
  const isShared =
    isDeclaredIn(node, parameter) || getNamesIn(node, 'locals').length + getNamesIn(node, 'vars').length > 0;
  if (isShared || !names.every((name) => name.ctx === 'Load' && getRunningScope(name) === node)) return undefined;
  const uses = names.map((name) => ({ name, use: handed.getUse(name) }));
  const isWasted = uses.every(({ use: { kind } }) => kind === 'value' || kind === 'condition' || kind === 'neutral');
  if (!isWasted) return undefined;
  const isCertainForAwaitables = uses.every(({ use }) => use.kind === 'value' && use.isCertainForAwaitables);
  const [first] = uses.flatMap(({ name, use }) => {
    const consequence = findConsequence(use);
    return consequence === undefined ? [] : [{ name, consequence, isCertainForAwaitables }];
  });
  return first;
}
