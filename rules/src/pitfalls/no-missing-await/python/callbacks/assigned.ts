import type { OpenedModule } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { getNameRange, toLabel } from '../../../python/labels.js';
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
    ([className, attributes]) => attributes.test(target.attr) && facts.isInstanceOf(target.value, className),
  );
  if (caller === undefined || facts.getCallKind(value) !== 'coroutine') return undefined;
  const call = `${toLabel(value, text).replace(/\(\)$/, '')}()`;
  return { at: getNameRange(value), messageId: 'coroutineCallback', data: { receiver: caller[2], call } };
}
