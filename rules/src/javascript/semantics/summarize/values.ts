import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction, type FunctionNode } from '../../syntax/functions.js';
import { findMemberName, findMethod, findPropertyName } from '../../syntax/member-names.js';
import { type CallNode, isCallNode, isNamed, isNothing } from '../../syntax/predicates.js';
import { isWrapper, unwrapExpression } from '../../syntax/unwrap.js';
import {
  findOnlyValue,
  findPatternPath,
  findVariable,
  isNeverWritten,
  type ScopeSource,
} from '../../syntax/variables.js';
import { findHeldArgument } from '../collections.js';
import { findValueOrigin, globalModule, type CalleeOrigin } from '../origins.js';
import type { Value } from '../summary.js';
import { findPluginHost } from './plugin-hosts.js';
import { toArray, TypeReader, wrap, type InterfaceNode } from './types.js';

/** A class, with a name or without. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Aliases of aliases are followed this far. */
const maxDepth = 12;

/** Of longer array literals nothing is read: they are data, and each use would read all of it again. */
const maxElements = 8;

/** Declarations that others of the same name may give a value. */
const bodilessTypes: ReadonlySet<string> = new Set(['TSDeclareFunction', 'TSInterfaceDeclaration']);

/** Reads what the expressions of one file stand for, without types: by scopes, annotations, and what is assigned once. */
export class ValueReader {
  readonly types: TypeReader;
  readonly #sourceCode: ScopeSource;
  readonly #functions: ReadonlyMap<TSESTree.Node, number>;
  readonly #classes: ReadonlyMap<TSESTree.Node, number>;
  readonly #callees = new Map<TSESTree.Node, Value | undefined>();

  /** @param functions and @param classes of the file, interfaces among them; values refer to them by index */
  constructor(
    sourceCode: ScopeSource,
    functions: readonly FunctionNode[],
    classes: readonly (ClassNode | InterfaceNode)[],
  ) {
    this.types = new TypeReader(sourceCode, (node) => this.readDeclared(node));
    this.#sourceCode = sourceCode;
    this.#functions = new Map(functions.map((node, index) => [node, index]));
    this.#classes = new Map(classes.map((node, index) => [node, index]));
  }

