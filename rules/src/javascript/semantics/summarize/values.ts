import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction, type FunctionNode } from '../../syntax/functions.js';
import { findMemberName, findMethod, findPropertyName } from '../../syntax/member-names.js';
import { isNamed, isNothing } from '../../syntax/predicates.js';
import { isWrapper, unwrapExpression } from '../../syntax/unwrap.js';
import { findOnlyValue, findVariable, isNeverWritten, type ScopeSource } from '../../syntax/variables.js';
import { findValueOrigin, globalModule, type CalleeOrigin } from '../origins.js';
import { isPromiseClass } from '../promise-class.js';
import type { Value } from '../summary.js';
import { findPluginHost } from './plugin-hosts.js';

/** A class, with a name or without. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Aliases of aliases are followed this far. */
const maxDepth = 12;

/** Declarations that others of the same name may give a value. */
const bodilessTypes: ReadonlySet<string> = new Set(['TSDeclareFunction', 'TSInterfaceDeclaration']);

/** Reads what the expressions of one file stand for, without types: by scopes, annotations, and what is assigned once. */
export class ValueReader {
  readonly #sourceCode: ScopeSource;
  readonly #functions: ReadonlyMap<TSESTree.Node, number>;
  readonly #classes: ReadonlyMap<TSESTree.Node, number>;
  readonly #callees = new Map<TSESTree.Node, Value | undefined>();

  /** @param functions and @param classes of the file, interfaces among them; values refer to them by index */
  constructor(
    sourceCode: ScopeSource,
    functions: readonly FunctionNode[],
    classes: readonly (ClassNode | TSESTree.TSInterfaceDeclaration)[],
  ) {
    this.#sourceCode = sourceCode;
    this.#functions = new Map(functions.map((node, index) => [node, index]));
    this.#classes = new Map(classes.map((node, index) => [node, index]));
  }

  /** What a call or `new` calls: for `new`, the constructor. */
  readCallee(node: TSESTree.CallExpression | TSESTree.NewExpression): Value | undefined {
    if (!this.#callees.has(node)) {
      const callee = this.#readCalled(node) ?? this.read(node.callee);
      const isPlain = node.type === 'CallExpression' || !callee;
      const called: Value | undefined = isPlain
        ? callee
        : { kind: 'member', of: { kind: 'instance', of: callee, isExact: true }, name: 'constructor' };
      this.#callees.set(node, called);
    }
    return this.#callees.get(node);
  }

