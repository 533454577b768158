import type { TSESTree } from '@typescript-eslint/utils';
import { findVariable, type ScopeSource } from '../../syntax/variables.js';
import { arrayClass, findHeldArgument } from '../collections.js';
import { findValueOrigin, globalModule } from '../origins.js';
import type { DeclaredTypes, Value } from '../summary.js';

/** What says which members an object has. */
export type InterfaceNode = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeLiteral;

/** Names of types are followed this far: they may be about themselves. */
const maxTypeDepth = 4;

/** Types that have the members of what they are given. */
const sameMembers: ReadonlySet<string> = new Set(['NonNullable', 'Partial', 'Readonly', 'Required']);

/** Reads what the types of one file say of what has them: by scopes, without a compiler. */
export class TypeReader {
  readonly #sourceCode: ScopeSource;
  readonly #readDeclared: (node: TSESTree.Node) => Value | undefined;

  /** @param readDeclared what a declaration of the file declares */
  constructor(sourceCode: ScopeSource, readDeclared: (node: TSESTree.Node) => Value | undefined) {
    this.#sourceCode = sourceCode;
    this.#readDeclared = readDeclared;
  }

  /**
   * An instance of the class or interface that an annotation names, or a function that gives one; undefined for all else.
   * @param depth how many names of types were followed before
   */
  readType(type: TSESTree.TypeNode, depth = 0): Value | undefined {
    if (depth > maxTypeDepth) return undefined;
    switch (type.type) {
      case 'TSFunctionType':
        return this.readFunctionType(type, depth);
      case 'TSTypeLiteral':
        return wrap('instance', this.#readDeclared(type));
      case 'TSArrayType':
        return toArray(this.readHeldType(type.elementType, depth));
      case 'TSTypeOperator':
        return type.operator === 'readonly' && type.typeAnnotation
          ? this.readType(type.typeAnnotation, depth)
          : undefined;
      case 'TSTypeReference':
        return this.#readReference(type, depth);
      default:
        return undefined;
    }
  }

  #readReference(type: TSESTree.TSTypeReference, depth: number): Value | undefined {
    const { typeName } = type;
    if (typeName.type === 'TSQualifiedName') return wrap('instance', this.#readQualified(typeName));
    if (typeName.type !== 'Identifier') return undefined;
    const origin = findValueOrigin(typeName, this.#sourceCode);
    if (origin) return this.#readImported({ kind: 'imported', ...origin }, type, depth);
    const definitions = findVariable(typeName, this.#sourceCode)?.defs.map(({ node }) => node) ?? [];
    const [only, ...others] = definitions;
    if (only?.type === 'TSTypeParameter') return this.#readTypeParameter(only, depth);
    const declared = definitions.find(({ type: kind }) => kind === 'ClassDeclaration');
    if (declared) return this.#toInstance(this.#readDeclared(declared), type, depth);
    if (!only || others.length > 0) return undefined;
    if (only.type === 'TSTypeAliasDeclaration') return this.readHeldType(only.typeAnnotation, depth + 1);
    return only.type === 'TSInterfaceDeclaration' ? this.#toInstance(this.#readDeclared(only), type, depth) : undefined;
  }

  #toInstance(of: Value | undefined, { typeArguments }: TSESTree.TSTypeReference, depth: number): Value | undefined {
    const types = this.readTypeArguments(typeArguments, depth + 1);
    return of && { kind: 'instance', of, ...(types && { types }) };
  }

  /** The same of what holds a value of that type, where it holds one: null and undefined have no members. */
  readHeldType(type: TSESTree.TypeNode, depth = 0): Value | undefined {
    if (type.type !== 'TSUnionType') return this.readType(type, depth);
    const [only, ...others] = type.types.filter(
      (one) => one.type !== 'TSNullKeyword' && one.type !== 'TSUndefinedKeyword',
    );
    return only && others.length === 0 ? this.readType(only, depth) : undefined;
  }

  /** An instance of what is imported; of a promise or a collection, with what it is declared to give. */
  #readImported(of: Value, type: TSESTree.TSTypeReference, depth: number): Value | undefined {
    const [first] = type.typeArguments?.params ?? [];
    if (of.kind === 'imported' && of.module === globalModule && sameMembers.has(of.name)) {
      return first && this.readHeldType(first, depth);
    }
    const index = findHeldArgument(of);
    if (index === undefined) return this.#toInstance(of, type, depth);
    const given = type.typeArguments?.params[index];
    const gives = given && this.readHeldType(given, depth + 1);
    return { kind: 'instance', of, ...(gives && { gives }) };
  }

  /** What a base is given for its type parameters; undefined where nothing is known of any. */
  readTypeArguments(given: TSESTree.TSTypeParameterInstantiation | undefined, depth = 0): (Value | null)[] | undefined {
    const types = given?.params.map((type) => this.readHeldType(type, depth) ?? null);
    return types?.some((type) => type !== null) ? types : undefined;
  }

  /** Of a class, as what its heirs give for it; of a function, as what it extends. */
  #readTypeParameter(node: TSESTree.TSTypeParameter, depth: number): Value | undefined {
    const constraint = node.constraint && this.readType(node.constraint, depth + 1);
    const list = node.parent.type === 'TSTypeParameterDeclaration' ? node.parent : undefined;
    const hasInstances =
      list && (list.parent.type.startsWith('Class') || list.parent.type === 'TSInterfaceDeclaration');
    if (!hasInstances) return constraint;
    return { kind: 'typeParameter', index: list.params.indexOf(node), ...(constraint && { constraint }) };
  }

  /** What is declared to be a function, where it is known what that takes or gives. */
  readFunctionType(
    { params, returnType }: TSESTree.TSFunctionType | TSESTree.TSMethodSignature,
    depth = 0,
  ): Value | undefined {
    const returns = returnType && this.readType(returnType.typeAnnotation, depth);
    const parameters = this.readParameters(params, depth);
    return returns || parameters
      ? { kind: 'signature', ...(returns && { returns }), ...(parameters && { parameters }) }
      : undefined;
  }

  /** What parameters are declared as; undefined where nothing is known of any. */
  readParameters(params: readonly TSESTree.Parameter[], depth = 0): DeclaredTypes | undefined {
    const types = params.flatMap((parameter, index) => {
      const type = this.readAnnotation(parameter, depth);
      return type ? [[index, type] as const] : [];
    });
    return types.length > 0 ? Object.fromEntries(types) : undefined;
  }

  /** `input.Keyboard`, where the left stands for a module. */
  #readQualified({ left, right }: TSESTree.TSQualifiedName): Value | undefined {
    const origin = left.type === 'Identifier' ? findValueOrigin(left, this.#sourceCode) : undefined;
    if (!origin || origin.module === globalModule) return undefined;
    const name = origin.name === 'default' ? right.name : `${origin.name}.${right.name}`;
    return { kind: 'imported', module: origin.module, name };
  }

  /** What a name or a pattern is annotated with. */
  readAnnotation(name: TSESTree.Node, depth = 0): Value | undefined {
    if (name.type !== 'Identifier' && name.type !== 'ObjectPattern') return undefined;
    return name.typeAnnotation && this.readHeldType(name.typeAnnotation.typeAnnotation, depth);
  }
}

/** An array of what is given. */
export function toArray(gives: Value | undefined): Value | undefined {
  return gives && { kind: 'instance', of: arrayClass, gives };
}

/** What comes of a value, where that is known. */
export function wrap(kind: 'awaited' | 'instance' | 'result', of: Value | undefined): Value | undefined {
  return of && { kind, of };
}
