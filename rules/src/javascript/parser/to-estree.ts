import type { TSESLint } from '@typescript-eslint/utils';
import { visitorKeys, type ParseResult } from 'oxc-parser';
import type { LineIndex } from './lines.js';
import { tokenize } from './tokenizer.js';

/** A node as oxc gives it, before `loc` and `parent` are there. */
interface OxcNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  [key: string]: unknown;
}

/** Properties that oxc sets to null where TS-ESTree has undefined. */
const UNDEFINED_WHEN_ABSENT: ReadonlySet<string> = new Set([
  'accessibility',
  'directive',
  'returnType',
  'superTypeArguments',
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
]);

/** The same for properties that are null in TS-ESTree, too, in other types of nodes. */
const UNDEFINED_IN_TYPE: Readonly<Record<string, readonly string[]>> = {
  RestElement: ['value'],
  TSDeclareFunction: ['body'],
  TSEnumMember: ['initializer'],
  TSMappedType: ['readonly', 'optional'],
  TSTypeParameter: ['default', 'constraint'],
};

/** And the types of nodes in which one of {@link UNDEFINED_WHEN_ABSENT} is null after all. */
const NULL_IN_TYPE: Readonly<Record<string, string>> = {
  TSImportType: 'typeArguments',
  TSTypePredicate: 'typeAnnotation',
};

/** What there is to do for one type of node. */
interface Plan {
  readonly children: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Turns oxc's program into the one that typescript-eslint's parser gives: adds `loc`, `parent`, comments and tokens, and evens out
 * the differences that the differential test finds. One is left: entities in JSX text stay as they are written.
 */
export function toEstree(
  result: ParseResult,
  text: string,
  lines: LineIndex,
  sourceType: 'module' | 'script',
  withTokens: boolean,
): TSESLint.SourceCode.Program {
  const program: object = result.program;
  if (!isOxcNode(program)) throw new TypeError('oxc gave no program.');
  // A program is the whole text; oxc lets it begin at the first token.
  Object.assign(program, { start: 0, range: [0, program.end] });
  complete(program, undefined, lines, new Map());
  const comments = result.comments.map((comment) => toComment(comment, lines));
  Object.assign(program, { sourceType, comments });
  delete program.hashbang;
  if (!isProgram(program)) throw new TypeError('oxc gave a program without comments.');
  program.tokens = withTokens ? tokenize(text, program, lines) : [];
  return program;
}

function toComment({ type, value, start, end }: ParseResult['comments'][number], lines: LineIndex) {
  return { type, value, range: [start, end], loc: lines.getLocation(start, end) };
}

/** Adds what is missing to a node and all below, in the order of the text, so that positions are found quickly. */
function complete(node: OxcNode, parent: OxcNode | undefined, lines: LineIndex, plans: Map<string, Plan>): void {
  let plan = plans.get(node.type);
  if (!plan) plans.set(node.type, (plan = createPlan(node)));
  const start = lines.getPosition(node.start);
  for (const key of plan.optional) {
    if (node[key] === null) node[key] = undefined;
  }
  for (const key of plan.children) {
    const child = node[key];
    if (Array.isArray(child)) {
      for (const one of child) if (isOxcNode(one)) complete(one, node, lines, plans);
    } else if (isOxcNode(child)) {
      complete(child, node, lines, plans);
    }
  }
  node.parent = parent;
  node.loc = { start, end: lines.getPosition(node.end) };
}

function createPlan(node: OxcNode): Plan {
  const inType = UNDEFINED_IN_TYPE[node.type] ?? [];
  return {
    children: visitorKeys[node.type] ?? [],
    optional: Object.keys(node).filter((key) => isUndefinedWhenAbsent(node.type, key) || inType.includes(key)),
  };
}

function isUndefinedWhenAbsent(type: string, key: string): boolean {
  return UNDEFINED_WHEN_ABSENT.has(key) && NULL_IN_TYPE[type] !== key;
}

function isOxcNode(value: unknown): value is OxcNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isProgram(node: object): node is TSESLint.SourceCode.Program {
  return 'comments' in node;
}