  /**
   * What an expression stands for, or a declaration in its place; undefined where the file does not tell.
   * @param depth how many aliases were followed before
   */
  read(written: TSESTree.Node, depth = 0): Value | undefined {
    if (depth > maxDepth) return undefined;
    if (isFunction(written) || written.type === 'ClassDeclaration') return this.readDeclared(written);
    if (written.type === 'Super') return this.#readSuper(written, depth);
    if (!isExpression(written)) return undefined;
    const origin = findValueOrigin(written, this.#sourceCode);
    const node = unwrapExpression(written);
    if (origin) {
      return (
        this.#readPromisified(node, origin, depth) ??
        this.#readInjected(node, origin, depth) ?? { kind: 'imported', ...origin }
      );
    }
    const cast = node.type === 'NewExpression' ? undefined : this.#readCast(written);
    if (cast) return cast;
    switch (node.type) {
      case 'ClassExpression':
        return this.readDeclared(node);
      case 'Identifier':
        return this.#readIdentifier(node, depth);
      case 'ThisExpression':
        return this.#readThis(node, depth);
      case 'ObjectExpression':
        return this.#readObject(node, depth);
      case 'AssignmentExpression':
        return this.read(node.right, depth + 1);
      case 'AwaitExpression':
        return wrap('awaited', this.read(node.argument, depth + 1));
      case 'NewExpression':
        return toExactInstance(this.read(node.callee, depth + 1));
      case 'CallExpression':
        return this.#readCall(node, depth);
      case 'MemberExpression': {
        const of = this.read(node.object, depth + 1);
        const name = findMemberName(node);
        return of && name !== undefined ? { kind: 'member', of, name } : undefined;
      }
      default:
        return undefined;
    }
  }

  /** What a declaration (or an expression in its place) declares. */
  readDeclared(node: TSESTree.Node): Value | undefined {
    const fn = this.#functions.get(node);
    if (fn !== undefined) return { kind: 'function', index: fn };
    const index = this.#classes.get(node);
    if (index !== undefined) return { kind: 'class', index };
    return isExpression(node) && !isFunction(node) ? this.read(node) : undefined;
  }

  /** An instance of the class or interface that an annotation names, or a function that gives one; undefined for all else. */
  readType(type: TSESTree.TypeNode): Value | undefined {
    if (type.type === 'TSFunctionType') return this.readFunctionType(type);
    if (type.type !== 'TSTypeReference') return undefined;
    const { typeName } = type;
    if (typeName.type === 'TSQualifiedName') return wrap('instance', this.#readQualified(typeName));
    if (typeName.type !== 'Identifier') return undefined;
    const origin = findValueOrigin(typeName, this.#sourceCode);
    if (origin) return this.#readImported({ kind: 'imported', ...origin }, type);
    const definitions = findVariable(typeName, this.#sourceCode)?.defs.map(({ node }) => node) ?? [];
    const [only, ...others] = definitions;
    if (only?.type === 'TSTypeParameter') return this.#readTypeParameter(only);
    const declared = definitions.find(({ type: kind }) => kind === 'ClassDeclaration');
    if (declared) return wrap('instance', this.readDeclared(declared));
    const isInterface = only?.type === 'TSInterfaceDeclaration' && others.length === 0;
    return isInterface ? wrap('instance', this.readDeclared(only)) : undefined;
  }

  /** The same of what holds a value of that type, where it holds one: null and undefined have no members. */
  readHeldType(type: TSESTree.TypeNode): Value | undefined {
    if (type.type !== 'TSUnionType') return this.readType(type);
    const [only, ...others] = type.types.filter(
      (one) => one.type !== 'TSNullKeyword' && one.type !== 'TSUndefinedKeyword',
    );
    return only && others.length === 0 ? this.readType(only) : undefined;
  }

  /** An instance of what is imported; of a promise, with what it is declared to give. */
  #readImported(of: Value, { typeArguments }: TSESTree.TSTypeReference): Value {
    const [given] = isPromiseClass(of) ? (typeArguments?.params ?? []) : [];
    const gives = given && this.readHeldType(given);
    return { kind: 'instance', of, ...(gives && { gives }) };
  }

  /** What a base is given for its type parameters; undefined where nothing is known of any. */
  readTypeArguments(given: TSESTree.TSTypeParameterInstantiation | undefined): (Value | null)[] | undefined {
    const types = given?.params.map((type) => this.readHeldType(type) ?? null);
    return types?.some((type) => type !== null) ? types : undefined;
  }

  /** Of a class, as what its heirs give for it; of a function, as what it extends. */
  #readTypeParameter(node: TSESTree.TSTypeParameter): Value | undefined {
    const constraint = node.constraint && this.readType(node.constraint);
    const list = node.parent.type === 'TSTypeParameterDeclaration' ? node.parent : undefined;
    if (list?.parent.type !== 'ClassDeclaration' && list?.parent.type !== 'ClassExpression') return constraint;
    return { kind: 'typeParameter', index: list.params.indexOf(node), ...(constraint && { constraint }) };
  }

  /** What is declared to be a function, where it is known what that gives. */
  readFunctionType({ returnType }: TSESTree.TSFunctionType | TSESTree.TSMethodSignature): Value | undefined {
    const returns = returnType && this.readType(returnType.typeAnnotation);
    return returns && { kind: 'signature', returns };
  }

  /** `input.Keyboard`, where the left stands for a module. */
  #readQualified({ left, right }: TSESTree.TSQualifiedName): Value | undefined {
    const origin = left.type === 'Identifier' ? findValueOrigin(left, this.#sourceCode) : undefined;
    if (!origin || origin.module === globalModule) return undefined;
    const name = origin.name === 'default' ? right.name : `${origin.name}.${right.name}`;
    return { kind: 'imported', module: origin.module, name };
  }

  /** `page.delegate as FirefoxPage`. */
  #readCast(written: TSESTree.Expression): Value | undefined {
    if (!isWrapper(written)) return undefined;
    const isCast = written.type === 'TSAsExpression' || written.type === 'TSTypeAssertion';
    const type = isCast ? this.readHeldType(written.typeAnnotation) : undefined;
    const isGlobal = type?.kind === 'instance' && type.of.kind === 'imported' && type.of.module === globalModule;
    return type && !isGlobal ? type : this.#readCast(written.expression);
  }

  /** `promisify(f)`, or a variable with it: what `f` is, for that is what runs. */
  #readPromisified(node: TSESTree.Expression, origin: CalleeOrigin, depth: number): Value | undefined {
    if (origin.module !== 'util' || origin.name !== 'promisify()') return undefined;
    const variable = findVariable(node, this.#sourceCode);
    const value = variable ? findOnlyValue(variable) : node;
    if (value?.type !== 'CallExpression') return undefined;
    const [promisified] = value.arguments;
    return promisified && promisified.type !== 'SpreadElement' ? this.read(promisified, depth + 1) : undefined;
  }

  /** `inject(Store)` of Angular: an instance of the class, if it is one: https://angular.dev/api/core/inject */
  #readInjected(node: TSESTree.Expression, { module, name }: CalleeOrigin, depth: number): Value | undefined {
    if (module !== '@angular/core' || name !== 'inject()' || node.type !== 'CallExpression') return undefined;
    const [token] = node.arguments;
    return token && token.type !== 'SpreadElement' ? wrap('instance', this.read(token, depth + 1)) : undefined;
  }

