import type { ParserServices, ParserServicesWithTypeInformation, TSESLint, TSESTree } from '@typescript-eslint/utils';
import type * as ts from 'typescript';
import { remember } from '../../project/remember.js';
import type { Location } from '../../project/text/location.js';
import type { CallNode } from '../syntax/predicates.js';
import { CheckerOracle } from './checker-oracle.js';
import type { Checker, DeclaredSymbol, Parameter, Property, TypeShape } from './checker.js';
import { toDeclaredSymbol } from './declarations/declared-symbols.js';
import { toOwnPath } from './file-names.js';
import type { TypeOracle } from './oracle.js';
import { TypeMemory } from './type-kinds.js';

/** `SymbolFlags.Alias`, the same in every TypeScript since 2.6. */
const aliasFlag = 1 << 21;
/** `SymbolFlags.Optional`, likewise. */
const optionalFlag = 1 << 24;
/** `ObjectFlags.Reference`, likewise. */
const referenceFlag = 1 << 2;

const getMemory = remember<ts.Program, TypeMemory>(() => new TypeMemory());

/** Whether the file was parsed with types, by typescript-eslint's parser or one that wraps it. */
export function hasTypes(services: Partial<ParserServices> | undefined): services is ParserServicesWithTypeInformation {
  return services?.program !== undefined && services.program !== null && services.esTreeNodeToTSNodeMap !== undefined;
}

/**
 * The oracle on typescript-eslint's parser services. Imports nothing at run time, neither `typescript` nor
 * typescript-eslint: what it needs hangs on the services' program, whatever version that is.
 */
