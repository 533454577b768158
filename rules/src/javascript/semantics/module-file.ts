import type { TSESTree } from '@typescript-eslint/utils';
import { getOrAdd, remember } from '../../project/remember.js';
import type { JavaScriptSourceCode } from '../parser/source-code.js';
import { isRelative } from './modules/module-paths.js';
import { globalModule } from './origins.js';
import { isHandedToCallback, isList, isMap, findMethodResult } from './collections.js';
import type { ProjectTexts } from './project-texts.js';
import { getValueReader } from './summarize/reading.js';
import type { SummarySource } from './summary-source.js';
import type { CallSummary, ClassSummary, DeclaredTypes, FunctionSummary, ModuleSummary, Value } from './summary.js';

/** What a value is once imports have been followed through the files of the project. */
export type Entity =
  | FunctionEntity
  | ClassEntity
  | InstanceEntity
  | { readonly kind: 'object'; readonly file: ModuleFile; readonly members: Readonly<Record<string, Value>> }
  | { readonly kind: 'namespace'; readonly file: ModuleFile }
  | SignatureEntity
  | { readonly kind: 'alias'; readonly file: ModuleFile; readonly of: Value }
  | LibraryEntity;

/** A function of the project. */
export interface FunctionEntity {
  readonly kind: 'function';
  readonly file: ModuleFile;
  readonly summary: FunctionSummary;
}

/** A function of which nothing but its declared type is known. */
interface SignatureEntity {
  readonly kind: 'signature';
  readonly file: ModuleFile;
  readonly returns?: Value | undefined;
  readonly parameters?: DeclaredTypes | undefined;
}

/** A class or interface of the project. */
export interface ClassEntity {
  readonly kind: 'class';
  readonly file: ModuleFile;
  readonly summary: ClassSummary;
}

interface InstanceEntity {
  readonly kind: 'instance';
  readonly of: ClassEntity;
  /** What is given for the type parameters of the class. */
  readonly types?: readonly (() => Entity | undefined)[] | undefined;
}

/** Something of a package, a built-in module or the globals; named as a `CalleeOrigin` is. */
export interface LibraryEntity {
  readonly kind: 'library';
  readonly module: string;
  readonly name: string;
  /** What a promise resolves to or a collection holds; of a method, what its object does. */
  readonly gives?: { readonly file: ModuleFile; readonly value: Value } | undefined;
}

/** The project of a file, as far as files ask it for others. */
interface SurroundingProject {
  /** Another object after each change: by it is kept what was derived from several files. */
  readonly state: object;
  findFile(path: string): ModuleFile | undefined;
  /** The file that `specifier` means in an import of the file `from`. */
  findImported(from: string, specifier: string): ModuleFile | undefined;
  /** A file with its text, parsed. */
  open(path: string): { readonly file: ModuleFile; readonly sourceCode: JavaScriptSourceCode } | undefined;
  findPackageFolder(path: string): string | undefined;
  /** What the nearest `package.json` says. */
  findPackage(path: string): Readonly<Record<string, unknown>> | undefined;
  findNamingWords(path: string): readonly string[];
  getTexts(path: string): ProjectTexts;
}

/** Re-exports, aliases and base classes are followed this far. */
const maxDepth = 30;

/** One file of a project: its summary, and what its values are once linked with the other files. */
export class ModuleFile {
  readonly #project: SurroundingProject;
  readonly path: string;
  readonly summary: ModuleSummary;
  readonly #functions: readonly FunctionEntity[];
  /** A large file has thousands of calls, and each asks for the function that it calls. */
  #functionsByEnd: ReadonlyMap<number, readonly FunctionEntity[]> | undefined;
  readonly #getCallees = remember((_state: object) => new Map<CallSummary, Entity | undefined>());

  constructor(project: SurroundingProject, path: string, summary: ModuleSummary) {
    this.#project = project;
    this.path = path;
    this.summary = summary;
    this.#functions = summary.functions.map((fn) => ({ kind: 'function', file: this, summary: fn }));
  }

  get project(): SurroundingProject {
    return this.#project;
  }

  get functions(): readonly FunctionEntity[] {
    return this.#functions;
  }