  /** `f.call(…)`, `f.apply(…)`: what `f` is. */
  #readCalled(call: TSESTree.CallExpression | TSESTree.NewExpression): Value | undefined {
    const method = findMethod(call, 'call', 'apply');
    const called = method && this.read(method.object);
    return called?.kind === 'function' || called?.kind === 'imported' || called?.kind === 'member' ? called : undefined;
  }

  /** What a call gives; `f.bind(…)` is `f` itself. */
  #readCall(call: TSESTree.CallExpression, depth: number): Value | undefined {
    const bind = findMethod(call, 'bind');
    return bind
      ? this.read(bind.object, depth + 1)
      : wrap('result', this.read(unwrapExpression(call.callee), depth + 1));
  }

  #readIdentifier(node: TSESTree.Identifier, depth: number): Value | undefined {
    const variable = findVariable(node, this.#sourceCode);
    const definition = variable?.defs.find(({ node: { type } }) => !bodilessTypes.has(type)) ?? variable?.defs[0];
    if (!variable || !definition) return undefined;
    switch (definition.node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return definition.name === definition.node.id
          ? isNeverWritten(variable)
            ? this.readDeclared(definition.node)
            : undefined
          : (this.#readAnnotation(definition.name) ??
              findPluginHost(definition.name, definition.node, this.#sourceCode));
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'TSInterfaceDeclaration':
        return this.readDeclared(definition.node);
      case 'VariableDeclarator': {
        const written = findOnlyValue(variable) ?? findOnlyCreated(variable);
        const value = written && this.read(written, depth + 1);
        return (
          value ?? this.#readDestructured(definition.node, node.name, depth) ?? this.#readAnnotation(definition.name)
        );
      }
      default:
        return undefined;
    }
  }

  #readDestructured(declarator: TSESTree.VariableDeclarator, name: string, depth: number): Value | undefined {
    if (declarator.id.type !== 'ObjectPattern' || !declarator.init) return undefined;
    for (const property of declarator.id.properties) {
      if (property.type !== 'Property' || property.value.type !== 'Identifier' || property.value.name !== name)
        continue;
      const of = this.read(declarator.init, depth + 1);
      const key = findPropertyName(property);
      return of && key !== undefined ? { kind: 'member', of, name: key } : undefined;
    }
    return undefined;
  }

  #readAnnotation(name: TSESTree.Node): Value | undefined {
    if (name.type !== 'Identifier' || !name.typeAnnotation) return undefined;
    return this.readHeldType(name.typeAnnotation.typeAnnotation);
  }

  #readObject(node: TSESTree.ObjectExpression, depth: number): Value {
    const members: Record<string, Value> = {};
    for (const property of node.properties) {
      if (property.type !== 'Property' || property.kind === 'set') continue;
      const key = findPropertyName(property);
      const name = property.kind === 'get' && key !== undefined ? `get ${key}` : key;
      const value = this.read(property.value, depth + 1);
      if (name !== undefined && value) members[name] = value;
    }
    return { kind: 'object', members };
  }

  #readThis(node: TSESTree.Node, depth: number): Value | undefined {
    for (let at = node.parent; at; at = at.parent) {
      if (at.type === 'MethodDefinition' || at.type === 'PropertyDefinition') {
        const owner = this.readDeclared(at.parent.parent);
        return at.static ? owner : wrap('instance', owner);
      }
      if (at.type === 'Property' && at.method) return this.read(at.parent, depth + 1);
      const isMethod = at.parent?.type === 'MethodDefinition' || (at.parent?.type === 'Property' && at.parent.method);
      if (isFunction(at) && at.type !== 'ArrowFunctionExpression' && !isMethod) return undefined;
    }
    return undefined;
  }

  /** `super` in a call or member: the base class, as an instance in methods. */
  #readSuper(node: TSESTree.Super, depth: number): Value | undefined {
    const here = this.#readThis(node, depth);
    if (here?.kind === 'class') return { kind: 'member', of: here, name: 'super' };
    if (here?.kind !== 'instance') return undefined;
    const base: Value = { kind: 'instance', of: { kind: 'member', of: here.of, name: 'super' }, isExact: true };
    return node.parent.type === 'CallExpression' ? { kind: 'member', of: base, name: 'constructor' } : base;
  }
}

