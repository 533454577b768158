import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { JavaScriptSourceCode } from '../../javascript/parser/source-code.js';
import { isNode } from '../../javascript/syntax/children.js';
import type { InlineConfig } from '../../inline-config.js';
import type { LinterComments, LocatedDirective, ParsedFile, Visits } from './parsed-file.js';

/** A JavaScript or TypeScript file, parsed. */
export function openJavaScriptFile(sourceCode: JavaScriptSourceCode): ParsedFile {
  return {
    sourceCode,
    walk: (visits) => walk(sourceCode.ast, createPlanner(visits)),
    readComments: () => readComments(sourceCode),
  };
}

/** What to do at nodes of one type. */
interface Plan extends Visits {
  readonly keys: readonly string[];
}

const nothing: readonly [] = [];

function createPlanner(visits: ReadonlyMap<string, Visits>): (type: string) => Plan {
  const plans = new Map<string, Plan>();
  return (type) => {
    let plan = plans.get(type);
    if (!plan) {
      const { enter = nothing, exit = nothing } = visits.get(type) ?? {};
      plans.set(type, (plan = { enter, exit, keys: visitorKeys[type] ?? nothing }));
    }
    return plan;
  };
}

function walk(node: TSESTree.Node, getPlan: (type: string) => Plan): void {
  const { keys, enter, exit } = getPlan(node.type);
  for (const visit of enter) visit(node);
  for (const key of keys) {
    const child: unknown = Reflect.get(node, key);
    if (Array.isArray(child)) {
      for (const one of child) if (isNode(one)) walk(one, getPlan);
    } else if (isNode(child)) walk(child, getPlan);
  }
  for (const visit of exit) visit(node);
}

const commentParser = new ConfigCommentParser();

/** Reads comments as ESLint does. Those that it could not read are no business of ours: they speak to all plugins. */
function readComments(sourceCode: JavaScriptSourceCode): LinterComments {
  const directives: LocatedDirective[] = [];
  const configs: InlineConfig[] = [];
  for (const { label, value, isLine, loc } of sourceCode.getParsedComments()) {
    const isOnOneLine = loc.start.line === loc.end.line;
    if (label === 'eslint-disable-next-line') directives.push({ type: 'disable-next-line', value, loc });
    else if (label === 'eslint-disable-line' && isOnOneLine) directives.push({ type: 'disable-line', value, loc });
    else if (isLine) continue;
    else if (label === 'eslint-disable') directives.push({ type: 'disable', value, loc });
    else if (label === 'eslint-enable') directives.push({ type: 'enable', value, loc });
    else if (label === 'eslint') {
      const rules = commentParser.parseJSONLikeConfig(value);
      if (rules.ok) configs.push({ config: { rules: rules.config }, loc });
    }
  }
  return { directives, configs, directiveProblems: [], configProblems: [] };
}
