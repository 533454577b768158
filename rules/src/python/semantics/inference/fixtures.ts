import { getFolder, joinPath } from '../../../project/files/paths.js';
import type { FunctionEntity, ModuleEntity } from '../entities.js';
import type { Parameter } from '../summary.js';
import { findLastName, getDecoratorName } from '../summary-expressions.js';
import type { Type } from '../types.js';
import { toArguments } from './arguments.js';
import { libraryInstance } from './builtins.js';
import { callType } from './calls.js';
import { getReturnType } from './returns.js';
import { iterate } from './protocols.js';

/** Folders that are looked into for a `conftest.py`, at most. */
const maxFolders = 12;

/**
 * Fixtures that plugins of pytest bring, with names that nobody else gives to a fixture of their own, by module and class of
 * what they give: https://docs.aiohttp.org/en/stable/testing.html#pytest.
 */
const fixturesOfPlugins: ReadonlyMap<string, readonly [module: string, name: string]> = new Map([
  ['aiohttp_client', ['pytest_aiohttp', 'AiohttpClient']],
  ['aiohttp_server', ['pytest_aiohttp', 'AiohttpServer']],
  ['aiohttp_raw_server', ['pytest_aiohttp', 'AiohttpRawServer']],
]);

/**
 * What a parameter of a pytest test or fixture is given: the value of the fixture of its name, from the same module, a
 * `conftest.py` in its folder or above, or a well-known plugin (https://docs.pytest.org/en/stable/reference/fixtures.html).
 */
export function findFixture(parameter: Parameter, fn: FunctionEntity): Type | undefined {
  const { module } = fn;
  if (module.origin !== 'project' || (!fn.scope.name.startsWith('test') && !isFixture(fn))) return undefined;
  const own = findIn(module, parameter.name);
  if (own !== undefined && own !== fn) return getFixtureValue(own);
  let folder = getFolder(module.path);
  for (let count = 0; count < maxFolders; count++) {
    const conftest = module.project.findExistingModule(joinPath(folder, 'conftest.py'));
    const found = conftest && conftest !== module ? findIn(conftest, parameter.name) : undefined;
    if (found !== undefined) {
      module.project.recordUse(module, found.module);
      return getFixtureValue(found);
    }
    const outer = getFolder(folder);
    if (outer === folder || folder === module.project.root) break;
    folder = outer;
  }
  const ofPlugin = fixturesOfPlugins.get(parameter.name);
  return ofPlugin && libraryInstance(module.project, ...ofPlugin);
}

function findIn(module: ModuleEntity, name: string): FunctionEntity | undefined {
  const binding = module
    .getTable(0)
    .get(name)
    ?.findLast((one) => one.kind === 'function');
  if (binding?.kind !== 'function') return undefined;
  const fn = module.getFunction(binding.definition);
  return isFixture(fn) ? fn : undefined;
}

function isFixture(fn: FunctionEntity): boolean {
  return fn.scope.decorators.some((decorator) => findLastName(getDecoratorName(decorator)) === 'fixture');
}

function isIterator(type: Type): boolean {
  return type.kind !== 'instance' || /^typing\.(?:Async)?(?:Generator|Iterator|Iterable)$/.test(type.class.fullName);
}

/** What tests get: the value returned (awaited, if asynchronous) or yielded. */
function getFixtureValue(fn: FunctionEntity): Type {
  const returned = getReturnType(fn, fn.env);
  if (fn.scope.isGenerator) {
    // The type of the value itself is a common slip in the annotation of such a fixture.
    const yielded = iterate(returned, fn.scope.isAsync);
    return yielded.kind === 'unknown' && fn.scope.returns !== undefined && !isIterator(returned) ? returned : yielded;
  }
  return fn.scope.isAsync ? returned : callType({ kind: 'function', fn, closure: fn.outerEnv }, toArguments([]));
}