  /** The function of this file that has the node's range. */
  findFunction(node: TSESTree.Node): FunctionEntity | undefined {
    const [start, end] = node.range;
    return this.#getFunctionsTo(end).find(({ summary }) => summary.start === start);
  }

  /** The function whose declaration is at, or around the start of, a place of this file that the type checker gave. */
  findFunctionAt(start: number, end: number): FunctionEntity | undefined {
    return this.#getFunctionsTo(end).find(({ summary }) => summary.start === start || summary.nameStart >= start);
  }

  /** The functions of this file that end at a place. */
  #getFunctionsTo(end: number): readonly FunctionEntity[] {
    this.#functionsByEnd ??= groupByEnd(this.#functions);
    return this.#functionsByEnd.get(end) ?? [];
  }

  /** What a call of one of this file's functions calls. */
  resolveCallee(call: CallSummary): Entity | undefined {
    const callees = this.#getCallees(this.#project.state);
    if (!callees.has(call)) callees.set(call, call.callee && toKnown(this.resolve(call.callee)));
    return callees.get(call);
  }

  /**
   * What a value of this file's summary is; undefined when a file on the way is not there or does not tell.
   * @param depth how many steps led here: what refers to itself ends somewhere
   */
  resolve(value: Value, depth = 0): Entity | undefined {
    if (depth > maxDepth) return undefined;
    switch (value.kind) {
      case 'function':
        return this.#functions[value.index];
      case 'class': {
        const summary = this.summary.classes[value.index];
        return summary && { kind: 'class', file: this, summary };
      }
      case 'object':
        return { kind: 'object', file: this, members: value.members };
      case 'imported':
        return this.#resolveImported(value.module, value.name, depth);
      case 'member': {
        const of = this.resolve(value.of, depth + 1);
        return of && findMember(of, value.name, depth + 1);
      }
      case 'instance': {
        const of = this.resolve(value.of, depth + 1);
        if (of?.kind === 'library' && value.gives) {
          return { ...of, name: `${of.name}()`, gives: { file: this, value: value.gives } };
        }
        const types = value.types?.map((type) => () => (type ? this.resolve(type, depth + 1) : undefined));
        return of && instantiate(of, depth + 1, types);
      }
      case 'element': {
        const of = this.resolve(value.of, depth + 1);
        const isHeld = of?.kind === 'library' && (value.from === 'entry' ? isMap(of.name) : isList(of.name));
        return isHeld ? findGiven(of, depth + 1) : undefined;
      }
      case 'handed': {
        const by = this.resolve(value.by, depth + 1);
        return by && findHanded(by, value.argument, value.parameter, depth + 1);
      }
      case 'result': {
        const of = this.resolve(value.of, depth + 1);
        return of && callEntity(of, depth + 1);
      }
      case 'awaited':
        return unlessThenable(this.resolveAwaited(value.of, depth + 1), depth + 1);
      case 'signature':
      case 'alias':
        return { ...value, file: this };
      case 'typeParameter':
        return value.constraint && this.resolve(value.constraint, depth + 1);
    }
  }

  /**
   * What awaiting a value of this file gives: what is no promise gives itself.
   * @param depth as for `resolve`
   */
  resolveAwaited(value: Value, depth: number): Entity | undefined {
    if (depth > maxDepth) return undefined;
    const callee = value.kind === 'result' ? this.resolve(value.of, depth) : undefined;
    if (value.kind === 'result' && callee?.kind !== 'library') return callee && awaitCall(callee, depth + 1);
    const entity = callee ? callEntity(callee, depth + 1) : this.resolve(value, depth);
    return entity && isPromise(entity) ? findGiven(entity, depth + 1) : entity;
  }

  /** The function of the project that a call of one of this file's functions enters. */
  findCallee(node: TSESTree.CallExpression): FunctionEntity | undefined {
    const [start, end] = node.callee.range;
    for (const { summary } of this.#functions) {
      const call = summary.calls.find((one) => one.start === start && one.end === end);
      const callee = call && this.resolveCallee(call);
      if (callee?.kind === 'function') return callee;
    }
    return undefined;
  }

  /** What an expression of this file stands for; the file has to be the one whose source code that is. */
  resolveNode(node: TSESTree.Node, sourceCode: SummarySource): Entity | undefined {
    return toKnown(this.resolveDeclared(node, sourceCode));
  }

  /** The same, or what is declared of a function that is not known. */
  resolveDeclared(node: TSESTree.Node, sourceCode: SummarySource): Entity | undefined {
    const value = getValueReader(sourceCode).read(node);
    return value && this.resolve(value);
  }

  /** What the file exports by the name, itself or by `export *`; a member of the default export counts, as in CommonJS. */
  findExport(name: string, depth = 0): Entity | undefined {
    if (depth > maxDepth) return undefined;
    const own = this.summary.exports[name];
    if (own) return this.resolve(own, depth + 1);
    const byDefault = this.summary.exports['default'];
    if (byDefault && name !== 'default') {
      const entity = this.resolve(byDefault, depth + 1);
      const member = entity && findMember(entity, name, depth + 1);
      if (member) return member;
    }
    for (const specifier of this.summary.starExports) {
      const found = this.#resolveImported(specifier, name, depth + 1);
      if (found && found.kind !== 'library') return found;
    }
    return undefined;
  }

  #resolveImported(module: string, name: string, depth: number): Entity | undefined {
    const file = module === globalModule ? undefined : this.#project.findImported(this.path, module);
    if (!file) return isRelative(module) ? undefined : { kind: 'library', module, name };
    let entity: Entity | undefined = { kind: 'namespace', file };
    // Steps of a name as `CalleeOrigin` has it: `Client().load` is `Client`, `()`, `load`.
    for (const step of name.match(/\(\)|[^.()]+/g) ?? []) {
      if (!entity) return undefined;
      entity = step === '()' ? callStep(entity, depth + 1) : findMember(entity, step, depth + 1);
    }
    return entity;
  }
}

