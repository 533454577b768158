import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findOwnMember } from '../semantics/own-members.js';
import { isFunction, mayReturnValue, type FunctionNode } from '../syntax/functions.js';
import { findDeclaredValue, type SourceCode } from '../syntax/variables.js';

/**
 * What is written of a type, where that settles every question about promises and functions.
 * - `primitive`: texts, numbers, booleans and the like, never null or undefined
 * - `nullish`: the same, or null, undefined or nothing at all
 * - `array`: an array or object literal, of whatever, that is no array of promises and has no `then`
 */
export type WrittenKind = 'primitive' | 'nullish' | 'array';

/** Deeper than this, expressions are left to the compiler. */
const maxDepth = 6;

const primitiveKeywords: ReadonlySet<string> = new Set([
  'TSBigIntKeyword',
  'TSBooleanKeyword',
  'TSNumberKeyword',
  'TSStringKeyword',
  'TSSymbolKeyword',
  'TSTemplateLiteralType',
  'TSTypePredicate',
]);
const nullishKeywords: ReadonlySet<string> = new Set(['TSNullKeyword', 'TSUndefinedKeyword', 'TSVoidKeyword']);

/**
 * Reads types off a file's text, so that the compiler is asked only about what is not written there: about half of what
 * rules want to know. Says nothing rather than something that the compiler could see otherwise.
 */
export class WrittenTypes {
  readonly #sourceCode: SourceCode;
  readonly #ofVariables = new Map<TSESLint.Scope.Variable, WrittenKind | undefined>();
  readonly #ofNodes = new Map<TSESTree.Node, WrittenKind | undefined>();
  #variables: ReadonlyMap<TSESTree.Node, TSESLint.Scope.Variable> | undefined;

  constructor(sourceCode: SourceCode) {
    this.#sourceCode = sourceCode;
  }

  /** Whether the text says enough of the expression or, of a function, of what it returns. */
  isKnown(node: TSESTree.Node): boolean {
    return this.findKind(node) !== undefined || this.#findReturnKind(node) !== undefined;
  }

  /** The kind of the expression's type; undefined when the text does not tell. */
  findKind(node: TSESTree.Node, depth = 0): WrittenKind | undefined {
    if (depth > maxDepth) return undefined;
    if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') return this.#read(node, depth);
    if (this.#ofNodes.has(node)) return this.#ofNodes.get(node);
    const kind = this.#read(node, depth);
    this.#ofNodes.set(node, kind);
    return kind;
  }

  #read(node: TSESTree.Node, depth: number): WrittenKind | undefined {
    switch (node.type) {
      case 'Literal':
        return this.#ofLiteral(node);
      case 'TemplateLiteral':
      case 'UpdateExpression':
        return 'primitive';
      case 'UnaryExpression':
        return node.operator === 'void' ? 'nullish' : 'primitive';
      case 'BinaryExpression':
        return 'primitive';
      case 'ConditionalExpression':
        return this.#join(this.findKind(node.consequent, depth + 1), this.findKind(node.alternate, depth + 1));
      case 'LogicalExpression':
        return this.#join(this.findKind(node.left, depth + 1), this.findKind(node.right, depth + 1));
      case 'Identifier':
        return this.#ofIdentifier(node, depth);
      case 'MemberExpression':
        return this.#ofOwnMember(node, depth);
      case 'CallExpression':
        return this.#ofCall(node);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return this.#ofAnnotation(node.typeAnnotation);
      case 'TSNonNullExpression':
        return this.findKind(node.expression, depth + 1);
      default:
        return undefined;
    }
  }

  /** The variable that a name stands for; undefined for those that no file of the project declares. */
  findVariable(node: TSESTree.Identifier): TSESLint.Scope.Variable | undefined {
    this.#variables ??= collectVariables(this.#sourceCode);
    return this.#variables.get(node);
  }

