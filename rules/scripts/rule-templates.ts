/**
 * The files of a new rule, path from the repository's root → text. What they hold is a rule that works and finds
 * nothing, and pages that say what to write where.
 * @param isPythonOnly whether the rule is about what only Python has
 */
export function createRuleFiles(name: string, isPythonOnly: boolean): Readonly<Record<string, string>> {
  const folder = `rules/src/pitfalls/${name}`;
  const tests = `rules/tests/pitfalls/${name}`;
  return {
    [`${folder}/rule.ts`]: createRule(name, isPythonOnly),
    [`${folder}/messages.ts`]: messages,
    [`${folder}/options.ts`]: options,
    [`${folder}/python.ts`]: python,
    [`${tests}/python.test.ts`]: createTest(name, 'pythonTester', 'pass'),
    [`test-fixtures/python/${name}/example.py`]: `"""What ${name} reports and what it leaves alone."""\n`,
    [`rules/docs/rules/${name}.md`]: createPage(name, isPythonOnly),
    ...(isPythonOnly
      ? {}
      : {
          [`${folder}/javascript.ts`]: javascript,
          [`${tests}/javascript.test.ts`]: createTest(name, 'typedTester', 'export {};'),
          [`test-fixtures/typescript/${name}/example.ts`]: `// What ${name} reports and what it leaves alone.\nexport {};\n`,
        }),
  };
}

const createRule = (
  name: string,
  isPythonOnly: boolean,
): string => `import { createForLanguages, createRule } from '../../rule.js';
${isPythonOnly ? '' : "import { checkJavaScript } from './javascript.js';\n"}import { messages, type MessageIds } from './messages.js';
import type { RuleOptions } from './options.js';
import { checkPython } from './python.js';

export default createRule<readonly [RuleOptions], MessageIds>({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow …',
      presets: ['strict'],
    },
    languages: [${isPythonOnly ? '' : "'js/js', "}'async-pitfalls/python'],
    messages,
    schema: [{ type: 'object', additionalProperties: false, properties: {} }],
    defaultOptions: [{}],
  },
  create: createForLanguages<MessageIds, readonly [RuleOptions]>({${
    isPythonOnly ? ' python: checkPython ' : '\n    python: checkPython,\n    javascript: checkJavaScript,\n  '
  }}),
});
`;

const messages = `/** What the rule says: what is wrong, why it hurts, what to do. Offers are short and in the imperative. */
export const messages = {
  problem: '\`{{call}}\` …: …. ….',
} as const;

export type MessageIds = keyof typeof messages;
`;

const options = `/** Options of the rule; each has a description in the schema and a line on the rule's page. */
export type RuleOptions = Readonly<Record<string, never>>;
`;

const python = `import type { PythonListener, PythonRuleContext } from '../../rule.js';
import { getNameRange } from '../python/labels.js';
import type { MessageIds } from './messages.js';
import type { RuleOptions } from './options.js';

/** Qualified names of what is reported. */
const reported: ReadonlySet<string> = new Set([]);

/** Asks \`context.sourceCode.facts\` about the nodes that matter, and reports. */
export function checkPython(context: PythonRuleContext<MessageIds>, _options: RuleOptions): PythonListener {
  const { facts } = context.sourceCode;
  return {
    Call(node) {
      const call = facts.findQualifiedName(node.func);
      if (call === undefined || !reported.has(call)) return;
      context.report({ at: getNameRange(node), messageId: 'problem', data: { call } });
    },
  };
}
`;

const javascript = `import { getTypeOracle } from '../../javascript/types/type-oracle.js';
import type { RuleContext, RuleListener } from '../../rule.js';
import type { MessageIds } from './messages.js';
import type { RuleOptions } from './options.js';

/** What is reported, as \`module.name\`: \`fs.readFileSync\`, without \`node:\`, or \`globalThis.fetch\`. */
const reported: ReadonlySet<string> = new Set([]);

/** Asks the type oracle about the nodes that matter, and reports. */
export function checkJavaScript(context: RuleContext<MessageIds>, _options: RuleOptions): RuleListener {
  return {
    CallExpression(node) {
      const origin = getTypeOracle(context).calleeOrigin(node);
      if (!origin || !reported.has(\`\${origin.module}.\${origin.name}\`)) return;
      context.report({ node: node.callee, messageId: 'problem', data: { call: origin.name } });
    },
  };
}
`;

const createTest = (
  name: string,
  tester: string,
  valid: string,
): string => `import rule from '../../../src/pitfalls/${name}/rule.js';
import { ${tester} } from '../../support/rule-testers.js';

${tester}.run('${name}', rule, {
  valid: ['${valid}'],
  invalid: [],
});
`;

const createPage = (name: string, isPythonOnly: boolean): string => `# \`${name}\`

Disallow ….

## Why it matters

## Incorrect

${createExamples(isPythonOnly)}

## Correct

${createExamples(isPythonOnly)}

## What it does

${createLists(isPythonOnly)}

## Options

None.

## Fix safety

## When not to use it

A comment turns it off for one line: \`# async-pitfalls: ignore[${name}] -- why\`${
  isPythonOnly
    ? ' behind it.'
    : ` behind it in Python,
\`// eslint-disable-next-line async-pitfalls/${name} -- why\` above it in TypeScript and JavaScript.`
}

## Related rules elsewhere
`;

const createLists = (isPythonOnly: boolean): string =>
  (isPythonOnly ? ['Python'] : ['Python', 'TypeScript and JavaScript'])
    .map((language) => `### Reported in ${language}\n\n### Left alone in ${language}`)
    .join('\n\n');

const createExamples = (isPythonOnly: boolean): string =>
  (isPythonOnly ? ['python'] : ['python', 'ts']).map((language) => `\`\`\`${language}\n\`\`\``).join('\n\n');
