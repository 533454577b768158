import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild } from '../syntax/children.js';
import type { FileScopes } from './file-scopes.js';
import { PatternReader } from './patterns.js';
import { asType, asValue, type Scope } from './scope.js';

type FunctionType =
  | TSESTree.TSCallSignatureDeclaration
  | TSESTree.TSConstructorType
  | TSESTree.TSConstructSignatureDeclaration
  | TSESTree.TSFunctionType
  | TSESTree.TSMethodSignature;

/** The part of the analysis that looks at types. */
export class TypeAnalyzer {
  readonly #scopes: FileScopes;
  readonly #visitValue: (node: TSESTree.Node) => void;
  readonly #visitChild = (child: TSESTree.Node): void => this.visit(child);

  /** @param visitValue what to do with expressions, which types can hold */
  constructor(scopes: FileScopes, visitValue: (node: TSESTree.Node) => void) {
    this.#scopes = scopes;
    this.#visitValue = visitValue;
  }

  visit(node: TSESTree.Node | null | undefined): void {
    if (!node) return;
    switch (node.type) {
      case 'Identifier':
        this.#scopes.refer(node, asType);
        return;
      case 'MemberExpression':
        this.visit(node.object);
        return;
      case 'TSQualifiedName':
        this.visit(node.left);
        return;
      case 'TSPropertySignature':
        if (node.computed) this.#visitValue(node.key);
        this.visit(node.typeAnnotation);
        return;
      case 'TSMethodSignature':
        if (node.computed) this.#visitValue(node.key);
        this.#visitFunction(node);
        return;
      case 'TSCallSignatureDeclaration':
      case 'TSConstructorType':
      case 'TSConstructSignatureDeclaration':
      case 'TSFunctionType':
        this.#visitFunction(node);
        return;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        this.#visitDeclaration(node);
        return;
      case 'TSTypeParameter':
        this.#define(node.name, node);
        this.visit(node.constraint);
        this.visit(node.default);
        return;
      case 'TSTypeQuery':
        this.#visitQuery(node);
        return;
      default:
        this.#visitOther(node);
    }
  }

  /** What is less common. */
  #visitOther(node: TSESTree.Node): void {
    switch (node.type) {
      case 'TSConditionalType':
        this.#scopes.open('conditionalType', node);
        this.visit(node.checkType);
        this.visit(node.extendsType);
        this.visit(node.trueType);
        this.#scopes.close(node);
        // What `infer` declares cannot be seen from here.
        this.visit(node.falseType);
        return;
      case 'TSInferType':
        this.#define(node.typeParameter.name, node.typeParameter, this.#findScopeOfInferred());
        this.visit(node.typeParameter.constraint);
        return;
      case 'TSMappedType':
        this.#scopes.open('mappedType', node);
        this.#define(node.key, node);
        this.visit(node.constraint);
        this.visit(node.nameType);
        this.visit(node.typeAnnotation);
        this.#scopes.close(node);
        return;
      case 'TSImportType':
        this.visit(node.typeArguments);
        return;
      case 'TSIndexSignature':
        for (const parameter of node.parameters) {
          if (parameter.type === 'Identifier') this.visit(parameter.typeAnnotation);
        }
        this.visit(node.typeAnnotation);
        return;
      case 'TSNamedTupleMember':
        this.visit(node.elementType);
        return;
      case 'TSTypePredicate':
        if (node.parameterName.type === 'Identifier') this.#scopes.refer(node.parameterName, asValue);
        this.visit(node.typeAnnotation);
        return;
      default:
        forEachChild(node, this.#visitChild);
    }
  }

  #define(name: TSESTree.Identifier, node: TSESTree.Node, scope?: Scope): void {
    this.#scopes.define(name.name, { type: 'Type', name, node, parent: null }, scope);
  }

  #visitFunction(node: FunctionType): void {
    this.#scopes.open('functionType', node);
    this.visit(node.typeParameters);
    for (const parameter of node.params) this.#visitParameter(parameter, node);
    this.visit(node.returnType);
    this.#scopes.close(node);
  }

  #visitParameter(parameter: TSESTree.Parameter, node: FunctionType): void {
    const annotations: TSESTree.Node[] = [];
    const reader = new PatternReader((name) => {
      this.#scopes.define(name.name, { type: 'Parameter', name, node, parent: null });
      if (!name.typeAnnotation) return;
      annotations.push(name.typeAnnotation);
      this.visit(name.typeAnnotation);
    });
    reader.read(parameter);
    if (annotations.length === 0 && 'typeAnnotation' in parameter) this.visit(parameter.typeAnnotation);
  }

  #visitDeclaration(node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration): void {
    this.#define(node.id, node);
    if (node.typeParameters) this.#scopes.open('type', node);
    this.visit(node.typeParameters);
    if (node.type === 'TSInterfaceDeclaration') {
      for (const extended of node.extends) this.visit(extended);
      this.visit(node.body);
    } else this.visit(node.typeAnnotation);
    if (node.typeParameters) this.#scopes.close(node);
  }

  /** `typeof a.b` names a value. */
  #visitQuery({ exprName, typeArguments }: TSESTree.TSTypeQuery): void {
    if (exprName.type === 'TSImportType') this.visit(exprName);
    let name: TSESTree.Node = exprName;
    while (name.type === 'TSQualifiedName') name = name.left;
    if (name.type === 'Identifier') this.#scopes.refer(name, asValue);
    this.visit(typeArguments);
  }

  /** `infer T` belongs to the conditional type around it, also from within a function type. */
  #findScopeOfInferred(): Scope {
    const { current } = this.#scopes;
    let scope: Scope | null = current;
    while (scope?.type === 'functionType' || scope?.type === 'mappedType') scope = scope.upper;
    return scope?.type === 'conditionalType' ? scope : current;
  }
}