  #ofLiteral(node: TSESTree.Literal): WrittenKind | undefined {
    if ('regex' in node) return undefined;
    // The value of a large integer is null where the platform has none.
    return node.value === null && !('bigint' in node) ? 'nullish' : 'primitive';
  }

  #join(one: WrittenKind | undefined, other: WrittenKind | undefined): WrittenKind | undefined {
    if (one === undefined || other === undefined) return undefined;
    if (one === other) return one;
    return one === 'array' || other === 'array' ? undefined : 'nullish';
  }

  #ofIdentifier(node: TSESTree.Identifier, depth: number): WrittenKind | undefined {
    const variable = this.findVariable(node);
    if (!variable) return node.name === 'undefined' ? 'nullish' : undefined;
    if (this.#ofVariables.has(variable)) return this.#ofVariables.get(variable);
    // Those that are declared by themselves are asked for while they are being found.
    this.#ofVariables.set(variable, undefined);
    const kind = this.#ofDeclaration(variable, depth);
    this.#ofVariables.set(variable, kind);
    return kind;
  }

  #ofDeclaration({ defs, name }: TSESLint.Scope.Variable, depth: number): WrittenKind | undefined {
    const [definition] = defs;
    if (!definition || defs.length !== 1 || definition.name.type !== 'Identifier') return undefined;
    const annotated = definition.name.typeAnnotation?.typeAnnotation;
    if (definition.type === 'Parameter') {
      const parameter = findParameter(definition.node, name);
      if (!parameter) return undefined;
      if (annotated)
        return parameter.optional ? toNullish(this.#ofAnnotation(annotated)) : this.#ofAnnotation(annotated);
      // What a callback's parameter is, its receiver says.
      const isCallback = definition.node.type !== 'FunctionDeclaration' && !isMethod(definition.node);
      return parameter.value && !isCallback ? this.#ofInitial(parameter.value, depth) : undefined;
    }
    if (definition.type !== 'Variable' || definition.node.id !== definition.name) return undefined;
    if (annotated) return this.#ofAnnotation(annotated);
    if (definition.parent.parent.type === 'ForInStatement') return 'primitive';
    return definition.node.init ? this.#ofInitial(definition.node.init, depth) : undefined;
  }

  /** The type that a variable gets from its first value: of null and undefined the compiler makes others. */
  #ofInitial(value: TSESTree.Expression, depth: number): WrittenKind | undefined {
    const kind = this.findKind(value, depth + 1);
    return kind === 'primitive' ? kind : undefined;
  }

  /** `this.name`, where the class around declares it with a type. */
  #ofOwnMember(node: TSESTree.MemberExpression, depth: number): WrittenKind | undefined {
    const member = findOwnMember(node);
    if (member?.type === 'PropertyDefinition' && !member.declare) {
      if (member.typeAnnotation) {
        const kind = this.#ofAnnotation(member.typeAnnotation.typeAnnotation);
        return member.optional ? toNullish(kind) : kind;
      }
      return member.value ? this.#ofInitial(member.value, depth) : undefined;
    }
    return undefined;
  }

  /** Calls of functions of the file that are declared with their result. */
  #ofCall({ callee, optional }: TSESTree.CallExpression): WrittenKind | undefined {
    const fn = optional ? undefined : this.#findFunction(callee);
    return fn && this.#findReturnKind(fn);
  }

  /** The kind of what a function returns, written in place; undefined for all other nodes. */
  #findReturnKind(fn: TSESTree.Node): WrittenKind | undefined {
    if (!isFunction(fn) || fn.generator || fn.async) return undefined;
    if (fn.returnType) return this.#ofAnnotation(fn.returnType.typeAnnotation);
    return mayReturnValue(fn, this.#sourceCode.text) ? undefined : 'nullish';
  }

  #findFunction(callee: TSESTree.Expression): FunctionNode | undefined {
    if (callee.type === 'Identifier') {
      const fn = findDeclaredValue(this.findVariable(callee));
      return fn?.type === 'FunctionDeclaration' ? fn : undefined;
    }
    const member = callee.type === 'MemberExpression' ? findOwnMember(callee) : undefined;
    return member?.type === 'MethodDefinition' && member.kind === 'method' ? member.value : undefined;
  }

  #ofAnnotation(type: TSESTree.TypeNode): WrittenKind | undefined {
    if (primitiveKeywords.has(type.type)) return isAssertion(type) ? 'nullish' : 'primitive';
    if (nullishKeywords.has(type.type)) return 'nullish';
    switch (type.type) {
      case 'TSLiteralType':
        return 'primitive';
      case 'TSUnionType': {
        const kinds = type.types.map((one) => this.#ofAnnotation(one));
        return kinds.reduce((one, other) => this.#join(one, other));
      }
      case 'TSArrayType': {
        const kind = this.#ofAnnotation(type.elementType);
        return kind === 'primitive' || kind === 'nullish' ? 'array' : undefined;
      }
      default:
        return undefined;
    }
  }
}

const toNullish = (kind: WrittenKind | undefined): WrittenKind | undefined => (kind === 'primitive' ? 'nullish' : kind);

function isAssertion(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSTypePredicate' && type.asserts;
}

/** Names to variables, from all scopes at once: scopes are looked up by name otherwise. */
function collectVariables({ scopeManager }: SourceCode): Map<TSESTree.Node, TSESLint.Scope.Variable> {
  const variables = new Map<TSESTree.Node, TSESLint.Scope.Variable>();
  for (const scope of scopeManager?.scopes ?? []) {
    for (const { identifier, resolved } of scope.references) {
      if (resolved && resolved.defs.length > 0) variables.set(identifier, resolved);
    }
  }
  return variables;
}

interface WrittenParameter {
  readonly optional: boolean;
  readonly value?: TSESTree.Expression;
}

/** A parameter that is a name, with or without a default; undefined for parts of patterns and for rest parameters. */
function findParameter(fn: TSESTree.Node, name: string): WrittenParameter | undefined {
  if (!isFunction(fn)) return undefined;
  for (const written of fn.params) {
    const parameter = written.type === 'TSParameterProperty' ? written.parameter : written;
    if (parameter.type === 'Identifier' && parameter.name === name) return { optional: parameter.optional };
    if (parameter.type !== 'AssignmentPattern' || parameter.left.type !== 'Identifier') continue;
    if (parameter.left.name === name) return { optional: false, value: parameter.right };
  }
  return undefined;
}

function isMethod({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'MethodDefinition';
}
