import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild } from '../syntax/children.js';
import { FileScopes } from './file-scopes.js';
import { LinkageAnalyzer } from './linkage.js';
import { PatternReader } from './patterns.js';
import { asValue, type Definition } from './scope.js';
import { TypeAnalyzer } from './types.js';

type Maybe<T> = T | null | undefined;
type FunctionLike = TSESTree.FunctionLike;
type ClassMember =
  | TSESTree.AccessorProperty
  | TSESTree.PropertyDefinition
  | TSESTree.TSAbstractAccessorProperty
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.TSAbstractPropertyDefinition;

/**
 * The scopes, variables and references of a file, as `@typescript-eslint/scope-manager` has them, but for what our rules do
 * not ask: globals (of the library, and those that scripts assign), `arguments`, and uses of `React` by JSX. A test compares
 * the two.
 * @param options.globalReturn whether the program is the body of a function, as in CommonJS
 */
export function analyzeScopes(program: TSESTree.Program, options: { readonly globalReturn: boolean }): FileScopes {
  const scopes = new FileScopes(program);
  if (options.globalReturn) scopes.open('function', program);
  if (program.sourceType === 'module') scopes.open('module', program);
  const analyzer = new Analyzer(scopes);
  for (const statement of program.body) analyzer.visit(statement);
  scopes.resolve();
  return scopes;
}

class Analyzer {
  readonly #scopes: FileScopes;
  readonly #types: TypeAnalyzer;
  readonly #linkage: LinkageAnalyzer;
  readonly #visitChild = (child: TSESTree.Node): void => this.visit(child);

  constructor(scopes: FileScopes) {
    this.#scopes = scopes;
    this.#types = new TypeAnalyzer(scopes, this.#visitChild);
    this.#linkage = new LinkageAnalyzer(scopes, this.#visitChild);
  }

  visit(node: Maybe<TSESTree.Node>): void {
    if (!node) return;
    switch (node.type) {
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ExportAllDeclaration':
      case 'ImportAttribute':
      case 'Literal':
      case 'MetaProperty':
      case 'PrivateIdentifier':
      case 'ThisExpression':
        return;
      case 'Identifier':
        this.#scopes.refer(node, asValue);
        this.#visitType(node.typeAnnotation);
        return;
      case 'MemberExpression':
        this.visit(node.object);
        if (node.computed) this.visit(node.property);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.visit(node.callee);
        this.#visitAll(node.arguments);
        this.#visitType(node.typeArguments);
        return;
      case 'Property':
        if (node.computed) this.visit(node.key);
        this.visit(node.value);
        return;
      case 'BlockStatement':
        this.#scopes.open('block', node);
        this.#visitAll(node.body);
        this.#scopes.close(node);
        return;
      case 'VariableDeclaration':
        this.#visitVariables(node);
        return;
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'TSDeclareFunction':
      case 'TSEmptyBodyFunctionExpression':
        this.#visitFunction(node);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#visitClass(node);
        return;
      case 'AssignmentExpression':
        this.#visitAssignment(node);
        return;
      case 'UpdateExpression':
        this.#visitUpdate(node);
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.#visitIteration(node);
        return;
      default:
        this.#visitOther(node);
    }
  }

