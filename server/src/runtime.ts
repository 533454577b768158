import type { Engine, EngineOptions, FileSource } from 'eslint-plugin-async-pitfalls/engine';
import type { BackgroundWorker } from './background-worker.js';
import type { CheckMessage, CheckRequest } from './workspace/check-messages.js';
import type { IndexMessage, IndexRequest } from './workspace/index-texts.js';
import type { EslintConfigReader } from './configuration/eslint-rules.js';
import type { LanguageFamily } from './documents/languages.js';

/** What differs between Node, a browser worker and a test: where files come from and how an engine is made. */
export interface Runtime {
  readonly version: string;
  /** The files that are not open in the editor. */
  readonly files: FileSource;
  readonly rules: readonly RuleInfo[];
  /** What can be checked here: the parser for JavaScript is native and not part of each package. */
  readonly families: ReadonlySet<LanguageFamily>;
  /** The program that the server runs in, for an issue: `Node 20.20.2, linux x64`. */
  readonly platform: string;
  /** How much memory the server takes, in words. */
  getMemory(): string;
  /** How long things may take, in milliseconds. */
  readonly budgets: {
    /** Linting a document again; above it the slowest rule is looked for and named. */
    readonly lint: number;
    /** Above it a document is linted when it is saved, and no longer while the user types. */
    readonly typing: number;
  };
  createEngine(options: EngineOptions): Engine;
  /** Starts to check folders, beside what else the server does; missing where there are no threads. */
  startCheckWorker?(request: CheckRequest): BackgroundWorker<CheckMessage>;
  /** Starts to read the texts of a project on a thread of its own; missing where there are no threads. */
  startIndexWorker?(request: IndexRequest): BackgroundWorker<IndexMessage>;
  /** Starts what runs configs of ESLint; missing where there are none. */
  readonly startEslintConfigReader?: () => EslintConfigReader;
  /** Resolves after the messages that have arrived by now were handled, so that a newer edit or a cancellation is seen. */
  handlePendingMessages(): Promise<void>;
  /** Called after each run: tidies up what it left behind, once nobody waits. Missing where that cannot be done. */
  readonly tidyUp?: () => void;
}

/** What the server tells about a rule. */
export interface RuleInfo {
  /** Without prefix: `no-blocking-call`. */
  readonly name: string;
  readonly description: string;
  /** Why the rule matters, as Markdown. */
  readonly explanation: string;
  /** The rule's page. */
  readonly url: string;
  /** Whether the rule reports the use of what is deprecated. */
  readonly isAboutDeprecation: boolean;
}