function groupByEnd(functions: readonly FunctionEntity[]): ReadonlyMap<number, readonly FunctionEntity[]> {
  const groups = new Map<number, FunctionEntity[]>();
  for (const fn of functions) getOrAdd(groups, fn.summary.end, () => []).push(fn);
  return groups;
}

/** Whether it is a promise of the language of which it is known what it resolves to. */
function isPromise(entity: Entity): entity is LibraryEntity {
  return entity.kind === 'library' && entity.module === globalModule && entity.name === 'Promise()';
}

/** Of what is only declared, others may know more: the type checker, who finds the package that it comes from. */
function toKnown(entity: Entity | undefined): Entity | undefined {
  return entity?.kind === 'signature' ? undefined : entity;
}

/** How the function is named in messages: `fs.readFileSync`, `Atomics.wait`. */
export function getLibraryName({ module, name }: LibraryEntity): string {
  if (module === globalModule) return name;
  return name.startsWith('default') ? name.replace(/^default(?:\(\))?/, module) : `${module}.${name}`;
}

/** What a promise resolves to or a collection holds. */
function findGiven({ gives }: LibraryEntity, depth: number): Entity | undefined {
  return gives?.file.resolve(gives.value, depth);
}

/** What the callback that is an argument of a function gets as a parameter, by what is declared. */
function findHanded(by: Entity, argument: number, parameter: number, depth: number): Entity | undefined {
  if (by.kind === 'library') {
    return isHandedToCallback(by.name, argument, parameter) ? findGiven(by, depth) : undefined;
  }
  if (by.kind !== 'function' && by.kind !== 'signature') return undefined;
  const types = by.kind === 'function' ? by.summary.callbacks : by.parameters;
  const callback = types?.[argument] && by.file.resolve(types[argument], depth);
  const declared = callback?.kind === 'signature' ? callback.parameters?.[parameter] : undefined;
  return declared && callback?.kind === 'signature' ? callback.file.resolve(declared, depth) : undefined;
}

