import type { RelatedLocation } from '../../../../project/text/location.js';
import { getOrAdd } from '../../../../project/remember.js';
import { getNamesIn, isOpen } from '../../../../python/flow/assignments.js';
import { getRunningScope } from '../../../../python/flow/enclosing.js';
import type { ArgumentTaker, FunctionRef, OpenedModule } from '../../../../python/semantics/python-facts.js';
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

/** The first use of a parameter, all of whose uses waste a coroutine. */
interface ParameterUse {
  readonly name: ast.Name;
  readonly consequence: string;
  readonly isCertainForAwaitables: boolean;
}

/** How many functions a coroutine is followed through that is handed from one to the next. */
const maxDepth = 3;

/** Tells what functions do with the coroutines they are handed. One for each file. */
export class HandedCoroutines {
  /** The same for the files of functions that take them and may hand them on, by path; null for no such file. */
  private readonly takers = new Map<string, HandedCoroutines | null>();
  /** What functions of this file do with what fills a parameter, by the place of the one and the name of the other. */
  private readonly uses = new Map<string, ParameterUse | null>();

  /** @param depth how many functions have handed on what is asked about */
  constructor(
    private readonly around: OpenedModule,
    private readonly depth = 0,
  ) {}

  /** The use of a variable; what is handed to a function that takes something else is a value there. */
  getUse(value: ast.Expression): Use {
    const use = getUse(value, this.around.facts);
    const mishandling = use.kind === 'handed' ? this.findMishandling(value) : undefined;
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
    if (fn === undefined || (!isConstructor && this.around.facts.isOverride(fn))) return undefined;
    const found = this.findTaker(fn.path)?.getParameterUse(parameter, fn);
    if (found === undefined || found === null) return undefined;
    const { start, end } = found.name;
    const message = `\`${parameter}\` is used as a value here.`;
    return {
      call,
      parameter,
      place: '',
      consequence: found.consequence,
      isCertainForAwaitables: found.isCertainForAwaitables,
      related: [{ path: fn.path, start, end, message }],
    };
  }

  private findTaker(path: string): HandedCoroutines | null {
    return getOrAdd(this.takers, path, () => {
      const home = this.depth < maxDepth ? openModule(path, this.around) : undefined;
      return home === undefined ? null : new HandedCoroutines(home, this.depth + 1);
    });
  }

  private getParameterUse(parameter: string, fn: FunctionRef): ParameterUse | null {
    return getOrAdd(this.uses, `${fn.location.start} ${parameter}`, () => {
      const node = findPlainFunction(fn, this.around);
      return (node && findParameterUse(parameter, node, this)) ?? null;
    });
  }
}

/** The first use of a parameter as a value, when each of its uses wastes it. */
function findParameterUse(
  parameter: string,
  node: ast.FunctionNode,
  handed: HandedCoroutines,
): ParameterUse | undefined {
  const names = getNamesIn(node, parameter);
  if (isOpen(node, parameter) || !names.every((name) => name.ctx === 'Load' && getRunningScope(name) === node))
    return undefined;
  const uses = names.map((name) => ({ name, use: handed.getUse(getAlternatives(name)) }));
  const isWasted = uses.every(({ use: { kind } }) => kind === 'value' || kind === 'condition' || kind === 'neutral');
  if (!isWasted) return undefined;
  const isCertainForAwaitables = uses.every(({ use }) => use.kind === 'value' && use.isCertainForAwaitables);
  const [first] = uses.flatMap(({ name, use }) => {
    const consequence = findConsequence(use);
    return consequence === undefined ? [] : [{ name, consequence, isCertainForAwaitables }];
  });
  return first;
}

/** The whole `coroutine or default()`: what fills a parameter may be missing, and is given on where it is not. */
function getAlternatives(value: ast.Expression): ast.Expression {
  const { parent } = value;
  const isGivenOn = parent?.type === 'BoolOp' && (parent.op === 'Or' || parent.values.at(-1) === value);
  return isGivenOn ? getAlternatives(parent) : value;
}
