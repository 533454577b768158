import { ensureImportedMember, replaceRange, type TextEdit } from '../../../python/edits/index.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import { getDecoratorName, isFunction } from '../../../python/syntax/predicates.js';
import type { Report } from './report.js';

/**
 * Reports a coroutine function that a class of `unittest` calls and does not await: a test of a plain `TestCase`, or
 * `setUp` and its like of any (https://docs.python.org/3/library/unittest.html#unittest.IsolatedAsyncioTestCase). Only
 * classes right below those of `unittest` are known to be run so.
 */
export function findTestCaseReport(node: ast.AsyncFunctionDef, around: OpenedModule): Report | undefined {
  const { parent: owner } = node;
  if (owner?.type !== 'ClassDef' || !(node.name.startsWith('test') || asyncHooks.has(node.name))) return undefined;
  const { facts } = around;
  const base = findOnlyBase(owner);
  const name = base && facts.findQualifiedName(base)?.replace('unittest.case.', 'unittest.');
  const isPlain = name === 'unittest.TestCase';
  if (base === undefined || !(isPlain || name === 'unittest.IsolatedAsyncioTestCase')) return undefined;
  if (!isPlain && !asyncHooks.has(node.name)) return undefined;
  if (isRunInOwnWay(owner) || !node.decorator_list.every((one) => isTransparent(one, facts))) return undefined;
  const { isGenerator, location } = facts.getFunctionRef(node);
  if (isGenerator) return undefined;
  return {
    at: location,
    messageId: node.name.startsWith('test') ? 'coroutineTest' : 'coroutineInTestCase',
    data: { owner: name, method: node.name },
    suggest: isPlain
      ? [{ messageId: 'useAsyncTestCase', fix: () => useAsyncTestCase(base, owner, around) }]
      : suggestHook(node, owner, location),
  };
}

/** What a test case calls itself, and what `IsolatedAsyncioTestCase` awaits instead. */
const asyncHooks: ReadonlyMap<string, string | undefined> = new Map([
  ['setUp', 'asyncSetUp'],
  ['tearDown', 'asyncTearDown'],
  ['setUpClass', undefined],
  ['tearDownClass', undefined],
]);

function findOnlyBase({ bases, keywords, decorator_list: decorators }: ast.ClassDef): ast.Expression | undefined {
  return bases.length === 1 && keywords.length === 0 && decorators.length === 0 ? bases[0] : undefined;
}

/** Whether the class decides itself how its tests are run. */
function isRunInOwnWay({ body }: ast.ClassDef): boolean {
  return body.some((one) => isFunction(one) && /^(?:run|_call\w+|__(?:init|new|call|getattribute)__)$/.test(one.name));
}

const transparent = /^unittest\.(?:mock\.patch|skip|skipIf|skipUnless|expectedFailure)\b|^classmethod$/;

function isTransparent(decorator: ast.Expression, facts: PythonFacts): boolean {
  return transparent.test(facts.findQualifiedName(getDecoratorName(decorator)) ?? '');
}

/** The other base class, and with it the names of the methods that it awaits. */
function useAsyncTestCase(base: ast.Expression, owner: ast.ClassDef, { module, text }: OpenedModule): TextEdit[] {
  const hooks = owner.body.flatMap((one) => {
    const hook = one.type === 'AsyncFunctionDef' ? findFreeHook(one, owner) : undefined;
    return one.type === 'AsyncFunctionDef' && hook !== undefined ? [replaceRange(one.nameRange, hook)] : [];
  });
  if (base.type === 'Attribute') return [replaceRange(base.attrRange, 'IsolatedAsyncioTestCase'), ...hooks];
  const imported = ensureImportedMember(module, text, 'unittest', 'IsolatedAsyncioTestCase');
  return [...imported.edits, replaceRange(base, imported.name), ...hooks];
}

function suggestHook(node: ast.AsyncFunctionDef, owner: ast.ClassDef, at: Span): Report['suggest'] {
  const hook = findFreeHook(node, owner);
  return hook === undefined ? [] : [{ messageId: 'renameToHook', data: { hook }, fix: () => [replaceRange(at, hook)] }];
}

/** What `setUp` and its like are to be called so that they are awaited; undefined where the class has that, too. */
function findFreeHook({ name }: ast.AsyncFunctionDef, { body }: ast.ClassDef): string | undefined {
  const hook = asyncHooks.get(name);
  return body.some((one) => isFunction(one) && one.name === hook) ? undefined : hook;
}