  /** What is less common. */
  #visitOther(node: TSESTree.Node): void {
    switch (node.type) {
      case 'CatchClause':
        this.#scopes.open('catch', node);
        if (node.param) this.#declare(node.param, (name) => ({ type: 'CatchClause', name, node, parent: null }));
        this.visit(node.body);
        this.#scopes.close(node);
        return;
      case 'ForStatement':
        if (node.init?.type === 'VariableDeclaration' && node.init.kind !== 'var') this.#scopes.open('for', node);
        forEachChild(node, this.#visitChild);
        this.#scopes.close(node);
        return;
      case 'SwitchStatement':
        this.visit(node.discriminant);
        this.#scopes.open('switch', node);
        this.#visitAll(node.cases);
        this.#scopes.close(node);
        return;
      case 'WithStatement':
        this.visit(node.object);
        this.#scopes.open('with', node);
        this.visit(node.body);
        this.#scopes.close(node);
        return;
      case 'LabeledStatement':
        this.visit(node.body);
        return;
      case 'TaggedTemplateExpression':
        this.visit(node.tag);
        this.visit(node.quasi);
        this.#visitType(node.typeArguments);
        return;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        this.visit(node.expression);
        this.#visitType(node.typeAnnotation);
        return;
      case 'TSInstantiationExpression':
        this.visit(node.expression);
        this.#visitType(node.typeArguments);
        return;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        this.#visitType(node);
        return;
      case 'TSEnumDeclaration':
        this.#visitEnum(node);
        return;
      case 'TSModuleDeclaration':
        if (node.id.type === 'Identifier' && node.kind !== 'global') {
          this.#scopes.define(node.id.name, { type: 'TSModuleName', name: node.id, node, parent: null });
        }
        this.#scopes.open('tsModule', node);
        this.visit(node.body);
        this.#scopes.close(node);
        return;
      default:
        if (node.type.startsWith('JSX')) this.#visitMarkup(node);
        else if (!this.#linkage.visit(node)) forEachChild(node, this.#visitChild);
    }
  }

  #visitMarkup(node: TSESTree.Node): void {
    switch (node.type) {
      case 'JSXAttribute':
        this.visit(node.value);
        return;
      case 'JSXIdentifier':
        this.#scopes.refer(node, asValue);
        return;
      case 'JSXMemberExpression':
        if (node.object.type !== 'JSXIdentifier' || node.object.name !== 'this') this.visit(node.object);
        return;
      case 'JSXOpeningElement':
        if (isComponent(node.name)) this.visit(node.name);
        this.#visitType(node.typeArguments);
        this.#visitAll(node.attributes);
        return;
      case 'JSXClosingElement':
        if (isComponent(node.name)) this.visit(node.name);
        return;
      default:
        forEachChild(node, this.#visitChild);
    }
  }

  #visitAll(nodes: readonly Maybe<TSESTree.Node>[]): void {
    for (const node of nodes) this.visit(node);
  }