/**
 * What makes the object that a variable has whenever it has one, where that is assigned later, perhaps again and again:
 * `let store; beforeEach(() => { store = new Store(); });`. Each time it has to be an instance of the same class.
 */
export function findOnlyCreated(variable: TSESLint.Scope.Variable): TSESTree.NewExpression | undefined {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.node.type !== 'VariableDeclarator') return undefined;
  const { id, init } = definition.node;
  if (id.type !== 'Identifier' || (init && !isNothing(init))) return undefined;
  let created: TSESTree.NewExpression | undefined;
  for (const { identifier, init: isInit } of variable.references.filter((one) => one.isWrite())) {
    const { parent } = identifier;
    if (isInit === true) continue;
    if (parent.type !== 'AssignmentExpression' || parent.operator !== '=' || parent.left !== identifier)
      return undefined;
    const { right } = parent;
    if (isNothing(right)) continue;
    if (right.type !== 'NewExpression' || right.callee.type !== 'Identifier') return undefined;
    if (created && !isNamed(created.callee, right.callee.name)) return undefined;
    created ??= right;
  }
  return created;
}

function toExactInstance(of: Value | undefined): Value | undefined {
  return of && { kind: 'instance', of, isExact: true };
}

function wrap(kind: 'awaited' | 'instance' | 'result', of: Value | undefined): Value | undefined {
  return of && { kind, of };
}

function isExpression(node: TSESTree.Node): node is TSESTree.Expression {
  return !node.type.endsWith('Declaration') && !node.type.endsWith('Statement') && !node.type.endsWith('Pattern');
}
