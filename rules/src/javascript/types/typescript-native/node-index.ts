import type { TSESTree } from '@typescript-eslint/utils';
import type { SyntaxKind } from 'typescript-native/unstable/ast';
import { remember } from '../../../project/remember.js';

/**
 * A file's nodes in the form that the compiler sends them: a row of numbers each, without a JavaScript object. Row 0 is
 * no node.
 */
export interface NodeTable {
  readonly numbers: Uint32Array;
  /** How many numbers a row has, and which of them is what. */
  readonly width: number;
  readonly kindAt: number;
  readonly startAt: number;
  readonly endAt: number;
  readonly parentAt: number;
  readonly flagsAt: number;
  /** What stands in place of a kind in the rows of lists, which are between nodes and their parents. */
  readonly listKind: number;
}

/** The numbers of the kinds of nodes, by their names. */
export type KindNumbers = Readonly<Record<keyof typeof SyntaxKind, number>>;

/** Finds the compiler's node for a node of ESTree. */
export class NodeIndex {
  readonly #table: NodeTable;
  readonly #kinds: KindTable;
  readonly #length: number;
  /** Length of the byte order mark, which the compiler counts and ESLint does not. */
  readonly #shift: number;
  /** By end: the last row that ends there; by row: the one before it with the same end. 0 is none. */
  #chains: { readonly lastByEnd: Int32Array; readonly previous: Int32Array } | undefined;

  /** @param length of the text that the compiler has, in UTF-16 units, the byte order mark included */
  constructor(table: NodeTable, kinds: KindNumbers, length: number, shift: number) {
    this.#table = table;
    this.#kinds = getKindTable(kinds);
    this.#length = length;
    this.#shift = shift;
  }

  /** The row of a fitting kind with the same end and the greatest start before the node's own; 0 when there is none. */
  find(node: TSESTree.Node): number {
    if (node.type === 'ChainExpression') return this.find(node.expression);
    const kinds = this.#kinds[node.type];
    if (!kinds) return 0;
    const { lastByEnd, previous } = this.#getChains();
    const { numbers, width, kindAt, startAt } = this.#table;
    const start = node.range[0] + this.#shift;
    let best = 0;
    let bestStart = -1;
    for (let row = lastByEnd[node.range[1] + this.#shift] ?? 0; row !== 0; row = previous[row] ?? 0) {
      const at = row * width;
      const from = numbers[at + startAt] ?? 0;
      if (from > start || from < bestStart || !kinds.includes(numbers[at + kindAt] ?? 0)) continue;
      best = row;
      bestStart = from;
    }
    return best;
  }

  #getChains(): { readonly lastByEnd: Int32Array; readonly previous: Int32Array } {
    if (this.#chains) return this.#chains;
    const { numbers, width, endAt } = this.#table;
    const count = Math.floor(numbers.length / width);
    const lastByEnd = new Int32Array(this.#length + 1);
    const previous = new Int32Array(count);
    for (let row = 1; row < count; row += 1) {
      const end = numbers[row * width + endAt] ?? 0;
      // Lists of nodes have an end of another kind.
      if (end > this.#length) continue;
      previous[row] = lastByEnd[end] ?? 0;
      lastByEnd[end] = row;
    }
    return (this.#chains = { lastByEnd, previous });
  }
}

type KindTable = Readonly<Record<string, readonly number[]>>;

/** Which kinds of TypeScript nodes an ESTree expression can be. */
const kindNames: Readonly<Record<string, readonly (keyof typeof SyntaxKind)[]>> = {
  ArrayExpression: ['ArrayLiteralExpression'],
  ArrowFunctionExpression: ['ArrowFunction'],
  AssignmentExpression: ['BinaryExpression'],
  AwaitExpression: ['AwaitExpression'],
  BinaryExpression: ['BinaryExpression'],
  CallExpression: ['CallExpression'],
  ClassExpression: ['ClassExpression'],
  ConditionalExpression: ['ConditionalExpression'],
  FunctionDeclaration: ['FunctionDeclaration'],
  FunctionExpression: ['FunctionExpression', 'MethodDeclaration', 'GetAccessor', 'SetAccessor'],
  Identifier: ['Identifier'],
  ImportExpression: ['CallExpression'],
  JSXElement: ['JsxElement', 'JsxSelfClosingElement'],
  Literal: [
    'StringLiteral',
    'NumericLiteral',
    'TrueKeyword',
    'FalseKeyword',
    'NullKeyword',
    'RegularExpressionLiteral',
    'BigIntLiteral',
  ],
  LogicalExpression: ['BinaryExpression'],
  MemberExpression: ['PropertyAccessExpression', 'ElementAccessExpression'],
  MetaProperty: ['MetaProperty'],
  NewExpression: ['NewExpression'],
  ObjectExpression: ['ObjectLiteralExpression'],
  PrivateIdentifier: ['PrivateIdentifier'],
  SequenceExpression: ['BinaryExpression'],
  Super: ['SuperKeyword'],
  TaggedTemplateExpression: ['TaggedTemplateExpression'],
  TemplateLiteral: ['TemplateExpression', 'NoSubstitutionTemplateLiteral'],
  ThisExpression: ['ThisKeyword'],
  TSAsExpression: ['AsExpression'],
  TSClassImplements: ['ExpressionWithTypeArguments'],
  TSInstantiationExpression: ['ExpressionWithTypeArguments'],
  TSNonNullExpression: ['NonNullExpression'],
  TSSatisfiesExpression: ['SatisfiesExpression'],
  TSTypeAssertion: ['TypeAssertionExpression'],
  UnaryExpression: ['PrefixUnaryExpression', 'TypeOfExpression', 'VoidExpression', 'DeleteExpression'],
  UpdateExpression: ['PrefixUnaryExpression', 'PostfixUnaryExpression'],
  YieldExpression: ['YieldExpression'],
};

/** The table in the numbers of one version of the compiler. */
const getKindTable = remember((kinds: KindNumbers): KindTable =>
  Object.fromEntries(Object.entries(kindNames).map(([type, names]) => [type, names.map((name) => kinds[name])])),
);
