import { findClassAround } from '../../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../../python/semantics/python-facts.js';
import { getLastPart } from '../../../../python/syntax/dotted-names.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { isFunction } from '../../../../python/syntax/predicates.js';
import { getNameRange, toCallLabel } from '../../../python/labels.js';
import type { Report } from '../report.js';

/** Classes whose instances call what is assigned to attributes, and drop what it gives; with the names of the attributes. */
const classes: readonly (readonly [className: string, attributes: RegExp, label: string])[] = [
  // https://eclipse.dev/paho/files/paho.mqtt.python/html/client.html#paho.mqtt.client.Client.on_message
  ['paho.mqtt.client.Client', /^on_(?:message|(?:un)?subscribe|publish|log|(?:dis)?connect(?:_fail)?)$/, 'paho-mqtt'],
];

/** Reports a coroutine function that is assigned to an attribute for callbacks: `client.on_message = handle`. */
export function findAssignedReport({ targets, value }: ast.Assign, { facts, text }: OpenedModule): Report | undefined {
  const [target] = targets;
  if (target?.type !== 'Attribute' || (value.type !== 'Name' && value.type !== 'Attribute')) return undefined;
  const caller = classes.find(
    ([className, attributes]) => attributes.test(target.attr) && isPlainAttribute(target, className, facts),
  );
  if (caller === undefined || facts.getCallKind(value) !== 'coroutine') return undefined;
  const call = toCallLabel(value, text);
  return { at: getNameRange(value), messageId: 'coroutineCallback', data: { receiver: caller[2], call } };
}

/**
 * Whether an attribute is that of the class: of an instance of the very class, or of `self` in a class that is derived from it and
 * does not define the attribute anew. Other classes between may have properties that wrap what they are given.
 */
function isPlainAttribute({ attr, value }: ast.Attribute, className: string, facts: PythonFacts): boolean {
  if (!facts.isInstanceOf(value, className)) return false;
  const own = facts.findClassName(value) ?? '';
  const around = findClassAround(value);
  if (own === className || around === undefined) return own === className;
  return (
    getLastPart(own) === around.name &&
    around.bases.some((base) => facts.findQualifiedName(base) === className) &&
    !around.body.some((one) => isFunction(one) && one.name === attr)
  );
}
