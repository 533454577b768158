import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { visitorKeys, type ParseResult } from 'oxc-parser';
import type { LineIndex } from './lines.js';
import { decodeEntities } from './jsx-entities.js';
import { tokenize } from './tokenizer.js';

/** A node as oxc gives it, before `loc` and `parent` are there. */
interface OxcNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  [key: string]: unknown;
}

/** Properties that oxc sets to null where TS-ESTree has undefined. */
const undefinedWhenAbsent: ReadonlySet<string> = new Set([
  'accessibility',
  'directive',
  'returnType',
  'superTypeArguments',
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
]);

/** The same for properties that are null in TS-ESTree, too, in other types of nodes. */
const undefinedInType: Readonly<Record<string, readonly string[]>> = {
  RestElement: ['value'],
  TSDeclareFunction: ['body'],
  TSEnumMember: ['initializer'],
  TSMappedType: ['readonly', 'optional'],
  TSTypeParameter: ['default', 'constraint'],
};

/** And the types of nodes in which one of {@link undefinedWhenAbsent} is null after all. */
const nullInType: Readonly<Record<string, string>> = {
  TSImportType: 'typeArguments',
  TSTypePredicate: 'typeAnnotation',
};

/** What there is to do for one type of node. */
interface Plan {
  readonly children: readonly string[];
  readonly optional: readonly string[];
}

/** For whom the tree is: ESLint and its plugins, or our own rules alone, which need no tokens and hardly any positions. */
export type TreeUse = 'eslint' | 'rules';

/** What the program was parsed from, and how. */
interface ParsedText {
  readonly text: string;
  readonly lines: LineIndex;
  readonly sourceType: 'module' | 'script';
  readonly use: TreeUse;
}

/**
 * Turns oxc's program into the one that typescript-eslint's parser gives: adds `loc`, `parent`, comments and tokens, and evens out
 * the differences that the differential test finds.
 */
export function toEstree(
  result: ParseResult,
  { text, lines, sourceType, use }: ParsedText,
): TSESLint.SourceCode.Program {
  const program: object = result.program;
  if (!isOxcNode(program)) throw new TypeError('oxc gave no program.');
  // A program is the whole text; oxc lets it begin at the first token.
  Object.assign(program, { start: 0 });
  const plans = new Map<string, Plan>();
  complete(program, undefined, { lines, plans, locate: use === 'eslint' ? locate : locateLater });
  const comments = result.comments.map((comment) => toComment(comment, lines));
  Object.assign(program, { sourceType, comments });
  delete program.hashbang;
  if (!isProgram(program)) throw new TypeError('oxc gave a program without comments.');
  program.tokens = use === 'eslint' ? tokenize(text, program, lines) : [];
  return program;
}

function toComment({ type, value, start, end }: ParseResult['comments'][number], lines: LineIndex) {
  return { type, value, range: [start, end], loc: lines.getLocation(start, end) };
}

interface Completion {
  readonly lines: LineIndex;
  /** By the type of the node. */
  readonly plans: Map<string, Plan>;
  readonly locate: (lines: LineIndex, start: number, end: number) => TSESTree.SourceLocation;
}

/** Adds what is missing to a node and all below. */
function complete(node: OxcNode, parent: OxcNode | undefined, completion: Completion): void {
  const { lines, plans, locate } = completion;
  const { start, end, type } = node;
  let plan = plans.get(type);
  if (!plan) plans.set(type, (plan = createPlan(node)));
  for (const key of plan.optional) {
    if (node[key] === null) node[key] = undefined;
  }
  // Sent by oxc, they would make its answer a third longer.
  node.range = [start, end];
  node.loc = locate(lines, start, end);
  node.parent = parent;
  if (isJsxText(node, parent)) node.value = decodeEntities(node.value);
  // By index, as in `forEachChild`.
  for (let index = 0; index < plan.children.length; index++) {
    const child = node[plan.children[index] ?? ''];
    if (Array.isArray(child)) {
      const children: readonly unknown[] = child;
      for (let at = 0; at < children.length; at++) {
        const one = children[at];
        if (isOxcNode(one)) complete(one, node, completion);
      }
    } else if (isOxcNode(child)) {
      complete(child, node, completion);
    }
  }
}

function isJsxText(node: OxcNode, parent: OxcNode | undefined): node is OxcNode & { value: string } {
  const isText = node.type === 'JSXText' || (node.type === 'Literal' && parent?.type === 'JSXAttribute');
  return isText && typeof node.value === 'string';
}

function locate(lines: LineIndex, start: number, end: number): TSESTree.SourceLocation {
  return lines.getLocation(start, end);
}

function locateLater(lines: LineIndex, start: number, end: number): TSESTree.SourceLocation {
  return new LazyLocation(lines, start, end);
}

/** A location that is worked out when it is asked for, which for most nodes is never. */
class LazyLocation implements TSESTree.SourceLocation {
  readonly #lines: LineIndex;
  readonly #start: number;
  readonly #end: number;

  constructor(lines: LineIndex, start: number, end: number) {
    this.#lines = lines;
    this.#start = start;
    this.#end = end;
  }

  get start(): TSESTree.Position {
    return this.#lines.getPosition(this.#start);
  }

  get end(): TSESTree.Position {
    return this.#lines.getPosition(this.#end);
  }
}

function createPlan(node: OxcNode): Plan {
  const inType = undefinedInType[node.type] ?? [];
  return {
    children: visitorKeys[node.type] ?? [],
    optional: Object.keys(node).filter((key) => isUndefinedWhenAbsent(node.type, key) || inType.includes(key)),
  };
}

function isUndefinedWhenAbsent(type: string, key: string): boolean {
  return undefinedWhenAbsent.has(key) && nullInType[type] !== key;
}

function isOxcNode(value: unknown): value is OxcNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isProgram(node: object): node is TSESLint.SourceCode.Program {
  return 'comments' in node;
}
