import type { OpenedModule, PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { getDecoratorName } from '../../../../python/syntax/predicates.js';
import { isViewOfFlask } from '../../../python/several-loops.js';
import { type Registrar, registrarClasses, registrars } from './registrars.js';
import type { Report } from '../report.js';

/** Reports a coroutine function that a decorator registers with something that calls it and does not await it. */
export function findRegistrationReport(node: ast.AsyncFunctionDef, around: OpenedModule): Report | undefined {
  if (node.decorator_list.length === 0) return undefined;
  const { facts } = around;
  const registrar = findRegistrar(node, facts);
  if (registrar === undefined || isRunElsewhere(registrar, around)) return undefined;
  const { isGenerator, location } = facts.getFunctionRef(node);
  if (isGenerator) return undefined;
  return {
    at: location,
    messageId: 'coroutineRegistered',
    data: { receiver: registrar.label, call: `${node.name}()` },
  };
}

/**
 * Whether a plain function is registered with something that calls it where no event loop runs: a command, a task of Celery, a
 * view of Flask (https://flask.palletsprojects.com/en/stable/async-await/).
 */
export function isCalledWithoutLoop(node: ast.FunctionDef, facts: PythonFacts): boolean {
  return findRegistrar(node, facts) !== undefined || isViewOfFlask(node, facts);
}

/** The first that takes the function, as long as all decorators before it give the function back. */
function findRegistrar({ decorator_list: decorators }: ast.FunctionNode, facts: PythonFacts): Registrar | undefined {
  for (const decorator of decorators.toReversed()) {
    const name = facts.findQualifiedName(getDecoratorName(decorator)) ?? '';
    const registrar = registrars.get(name);
    if (registrar !== undefined) return isInCharge(registrar, decorator, facts) ? registrar : undefined;
    if (!transparentDecorators.test(name)) return undefined;
  }
  return undefined;
}

/** Decorators of Click that give the function back, or call it and return what it returns. */
const transparentDecorators =
  /^click\.(?:\w+\.)?(?:option|argument|(?:version|help|confirmation|password)_option|pass_context|pass_obj)$/;

/** Whether neither an argument of the decorator nor a subclass decides how the function is called. */
function isInCharge({ overriding }: Registrar, decorator: ast.Expression, facts: PythonFacts): boolean {
  const named = getDecoratorName(decorator);
  const keywords = decorator.type === 'Call' ? decorator.keywords : [];
  if (keywords.some(({ arg }) => arg === null || overriding.includes(arg))) return false;
  if (named.type !== 'Attribute') return true;
  const owner = facts.findClassName(named.value);
  return owner === undefined || registrarClasses.has(owner);
}

/** Whether this module or another of the project names what runs such coroutines; also when there are too many to tell. */
function isRunElsewhere({ runners }: Registrar, { text, facts }: OpenedModule): boolean {
  return runners.some((name) => text.includes(name) || facts.openModulesNaming(name)?.length !== 0);
}