function findMember(of: Entity, name: string, depth: number): Entity | undefined {
  if (depth > maxDepth) return undefined;
  switch (of.kind) {
    case 'namespace':
      return of.file.findExport(name, depth + 1);
    case 'object': {
      const value = getOwn(of.members, name);
      return value && of.file.resolve(value, depth + 1);
    }
    case 'class': {
      if (name === 'super') return findBase(of, depth);
      const value = getOwn(of.summary.statics, name);
      if (value) return of.file.resolve(value, depth + 1);
      const getter = getOwn(of.summary.statics, `get ${name}`);
      if (getter) return readGetter(of.file.resolve(getter, depth + 1), depth + 1);
      const base = findBase(of, depth);
      return base && findMember(base, name, depth + 1);
    }
    case 'instance': {
      const value = getOwn(of.of.summary.members, name);
      if (value) return resolveIn(of, value, depth + 1);
      const getter = getOwn(of.of.summary.members, `get ${name}`);
      if (getter) return readGetter(of.of.file.resolve(getter, depth + 1), depth + 1);
      const base = findBase(of.of, depth);
      const types = of.of.summary.baseTypes?.map((type) => () => (type ? resolveIn(of, type, depth + 1) : undefined));
      return base && findMember(instantiate(base, depth + 1, types) ?? base, name, depth + 1);
    }
    case 'library':
      return { ...of, name: of.name === '' || of.name === 'default' ? name : `${of.name}.${name}` };
    case 'alias':
    case 'function':
    case 'signature':
      return undefined;
  }
}

/** What reading a property gives that a function makes up. */
function readGetter(getter: Entity | undefined, depth: number): Entity | undefined {
  return getter?.kind === 'function' || getter?.kind === 'signature' ? callEntity(getter, depth) : undefined;
}

function findBase(of: ClassEntity, depth: number): Entity | undefined {
  return of.summary.base && of.file.resolve(of.summary.base, depth + 1);
}

/** What a value of a class is in an instance, of which it may be known what was given for type parameters. */
function resolveIn({ of, types }: InstanceEntity, value: Value, depth: number): Entity | undefined {
  const given = value.kind === 'typeParameter' ? types?.[value.index]?.() : undefined;
  return given ?? of.file.resolve(value, depth);
}

function instantiate(of: Entity, depth: number, types?: InstanceEntity['types']): Entity | undefined {
  if (of.kind === 'class') return { kind: 'instance', of, types };
  if (of.kind === 'alias') return of.file.resolve(of.of, depth);
  return of.kind === 'library' ? { kind: 'library', module: of.module, name: `${of.name}()` } : undefined;
}

/** What calling gives; for a class, which an origin's `()` does not tell apart, what `new` gives. */
function callEntity(of: Entity, depth: number): Entity | undefined {
  if (of.kind === 'signature') return of.returns && of.file.resolve(of.returns, depth + 1);
  if (of.kind === 'library' && of.gives) return callMethod(of, depth + 1);
  if (of.kind !== 'function') return instantiate(of, depth);
  const { returns, isAsync } = of.summary;
  return returns && !isAsync ? of.file.resolve(returns, depth + 1) : undefined;
}

/** What calling a method of a promise or a collection gives. */
function callMethod(of: LibraryEntity, depth: number): Entity | undefined {
  switch (findMethodResult(of.name)) {
    case 'one':
      return findGiven(of, depth);
    case 'list':
      return { ...of, name: 'Array()' };
    default:
      return instantiate(of, depth);
  }
}

/** What awaiting a call of a function of the project gives. */
function awaitCall(of: Entity, depth: number): Entity | undefined {
  const returns = findReturned(of);
  return returns && 'file' in of ? of.file.resolveAwaited(returns, depth) : undefined;
}

function findReturned(of: Entity): Value | undefined {
  if (of.kind === 'function') return of.summary.returns;
  return of.kind === 'signature' ? of.returns : undefined;
}

/**
 * What a step `()` gives: steps do not tell what is awaited, and nobody asks for members of a promise that is not. To try both
 * would take twice as long with each step where functions return what each other return.
 */
function callStep(of: Entity, depth: number): Entity | undefined {
  const returns = findReturned(of);
  const isAwaited = returns !== undefined && (returns.kind !== 'instance' || returns.gives !== undefined);
  return unlessThenable(isAwaited ? awaitCall(of, depth) : callEntity(of, depth), depth);
}

/** What may have been awaited, but for an instance with a `then()` of its own: that gives something else. */
function unlessThenable(entity: Entity | undefined, depth: number): Entity | undefined {
  const isThenable = entity?.kind === 'instance' && findMember(entity, 'then', depth)?.kind === 'function';
  return isThenable ? undefined : entity;
}

function getOwn(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
