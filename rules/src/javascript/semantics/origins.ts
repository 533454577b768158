import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { remember } from '../../project/remember.js';
import { getModuleName } from '../syntax/imports.js';
import { findMethod, findPropertyName } from '../syntax/member-names.js';
import { isCallNode } from '../syntax/predicates.js';
import { unwrapExpression } from '../syntax/unwrap.js';
import { findOnlyDeclarator, findPatternPath, findVariable, type ScopeSource } from '../syntax/variables.js';

/** What a callee resolves to. */
export interface CalleeOrigin {
  /**
   * The module specifier as imported, without `node:` (`fs`, `fs/promises`, `p-limit`, `./util.js`); {@link globalModule} for
   * what every file can name without importing it. Modules that exist only with the prefix keep it (`node:test`).
   */
  readonly module: string;
  /**
   * The path from the module to the callee: `readFileSync`, `promises.readFile`, `default` for the default export and
   * for `module.exports` itself. `()` marks the result of a call or of `new`: `create().get`, `default()`.
   */
  readonly name: string;
}

/** The `module` of a global: that of `Promise.all`, whose `name` is just that. */
export const globalModule = 'globalThis';

const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);
const prefixOnlyModules: ReadonlySet<string> = new Set(['node:test', 'node:test/reporters', 'node:sqlite', 'node:sea']);

/** The steps from a module (or the globals) to a value. The module's namespace itself has none. */
interface Origin {
  readonly module: string;
  readonly steps: readonly string[];
}

/**
 * Finds what a callee resolves to by scope analysis alone: imports of every form, `require`, dynamic `import`,
 * destructuring, namespaces, aliases that are never written again, `bind`, results of calls.
 * @param node a call or `new` expression (its callee is asked) or any other expression (asked itself)
 * @returns undefined when it is a local function, a parameter, a variable that is written more than once, or unknown
 */
export function findCalleeOrigin(node: TSESTree.Expression, sourceCode: ScopeSource): CalleeOrigin | undefined {
  return findValueOrigin(isCallNode(node) ? node.callee : node, sourceCode);
}

/** Like {@link findCalleeOrigin}, but asks an expression's own value: `axios.create()` is `create()` of `axios`. */
export function findValueOrigin(
  node: TSESTree.Expression | TSESTree.Super,
  sourceCode: ScopeSource,
): CalleeOrigin | undefined {
  const known = getKnownOrigins(sourceCode);
  if (!known.has(node)) {
    const origin = new OriginResolver(sourceCode).resolve(node);
    known.set(node, origin && { module: origin.module, name: toName(origin) });
  }
  return known.get(node);
}

/** What has been asked of a file, for several rules ask the same. */
const getKnownOrigins = remember((_sourceCode: ScopeSource) => new Map<TSESTree.Node, CalleeOrigin | undefined>());

/** A module specifier in the form that {@link CalleeOrigin.module} has. */
export function normalizeModule(specifier: string): string {
  return specifier.startsWith('node:') && !prefixOnlyModules.has(specifier)
    ? specifier.slice('node:'.length)
    : specifier;
}

/** Whether the origin is one of the modules, with one of the names. */
export function isOrigin(origin: CalleeOrigin | undefined, module: string, ...names: readonly string[]): boolean {
  return origin !== undefined && origin.module === module && names.includes(origin.name);
}

function toName({ steps }: Origin): string {
  const named = steps.length > 0 && steps[0] !== '()' ? steps : ['default', ...steps];
  return named.join('.').replaceAll('.()', '()');
}

class OriginResolver {
  readonly #sourceCode: ScopeSource;
  /** Guards against `const a = b, b = a`. */
  readonly #visited = new Set<TSESLint.Scope.Variable>();

  constructor(sourceCode: ScopeSource) {
    this.#sourceCode = sourceCode;
  }

  resolve(written: TSESTree.Expression | TSESTree.Super): Origin | undefined {
    if (written.type === 'Super') return undefined;
    const node = unwrapExpression(written);
    switch (node.type) {
      case 'Identifier':
        return this.#resolveIdentifier(node);
      case 'MemberExpression':
        return this.#resolveMember(node);
      case 'AwaitExpression':
        return this.resolve(node.argument);
      case 'ImportExpression':
        return toModule(node.source);
      case 'CallExpression':
        return this.#resolveCall(node);
      case 'NewExpression':
        return addStep(this.resolve(node.callee), '()');
      default:
        return undefined;
    }
  }

  #resolveCall(node: TSESTree.CallExpression): Origin | undefined {
    const bind = findMethod(node, 'bind');
    if (bind) return this.resolve(bind.object);
    const origin = this.resolve(node.callee);
    if (origin && isRequire(origin)) return toModule(node.arguments[0]);
    return addStep(origin, '()');
  }

  #resolveMember(node: TSESTree.MemberExpression): Origin | undefined {
    const name = findPropertyName(node);
    return name === undefined ? undefined : addStep(this.resolve(node.object), name);
  }

  #resolveIdentifier(node: TSESTree.Identifier): Origin | undefined {
    const variable = findVariable(node, this.#sourceCode);
    if (variable === undefined || variable.defs.length === 0) {
      return toGlobal(node.name);
    }
    if (this.#visited.has(variable)) return undefined;
    this.#visited.add(variable);
    const definition = variable.defs[0]?.node;
    if (variable.defs.length === 1 && definition) {
      switch (definition.type) {
        case 'ImportSpecifier':
        case 'ImportDefaultSpecifier':
        case 'ImportNamespaceSpecifier':
          return toImported(definition);
        case 'TSImportEqualsDeclaration':
          return definition.moduleReference.type === 'TSExternalModuleReference'
            ? toModule(definition.moduleReference.expression)
            : undefined;
        default:
      }
    }
    const declarator = findOnlyDeclarator(variable);
    // `declare const self: ServiceWorkerGlobalScope` only tells of a global.
    if (declarator?.parent.declare === true) return toGlobal(node.name);
    if (!declarator?.init) return undefined;
    const steps = findPatternPath(declarator.id, variable);
    return steps?.reduce(addStep, this.resolve(declarator.init));
  }
}

function toGlobal(name: string): Origin {
  return { module: globalModule, steps: globalObjects.has(name) ? [] : [name] };
}

function isRequire({ module, steps }: Origin): boolean {
  if (module === globalModule) return steps.length === 1 && steps[0] === 'require';
  return module === 'module' && steps.join('.') === 'createRequire.()';
}

function toModule(source: TSESTree.Node | undefined): Origin | undefined {
  if (source?.type !== 'Literal' || typeof source.value !== 'string') return undefined;
  return { module: normalizeModule(source.value), steps: [] };
}

function toImported(
  specifier: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier,
): Origin | undefined {
  if (specifier.parent.type !== 'ImportDeclaration') return undefined;
  const module = normalizeModule(specifier.parent.source.value);
  if (specifier.type === 'ImportNamespaceSpecifier') return { module, steps: [] };
  if (specifier.type === 'ImportDefaultSpecifier') return { module, steps: ['default'] };
  return { module, steps: [getModuleName(specifier.imported)] };
}

/** One step further. A member of the default export counts as a member of the module, for both are written. */
function addStep(origin: Origin | undefined, step: string): Origin | undefined {
  if (!origin) return undefined;
  const { module, steps } = origin;
  const isDefaultMember = step !== '()' && steps.length === 1 && steps[0] === 'default' && module !== globalModule;
  const isGlobalObject = module === globalModule && steps.length === 0 && globalObjects.has(step);
  if (isGlobalObject) return origin;
  return { module, steps: isDefaultMember ? [step] : [...steps, step] };
}
