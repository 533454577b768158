import type { RelatedLocation } from '../../../../project/text/location.js';
import { getNamesIn, isDeclaredIn } from '../../../../python/flow/assignments.js';
import { getRunningScope } from '../../../../python/flow/enclosing.js';
import type { ArgumentTaker, OpenedModule } from '../../../../python/semantics/python-facts.js';
import { findTakingCall } from '../../../../python/syntax/arguments.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { findPlainFunction, openModule } from '../../../python/modules.js';
import { findConsequence } from '../uses/use-kinds.js';
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
  readonly related: readonly RelatedLocation[];
}

/** Tells what functions do with the coroutines they are handed. One for each file. */
export class HandedCoroutines {
  private readonly opened = new Map<string, OpenedModule | undefined>();

  constructor(private readonly around: OpenedModule) {}

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
    return { call, parameter, place, consequence: undefined, related };
  }

  /** The first use in the function of the parameter as a value, when it is not used otherwise. */
  private findValueUse(call: ast.Call, { fn, name: parameter }: ArgumentTaker): Mishandling | undefined {
    const home = fn && this.open(fn.path);
    if (fn === undefined || home === undefined || this.around.facts.isOverride(fn)) return undefined;
    const node = findPlainFunction(fn, home);
    const found = node && findParameterUse(parameter, node, home);
    if (found === undefined) return undefined;
    const { start, end } = found.name;
    const message = `\`${parameter}\` is used as a value here.`;
    return {
      call,
      parameter,
      place: '',
      consequence: found.consequence,
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
  { facts }: OpenedModule,
): { readonly name: ast.Name; readonly consequence: string } | undefined {
  const names = getNamesIn(node, parameter);
  const isShared =
    isDeclaredIn(node, parameter) || getNamesIn(node, 'locals').length + getNamesIn(node, 'vars').length > 0;
  if (isShared || !names.every((name) => name.ctx === 'Load' && getRunningScope(name) === node)) return undefined;
  const uses = names.map((name) => ({ name, use: getUse(name, facts) }));
  const isWasted = uses.every(({ use: { kind } }) => kind === 'value' || kind === 'condition' || kind === 'neutral');
  if (!isWasted) return undefined;
  const [first] = uses.flatMap(({ name, use }) => {
    const consequence = findConsequence(use);
    return consequence === undefined ? [] : [{ name, consequence }];
  });
  return first;
}
