import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getParameters, isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import type { OwnRunner } from './own-runners.js';

/**
 * Methods that run a function in a worker thread, by the class of the object that a framework hands to the code it calls:
 * https://developers.home-assistant.io/docs/asyncio_working_with_async#calling-sync-functions-from-async
 */
const methods: ReadonlyMap<string, string> = new Map([['homeassistant.core.HomeAssistant', 'async_add_executor_job']]);

/** Classes of which every instance has such an object in `hass`: https://developers.home-assistant.io/docs/core/entity */
const classesWithHass: readonly string[] = [
  'homeassistant.helpers.entity.Entity',
  'homeassistant.helpers.update_coordinator.DataUpdateCoordinator',
];

/** `hass.async_add_executor_job`, of a parameter of the functions around a node, or of an attribute of `self` that they use. */
export function getGivenRunners(node: ast.Node, { facts }: OpenedModule): readonly OwnRunner[] {
  for (let fn = findRunningFunction(node); fn !== undefined; fn = findRunningFunction(fn)) {
    const [owner] = [...getGivenParameters(fn, facts), ...getGivenAttributes(fn, facts)];
    if (owner !== undefined) return [owner];
  }
  return [];
}

function getGivenParameters(fn: ast.FunctionNode, facts: PythonFacts): readonly OwnRunner[] {
  return getParameters(fn.args).flatMap(({ arg, annotation }) =>
    annotation === null ? [] : toRunner(arg, facts.findQualifiedName(annotation)),
  );
}

function getGivenAttributes(fn: ast.FunctionNode, facts: PythonFacts): readonly OwnRunner[] {
  const receiver = fn.parent?.type === 'ClassDef' ? getParameters(fn.args)[0]?.arg : undefined;
  if (receiver === undefined) return [];
  const found: OwnRunner[] = [];
  walk(fn, (one) => {
    if (found.length > 0 || one.type !== 'Attribute' || !isNamed(one.value, receiver)) return;
    const { value, attr } = one;
    const hasIt = classesWithHass.some((name) => facts.isInstanceOf(value, name));
    const [owner, className] = hasIt ? ['hass', 'homeassistant.core.HomeAssistant'] : [attr, facts.findClassName(one)];
    found.push(...toRunner(`${value.id}.${owner}`, className));
  });
  return found;
}

function toRunner(owner: string, className: string | undefined): readonly OwnRunner[] {
  const method = className === undefined ? undefined : methods.get(className);
  if (method === undefined) return [];
  const sources = new Set([`${className}.${method}`]);
  return [{ callee: `${owner}.${method}`, sources, hasKeywords: false, ownKeywords: new Set() }];
}
