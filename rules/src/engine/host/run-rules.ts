import type { Linter } from 'eslint';
import type { RuleName } from '../../configuration/rule-options.js';
import { namespace } from '../../namespace.js';
import { rules } from '../../pitfalls/index.generated.js';
import { workOutProjectChanges } from '../../related.js';
import type { AnyNode, ParsedFile, Visit, Visits } from './parsed-file.js';
import { toMessage, type Report, type ReportedRule } from './report.js';
import type { RuleInForce, RulesInForce } from './rules-in-force.js';

/** What the rules see as their context, but for what is theirs alone. */
export interface FileContext {
  readonly filename: string;
  readonly physicalFilename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** How rules are run over a tree. */
export interface RunOptions {
  /** Whether to work out what suggestions would change. */
  readonly suggestions: boolean;
  /** Told of rules that threw. They find nothing, the others go on. */
  readonly onFailure: (name: string, error: Error) => void;
  /** Where to keep the milliseconds that each rule takes, by name. */
  readonly times?: Map<string, number>;
}

/** What the host needs of ESLint's rules and their context. */
interface HostedRule {
  create(context: HostedContext): object;
}

interface HostedContext extends FileContext {
  readonly id: string;
  readonly options: readonly unknown[];
  readonly sourceCode: object;
  report(report: Report): void;
}

/** Runs the rules over a file, in one walk through its tree. Messages come in the order of the reports. */
export function runRules(
  file: ParsedFile,
  inForce: RulesInForce,
  context: FileContext,
  options: RunOptions,
): Linter.LintMessage[] {
  const found: { run: RuleRun; message: Linter.LintMessage }[] = [];
  const visits = new Map<string, { enter: Visit[]; exit: Visit[] }>();
  for (const [name, rule] of inForce) {
    if (rule.severity === 0) continue;
    const run = new RuleRun({ name, rule, file, options, add: (message) => found.push({ run, message }) });
    for (const { type, phase, visit } of run.createListeners(context)) {
      let visitsOfType = visits.get(type);
      if (!visitsOfType) visits.set(type, (visitsOfType = { enter: [], exit: [] }));
      visitsOfType[phase].push(visit);
    }
  }
  if (visits.size > 0) file.walk(visits satisfies ReadonlyMap<string, Visits>);
  return found.filter(({ run }) => !run.hasFailed).map(({ message }) => message);
}

interface RuleRunInput {
  readonly name: RuleName;
  readonly rule: RuleInForce;
  readonly file: ParsedFile;
  readonly options: RunOptions;
  /** Called with each message, in the order of the reports. */
  readonly add: (message: Linter.LintMessage) => void;
}

/** One rule on one file. */
class RuleRun {
  hasFailed = false;
  readonly #input: RuleRunInput;

  constructor(input: RuleRunInput) {
    this.#input = input;
  }

  /** The rule's listeners, made safe to call: a rule that has failed is left alone. */
  createListeners(context: FileContext): Listener[] {
    const listeners: Listener[] = [];
    this.#call(() => {
      const created: [string, unknown][] = Object.entries(this.#create(context));
      for (const [selector, listener] of created) {
        if (!isVisit(listener)) continue;
        const visit = (node: AnyNode): void => this.#call(listener, node);
        for (const visited of parseSelector(selector)) listeners.push({ ...visited, visit });
      }
    });
    return this.hasFailed ? [] : listeners;
  }

  #create(context: FileContext): object {
    const { name, rule, file, options, add } = this.#input;
    const { meta } = rules[name];
    const reported: ReportedRule = {
      id: `${namespace}/${name}`,
      severity: rule.severity === 2 ? 2 : 1,
      messages: meta.messages,
    };
    const { sourceCode } = file;
    const hosted: HostedRule = rules[name];
    return hosted.create({
      ...context,
      id: reported.id,
      options: rule.options,
      sourceCode,
      report: (report) => {
        const { suggestions } = options;
        const message = toMessage(report, reported, sourceCode.text, suggestions);
        const { line, column } = message;
        if (suggestions) workOutProjectChanges(sourceCode, reported.id, { line, column: column - 1 });
        add(message);
      },
    });
  }

  #call(work: (node: AnyNode) => void, node: AnyNode = noNode): void {
    if (this.hasFailed) return;
    const { name, options } = this.#input;
    const start = options.times ? performance.now() : 0;
    try {
      work(node);
    } catch (error) {
      this.hasFailed = true;
      options.onFailure(name, error instanceof Error ? error : new Error(String(error)));
    }
    options.times?.set(name, (options.times.get(name) ?? 0) + performance.now() - start);
  }
}

const noNode: AnyNode = { type: '' };

function isVisit(value: unknown): value is Visit {
  return typeof value === 'function';
}

/** Our rules name types of nodes, and whether they wait for their ends; they need nothing else of ESLint's selectors. */
function parseSelector(selector: string): readonly NodesVisited[] {
  let parsed = parsedSelectors.get(selector);
  if (!parsed) parsedSelectors.set(selector, (parsed = splitSelector(selector)));
  return parsed;
}

interface NodesVisited {
  readonly type: string;
  readonly phase: keyof Visits;
}

interface Listener extends NodesVisited {
  readonly visit: Visit;
}

/** The same few come back with every file. */
const parsedSelectors = new Map<string, readonly NodesVisited[]>();

function splitSelector(selector: string): NodesVisited[] {
  const types = selector.replace(/:exit$/u, '').split(/\s*,\s*/u);
  if (!types.every((type) => /^\w+$/u.test(type))) throw new TypeError(`'${selector}' names no types of nodes.`);
  const phase = selector.endsWith(':exit') ? 'exit' : 'enter';
  return types.map((type) => ({ type, phase }));
}