  /** What a call or `new` calls: for `new`, the constructor. */
  readCallee(node: CallNode): Value | undefined {
    if (!this.#callees.has(node)) {
      const callee = this.#readCalled(node) ?? this.read(node.callee);
      const isPlain = node.type === 'CallExpression' || !callee;
      this.#callees.set(node, isPlain ? callee : toConstructor(callee));
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
        this.#readHolding(node, origin, depth) ??
        this.#readPromisified(node, origin, depth) ??
        this.#readInjected(node, origin, depth) ?? { kind: 'imported', ...origin }
      );
    }
    const cast = node.type === 'NewExpression' ? undefined : this.#readCast(written);
    return cast ?? this.#readExpression(node, depth);
  }

  #readExpression(node: TSESTree.Expression, depth: number): Value | undefined {
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
      case 'ConditionalExpression':
        return this.#readOnly([node.consequent, node.alternate], depth);
      case 'LogicalExpression':
        return node.operator === '&&'
          ? this.read(node.right, depth + 1)
          : this.#readOnly([node.left, node.right], depth);
      case 'ArrayExpression':
        return this.#readArray(node, depth);
      case 'MemberExpression': {
        const of = this.read(node.object, depth + 1);
        const name = findMemberName(node);
        if (!of || name !== undefined) return of && name !== undefined ? { kind: 'member', of, name } : undefined;
        return { kind: 'element', of, from: 'list' };
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
    if (node.type === 'TSTypeAliasDeclaration') {
      const of = this.types.readHeldType(node.typeAnnotation, 1);
      return of && { kind: 'alias', of };
    }
    return isExpression(node) && !isFunction(node) ? this.read(node) : undefined;
  }

  /** `page.delegate as FirefoxPage`. */
  #readCast(written: TSESTree.Expression): Value | undefined {
    if (!isWrapper(written)) return undefined;
    const isCast = written.type === 'TSAsExpression' || written.type === 'TSTypeAssertion';
    const type = isCast ? this.types.readHeldType(written.typeAnnotation) : undefined;
    const isGlobal = type?.kind === 'instance' && type.of.kind === 'imported' && type.of.module === globalModule;
    return type && !isGlobal ? type : this.#readCast(written.expression);
  }

  /**
   * Of what starts with a promise or a collection of the language, what that was declared or made to hold. What is frozen is what
   * it was.
   */
  #readHolding(node: TSESTree.Expression, { module, name }: CalleeOrigin, depth: number): Value | undefined {
    if (module !== globalModule || !/^(?:Array|Map|Object|Promise|Set)\b/.test(name)) return undefined;
    if (node.type === 'NewExpression')
      return this.#readNewHolder(node, { kind: 'imported', module, name: name.slice(0, -2) });
    const [first, mapped] = node.type === 'CallExpression' ? node.arguments : [];
    if (first && !mapped && (name === 'Array.from()' || name === 'Object.values()')) {
      const of = this.read(first, depth + 1);
      return of && toArray({ kind: 'element', of, from: 'list' });
    }
    const frozen = /^Object\.(?:freeze|seal)\(\)/.exec(name)?.[0];
    if (frozen === name && first) return this.read(first, depth + 1);
    const value = this.#readExpression(node, depth);
    return frozen !== undefined || isOfHolder(value) ? value : undefined;
  }

  /** `new Map<string, Job>()` */
  #readNewHolder({ typeArguments }: TSESTree.NewExpression, of: Value): Value | undefined {
    const given = typeArguments?.params[findHeldArgument(of) ?? -1];
    const gives = given && this.types.readHeldType(given);
    return gives && { kind: 'instance', of, isExact: true, gives };
  }

  /** What all of the expressions stand for that are not null or undefined. */
  #readOnly(nodes: readonly TSESTree.Expression[], depth: number): Value | undefined {
    const [only, ...others] = nodes.filter((node) => !isNothing(node));
    return only && others.length === 0 ? this.read(only, depth + 1) : undefined;
  }

  /** `[...clients]`, and `[first, second]` where these are of the same class. */
  #readArray({ elements }: TSESTree.ArrayExpression, depth: number): Value | undefined {
    if (elements.length > maxElements) return undefined;
    const [first, ...others] = elements.map((one) => {
      if (one?.type !== 'SpreadElement') return one ? this.read(one, depth + 1) : undefined;
      const of = this.read(one.argument, depth + 1);
      return of && ({ kind: 'element', of, from: 'list' } as const);
    });
    const isOne = others.every((one) => JSON.stringify(one) === JSON.stringify(first));
    return first && isOne ? toArray(first) : undefined;
  }

  /** `promisify(f)`, or a variable with it: what `f` is, for that is what runs. */
  #readPromisified(node: TSESTree.Expression, origin: CalleeOrigin, depth: number): Value | undefined {
    if (origin.module !== 'util' || origin.name !== 'promisify()') return undefined;
    const variable = findVariable(node, this.#sourceCode);
    const value = variable ? findOnlyValue(variable) : node;
    if (value?.type !== 'CallExpression') return undefined;
    const [promisified] = value.arguments;
    return promisified && this.read(promisified, depth + 1);
  }

  /** `inject(Store)` of Angular: an instance of the class, if it is one: https://angular.dev/api/core/inject */
  #readInjected(node: TSESTree.Expression, { module, name }: CalleeOrigin, depth: number): Value | undefined {
    if (module !== '@angular/core' || name !== 'inject()' || node.type !== 'CallExpression') return undefined;
    const [token] = node.arguments;
    return token && wrap('instance', this.read(token, depth + 1));
  }

  /** `f.call(…)`, `f.apply(…)`: what `f` is. */
  #readCalled(call: CallNode): Value | undefined {
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
        if (definition.name !== definition.node.id) return this.#readParameter(variable, definition.node, depth);
        return isNeverWritten(variable) ? this.readDeclared(definition.node) : undefined;
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return this.readDeclared(definition.node);
      case 'VariableDeclarator': {
        const written = findOnlyValue(variable) ?? findOnlyCreated(variable);
        const value = written ? this.read(written, depth + 1) : this.#readDeclarator(variable, definition.node, depth);
        return choose(value, this.types.readAnnotation(definition.name));
      }
      default:
        return undefined;
    }
  }

  /** What a parameter, or what is taken out of it, is declared as; of a callback without types, by what calls it. */
  #readParameter(variable: TSESLint.Scope.Variable, fn: FunctionNode, depth: number): Value | undefined {
    for (const [index, parameter] of fn.params.entries()) {
      const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      const path = findPatternPath(pattern, variable);
      if (!path) continue;
      const whole =
        this.types.readAnnotation(pattern) ??
        findPluginHost(pattern, fn, this.#sourceCode) ??
        this.#readHanded(fn, index, depth);
      return toMember(whole, path);
    }
    return undefined;
  }

  #readHanded(fn: FunctionNode, parameter: number, depth: number): Value | undefined {
    const { parent } = fn;
    if (!isCallNode(parent)) return undefined;
    const argument = parent.arguments.findIndex((one) => one === fn || one.type === 'SpreadElement');
    const callee = parent.arguments[argument] === fn ? this.read(parent.callee, depth + 1) : undefined;
    const by = callee && parent.type === 'NewExpression' ? toConstructor(callee) : callee;
    return by && { kind: 'handed', by, argument, parameter };
  }

  /** What a loop, or a pattern, takes out of a value. */
  #readDeclarator(
    variable: TSESLint.Scope.Variable,
    { id, init, parent }: TSESTree.VariableDeclarator,
    depth: number,
  ): Value | undefined {
    const loop = parent.parent.type === 'ForOfStatement' && parent.parent.left === parent ? parent.parent : undefined;
    if (loop) {
      const of = this.read(loop.right, depth + 1);
      if (!of) return undefined;
      if (id.type !== 'ArrayPattern') {
        const path = findPatternPath(id, variable);
        return path && toMember({ kind: 'element', of, from: 'list' }, path);
      }
      const [, value] = id.elements;
      const path = value && findPatternPath(value, variable);
      return path ? toMember({ kind: 'element', of, from: 'entry' }, path) : undefined;
    }
    const path = id.type === 'ObjectPattern' ? findPatternPath(id, variable) : undefined;
    return path && init ? toMember(this.read(init, depth + 1), path) : undefined;
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

function toConstructor(of: Value): Value {
  return { kind: 'member', of: { kind: 'instance', of, isExact: true }, name: 'constructor' };
}

function toMember(of: Value | undefined, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((at, name) => at && { kind: 'member', of: at, name }, of);
}

/** Of what is put somewhere and what is declared of it, what says more: of what is filled later, what it holds. */
export function choose(value: Value | undefined, declared: Value | undefined): Value | undefined {
  const isFilled = value?.kind === 'object' && declared?.kind === 'instance' && declared.gives !== undefined;
  return isFilled ? declared : (value ?? declared);
}

/** Whether it leads to what is known to be held by something. */
function isOfHolder(value: Value | undefined): boolean {
  switch (value?.kind) {
    case 'instance':
      return value.gives !== undefined;
    case 'member':
    case 'result':
    case 'element':
    case 'awaited':
      return isOfHolder(value.of);
    default:
      return false;
  }
}

function toExactInstance(of: Value | undefined): Value | undefined {
  return of && { kind: 'instance', of, isExact: true };
}

function isExpression(node: TSESTree.Node): node is TSESTree.Expression {
  return !node.type.endsWith('Declaration') && !node.type.endsWith('Statement') && !node.type.endsWith('Pattern');
}