  #visitType(node: Maybe<TSESTree.Node>): void {
    if (node) this.#types.visit(node);
  }

  /** Declares the names of a pattern in the current scope. */
  #declare(pattern: TSESTree.Node, toDefinition: (name: TSESTree.Identifier) => Definition): void {
    const reader = new PatternReader((name, defaults) => {
      this.#scopes.define(name.name, toDefinition(name));
      this.#write(name, defaults, true);
    });
    reader.read(pattern);
    this.#visitAll(reader.expressions);
  }

  /** Writes a name several times. */
  #write(name: TSESTree.Identifier, times: number, init: boolean): void {
    for (let time = 0; time < times; time++) this.#scopes.refer(name, asValue, false, init);
  }

  #visitVariables(node: TSESTree.VariableDeclaration): void {
    const { current } = this.#scopes;
    const scope = node.kind === 'var' ? current.variableScope : current;
    for (const declarator of node.declarations) {
      const reader = new PatternReader((name, defaults) => {
        this.#scopes.define(name.name, { type: 'Variable', name, node: declarator, parent: node }, scope);
        this.#write(name, declarator.init ? defaults + 1 : defaults, true);
      });
      reader.read(declarator.id);
      this.#visitAll(reader.expressions);
      this.visit(declarator.init);
      this.#visitType(declarator.id.typeAnnotation);
    }
  }

  #visitFunction(node: FunctionLike): void {
    const { id } = node;
    if (id && node.type === 'FunctionExpression') this.#scopes.open('function-expression-name', node);
    if (id) this.#scopes.define(id.name, { type: 'FunctionName', name: id, node, parent: null });
    this.#scopes.open('function', node);
    for (const parameter of node.params) {
      this.#visitParameter(parameter, node);
      this.#visitAll(parameter.decorators);
    }
    this.#visitBody(node);
  }

  #visitParameter(parameter: TSESTree.Parameter, node: FunctionLike): void {
    this.#declare(parameter, (name) => ({ type: 'Parameter', name, node, parent: null }));
    const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    this.#visitType(inner.type === 'AssignmentPattern' ? inner.left.typeAnnotation : inner.typeAnnotation);
  }

  /** The rest of a function; its block is no scope of its own. */
  #visitBody(node: FunctionLike): void {
    this.#visitType(node.returnType);
    this.#visitType(node.typeParameters);
    if (node.body?.type === 'BlockStatement') this.#visitAll(node.body.body);
    else this.visit(node.body);
    this.#scopes.close(node);
  }

  #visitClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
    const { id } = node;
    const definition: Definition | undefined = id ? { type: 'ClassName', name: id, node, parent: null } : undefined;
    if (id && definition && node.type === 'ClassDeclaration') this.#scopes.define(id.name, definition);
    this.#visitAll(node.decorators);
    this.#scopes.open('class', node);
    // Inside, the name is that of the class whatever becomes of it outside.
    if (id && definition) this.#scopes.define(id.name, definition);
    this.visit(node.superClass);
    this.#visitType(node.typeParameters);
    this.#visitType(node.superTypeArguments);
    for (const implemented of node.implements) this.#visitType(implemented);
    for (const member of node.body.body) this.#visitMember(member);
    this.#scopes.close(node);
  }

  #visitMember(member: TSESTree.ClassElement): void {
    switch (member.type) {
      case 'MethodDefinition':
        if (member.computed) this.visit(member.key);
        if (member.value.type === 'FunctionExpression') this.#visitMethod(member.value);
        else this.visit(member.value);
        this.#visitAll(member.decorators);
        return;
      case 'StaticBlock':
        this.#scopes.open('class-static-block', member);
        this.#visitAll(member.body);
        this.#scopes.close(member);
        return;
      case 'TSIndexSignature':
        this.#visitType(member);
        return;
      default:
        this.#visitField(member);
    }
  }

  #visitMethod(node: TSESTree.FunctionExpression): void {
    // Decorators of parameters run outside of the method.
    for (const { decorators } of node.params) this.#visitAll(decorators);
    this.#scopes.open('function', node);
    for (const parameter of node.params) this.#visitParameter(parameter, node);
    this.#visitBody(node);
  }

  #visitField(member: ClassMember): void {
    if (member.computed) this.visit(member.key);
    const { value } = member;
    const isInitialized = member.type === 'PropertyDefinition' || member.type === 'AccessorProperty';
    if (value && isInitialized) this.#scopes.open('class-field-initializer', value);
    this.visit(value);
    if (value && isInitialized) this.#scopes.close(value);
    this.#visitAll(member.decorators);
    if ('typeAnnotation' in member) this.#visitType(member.typeAnnotation);
  }

  #visitAssignment(node: TSESTree.AssignmentExpression): void {
    const target = this.#unwrapTarget(node.left);
    if (!isPattern(target)) this.visit(target);
    else if (node.operator === '=') this.#assign(target);
    else if (target.type === 'Identifier') this.#scopes.refer(target, asValue, true, false);
    this.visit(node.right);
  }

  #assign(pattern: TSESTree.Node): void {
    const reader = new PatternReader((name, defaults) => this.#write(name, defaults + 1, false));
    reader.read(pattern);
    this.#visitAll(reader.expressions);
  }

  #visitUpdate(node: TSESTree.UpdateExpression): void {
    const target = this.#unwrapTarget(node.argument);
    if (target.type === 'Identifier') this.#scopes.refer(target, asValue, true, false);
    else this.visit(node.argument);
  }

  #unwrapTarget(node: TSESTree.Node): TSESTree.Node {
    if (node.type === 'TSNonNullExpression') return node.expression;
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return node;
    this.#visitType(node.typeAnnotation);
    return node.expression;
  }

  #visitIteration(node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void {
    const { left } = node;
    if (left.type === 'VariableDeclaration') {
      if (left.kind !== 'var') this.#scopes.open('for', node);
      this.visit(left);
      const reader = new PatternReader((name) => this.#write(name, 1, true));
      reader.read(left.declarations[0].id);
    } else this.#assign(left);
    this.visit(node.right);
    this.visit(node.body);
    this.#scopes.close(node);
  }

  #visitEnum(node: TSESTree.TSEnumDeclaration): void {
    this.#scopes.define(node.id.name, { type: 'TSEnumName', name: node.id, node, parent: null });
    this.#scopes.open('tsEnum', node);
    for (const member of node.body.members) {
      const { id } = member;
      const name = id.type === 'Identifier' ? id.name : 'value' in id ? id.value : undefined;
      if (name !== undefined)
        this.#scopes.define(name, { type: 'TSEnumMemberName', name: id, node: member, parent: null });
      this.visit(member.initializer);
    }
    this.#scopes.close(node);
  }
}

/** Names of elements that begin in lower case are those of the platform. */
function isComponent(name: TSESTree.JSXTagNameExpression): boolean {
  if (name.type !== 'JSXIdentifier') return true;
  const [first = ''] = name.name;
  return first.toUpperCase() === first || name.name === 'this';
}

function isPattern({ type }: TSESTree.Node): boolean {
  return (
    type === 'Identifier' ||
    type === 'ObjectPattern' ||
    type === 'ArrayPattern' ||
    type === 'SpreadElement' ||
    type === 'RestElement' ||
    type === 'AssignmentPattern'
  );
}
