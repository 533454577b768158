import type { Span } from '../../../src/project/text/span.js';
import type { SpanEdit } from '../../../src/project/text/text-edit.js';

/** How a text is changed at a node. */
export interface Mutation {
  readonly edits: readonly SpanEdit[];
  /** What the finding is to be on a line of. Default: the node. */
  readonly place?: Span;
}

/** A kind of mistake. */
interface Mistake {
  /** What it is, in the words of the table. */
  readonly kind: string;
  /** The rule that is to find it, without prefix. */
  readonly rule: string;
  /** What the edits need at the end of the file: an import under a name that no file has. */
  readonly footer?: string;
}

/** How to make a kind of mistake, in one language. */
export interface Mutator<Node> extends Mistake {
  /** What to change where this node is; undefined where it would be no mistake, or nobody could tell. */
  readonly mutate: (node: Node, text: string) => Mutation | undefined;
}

/** A mistake that can be made in a file. */
export interface Mutant extends Mistake, Required<Mutation> {
  /** The outermost function around it, or the whole file. */
  readonly scope: Span;
}

/** What differs between the trees of languages. */
interface Tree<Node> {
  readonly nodes: readonly Node[];
  readonly text: string;
  readonly getParent: (node: Node) => Node | null;
  readonly getSpan: (node: Node) => Span;
  readonly isFunction: (node: Node) => boolean;
}

/** The mistakes that can be made at the nodes of a tree. */
export function findMutants<Node>(tree: Tree<Node>, mutators: readonly Mutator<Node>[]): Mutant[] {
  return tree.nodes.flatMap((node) =>
    mutators.flatMap(({ mutate, kind, rule, footer }) => {
      const mutation = mutate(node, tree.text);
      if (!mutation) return [];
      const { edits, place = tree.getSpan(node) } = mutation;
      return { kind, rule, footer, edits, place, scope: getScope(tree, node) };
    }),
  );
}

function getScope<Node>({ text, getParent, getSpan, isFunction }: Tree<Node>, node: Node): Span {
  let scope: Span = { start: 0, end: text.length };
  for (let outer = getParent(node); outer; outer = getParent(outer)) if (isFunction(outer)) scope = getSpan(outer);
  return scope;
}

/** Takes words away that stand at the beginning of a node, and the space behind them. */
export function dropWords(words: RegExp, { start, end }: Span, text: string): SpanEdit[] {
  const found = words.exec(text.slice(start, end));
  return found ? [{ start, end: start + found[0].length, text: '' }] : [];
}

/** Takes an `await` away, with the brackets that only the `await` needed: `(await f()).x` becomes `f().x`. */
export function dropAwait(node: Span, isGrouped: boolean, text: string): SpanEdit[] {
  const [keyword] = dropWords(/^await\b\s*/u, node, text);
  if (!keyword) return [];
  if (!isGrouped || text[node.start - 1] !== '(' || text[node.end] !== ')') return [keyword];
  return [
    { ...keyword, start: node.start - 1 },
    { start: node.end, end: node.end + 1, text: '' },
  ];
}