export function createParserServicesOracle(
  services: ParserServicesWithTypeInformation,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TypeOracle {
  const memory = getMemory(services.program);
  return new CheckerOracle('typescript-eslint', new ServicesChecker(services), sourceCode, memory);
}

class ServicesChecker implements Checker<ts.Type, ts.Signature> {
  readonly #services: ParserServicesWithTypeInformation;
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;

  constructor(services: ParserServicesWithTypeInformation) {
    this.#services = services;
    this.#program = services.program;
    this.#checker = services.program.getTypeChecker();
  }

  prefetch(): void {}

  foresee(): void {}

  foreseeMembers(): void {}

  foreseeContexts(): void {}

  foreseeSignatures(): void {}

  typeOf(node: TSESTree.Node): ts.Type | undefined {
    const found = this.#services.esTreeNodeToTSNodeMap.get(node);
    try {
      return this.#checker.getTypeAtLocation(found);
    } catch {
      // The checker itself throws on some programs with errors: https://github.com/typescript-eslint/typescript-eslint/issues/11947
      return undefined;
    }
  }

  contextualTypeOf(node: TSESTree.Expression): ts.Type | undefined {
    const found: ts.Node = this.#services.esTreeNodeToTSNodeMap.get(node);
    return isExpression(found) ? this.#checker.getContextualType(found) : undefined;
  }

  hasNullTypes(): boolean {
    const type = this.#checker.getUndefinedType();
    return this.#checker.getNonNullableType(type) !== type;
  }

  keyOf(type: ts.Type): unknown {
    return type;
  }

  shapeOf(type: ts.Type): TypeShape {
    if ('intrinsicName' in type) {
      if (type.intrinsicName === 'error' || type.intrinsicName === 'unresolved') return 'error';
      if (type.intrinsicName === 'any' || type.intrinsicName === 'unknown' || type.intrinsicName === 'void') {
        return type.intrinsicName;
      }
      if (['null', 'undefined', 'never'].includes(String(type.intrinsicName))) return 'other';
      if (type.intrinsicName !== 'object') return 'primitive';
    }
    if (type.isUnion()) return 'union';
    if (type.isIntersection()) return 'intersection';
    if (type.isLiteral()) return 'primitive';
    return 'objectFlags' in type && type.flags & this.#objectFlag() ? 'object' : 'constrained';
  }

  /** `TypeFlags.Object`, whose value differs between versions; the global `Function` type is one for sure. */
  #objectFlag(): number {
    const known = objectFlags.get(this.#program);
    if (known !== undefined) return known;
    const flag = this.#checker.getApparentType(this.#checker.getNumberType()).flags;
    objectFlags.set(this.#program, flag);
    return flag;
  }

  partsOf(type: ts.Type): readonly ts.Type[] {
    return type.isUnionOrIntersection() ? type.types : [];
  }

  apparentOf(type: ts.Type): ts.Type {
    return this.shapeOf(type) === 'constrained' ? this.#checker.getApparentType(type) : type;
  }

  targetOf(type: ts.Type): ts.Type {
    return isReference(type) ? type.target : type;
  }

  typeArgumentsOf(type: ts.Type): readonly ts.Type[] {
    return isReference(type) ? this.#checker.getTypeArguments(type) : [];
  }

  symbolNameOf(type: ts.Type): string | undefined {
    return getSymbol(type)?.getName();
  }

  declaredSymbolOf(type: ts.Type): DeclaredSymbol | undefined {
    const symbol = getSymbol(type);
    return symbol && this.#describe(symbol);
  }

  memberOf(type: ts.Type, name: string): DeclaredSymbol | undefined {
    const symbol = this.#checker.getPropertyOfType(type, name);
    return symbol && this.#describe(symbol);
  }

  isBuiltinPromise(type: ts.Type): boolean {
    const symbol = getSymbol(type);
    if (symbol?.getName() !== 'Promise') return false;
    const declarations = symbol.getDeclarations() ?? [];
    return declarations.some((declaration) => this.#program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
  }

  baseTypesOf(type: ts.Type): readonly ts.Type[] {
    const symbol = getSymbol(type);
    if (!symbol || !this.targetOf(type).isClassOrInterface()) return [];
    const declared = this.#checker.getDeclaredTypeOfSymbol(symbol);
    return declared.isClassOrInterface() ? this.#checker.getBaseTypes(declared) : [];
  }

  elementsOf(type: ts.Type): readonly ts.Type[] | undefined {
    if (!this.#checker.isArrayType(type) && !this.#checker.isTupleType(type)) return undefined;
    return this.typeArgumentsOf(type);
  }

  tupleLengthOf(type: ts.Type): number | undefined {
    if (!this.#checker.isTupleType(type) || !isReference(type)) return undefined;
    const { target } = type;
    const isFixed = 'fixedLength' in target && 'minLength' in target && target.fixedLength === target.minLength;
    const elements = this.typeArgumentsOf(type).length;
    return isFixed && target.fixedLength === elements ? elements : undefined;
  }

  propertyOf(type: ts.Type, name: string): ts.Type | undefined {
    const symbol = this.#checker.getPropertyOfType(type, name);
    return symbol && this.#checker.getTypeOfSymbol(symbol);
  }

  propertiesOf(type: ts.Type): readonly Property[] {
    return this.#checker
      .getPropertiesOfType(type)
      .map(({ name, flags }) => ({ name, isOptional: (flags & optionalFlag) !== 0 }));
  }

  signaturesOf(type: ts.Type, kind: 'call' | 'construct'): readonly ts.Signature[] {
    return kind === 'call' ? type.getCallSignatures() : type.getConstructSignatures();
  }

  parametersOf(signature: ts.Signature): readonly Parameter<ts.Type>[] {
    return signature.getParameters().map((symbol) => ({
      type: this.#checker.getTypeOfSymbol(symbol),
      isRest: isRest(symbol.valueDeclaration),
    }));
  }

  returnTypeOf(signature: ts.Signature): ts.Type {
    return this.#checker.getReturnTypeOfSignature(signature);
  }

  resolvedSignatureOf(call: CallNode): ts.Signature | undefined {
    const node: ts.Node = this.#services.esTreeNodeToTSNodeMap.get(call);
    return isCallLike(node) ? this.#checker.getResolvedSignature(node) : undefined;
  }

  declarationOf(signature: ts.Signature): Location | undefined {
    // Typed as always there, which it is not for signatures that the checker makes itself.
    const { declaration } = signature;
    if (!declaration) return undefined;
    const file = declaration.getSourceFile();
    // TypeScript is given the script of a component as a text of its own: only the tree has the places in the file.
    const { tsNodeToESTreeNodeMap: tree } = this.#services;
    const [start, end] = tree.has(declaration)
      ? tree.get(declaration).range
      : [declaration.getStart(file), declaration.getEnd()];
    return { path: toOwnPath(file.fileName), start, end };
  }

  declaringFileOf({ declaration }: ts.Signature): string | undefined {
    return declaration?.getSourceFile().fileName;
  }

  symbolOf(node: TSESTree.Expression): DeclaredSymbol | undefined {
    const found: ts.Node = this.#services.esTreeNodeToTSNodeMap.get(
      node.type === 'MemberExpression' ? node.property : node,
    );
    const written = this.#checker.getSymbolAtLocation(found);
    if (!written) return undefined;
    return this.#describe(written.flags & aliasFlag ? this.#checker.getAliasedSymbol(written) : written);
  }

  #describe(symbol: ts.Symbol): DeclaredSymbol | undefined {
    const [declaration] = symbol.getDeclarations() ?? [];
    if (!declaration) return undefined;
    return toDeclaredSymbol(getNames(symbol), toOwnPath(declaration.getSourceFile().fileName));
  }
}

/** The names of a symbol and of what it is declared in, innermost first; TypeScript keeps the parents of symbols to itself. */
function getNames(symbol: object): string[] {
  if (!('name' in symbol)) return [];
  const parent = 'parent' in symbol && typeof symbol.parent === 'object' ? symbol.parent : null;
  return [String(symbol.name), ...(parent ? getNames(parent) : [])];
}

const objectFlags = new WeakMap<ts.Program, number>();

/** Declared to be always there, and is not. */
function getSymbol(type: ts.Type): ts.Symbol | undefined {
  return type.getSymbol();
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'objectFlags' in type && typeof type.objectFlags === 'number' && (type.objectFlags & referenceFlag) !== 0;
}

function isRest(declaration: ts.Declaration | undefined): boolean {
  return declaration !== undefined && 'dotDotDotToken' in declaration && declaration.dotDotDotToken !== undefined;
}

/** Every node of an ESTree expression is one, but for those of JSX names and spreads, which no rule asks about. */
function isExpression(node: ts.Node): node is ts.Expression {
  return 'parent' in node;
}

function isCallLike(node: ts.Node): node is ts.CallLikeExpression {
  return 'expression' in node;
}
