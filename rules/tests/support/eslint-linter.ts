import { Linter, type ESLint } from 'eslint';
import { createDiskFiles } from '../../src/project/files/disk-files.js';
import type { EngineOptions, Finding, LintRequest } from '../../src/engine/engine.js';
import type { PositionedText } from '../../src/engine/host/parsed-file.js';
import { createJavaScriptFrontEnd, type JavaScriptFrontEnd } from '../../src/engine/javascript-front-end.js';
import { createPythonLanguage, PythonProjects } from '../../src/engine/python-projects.js';
import { toFindings } from '../../src/engine/to-findings.js';
import { toEslintParser } from '../../src/eslint-types.js';
import { findFileKind, type FileKind } from '../../src/file-kinds.js';
import { getLanguageRules } from '../../src/configs.js';
import { parseForESLint, type Parser } from '../../src/javascript/parser/index.js';
import plugin from '../../src/index.js';
import { namespace } from '../../src/namespace.js';
import { workOutProjectChanges } from '../../src/related.js';

/** ESLint's `Linter` with our plugin and the engine's settings: what the engine's own host is compared with. */
export class EslintLinter {
  readonly #linter: Linter;
  readonly #plugin: ESLint.Plugin;
  readonly #javascript: JavaScriptFrontEnd;
  readonly #types: EngineOptions['types'];

  constructor(options: EngineOptions & { root: string }) {
    const files = options.files ?? createDiskFiles();
    this.#linter = new Linter({ cwd: options.root });
    const python = createPythonLanguage(new PythonProjects({ files, root: options.root }));
    this.#plugin = { ...plugin, languages: { python } };
    this.#javascript = createJavaScriptFrontEnd(files, options);
    this.#types = options.types;
  }

  /** @throws what a rule throws */
  lint(request: LintRequest): { messages: Linter.LintMessage[]; findings: Finding[] } {
    const kind = findFileKind(request.path);
    if (!kind) throw new TypeError(`${request.path} is in no language of ours.`);
    const found = this.#linter.verify(request.text, this.#createConfig(request, kind), {
      filename: request.path,
      allowInlineConfig: request.inlineConfig ?? true,
    });
    const messages = found.filter((message) => isOurs(message, kind));
    // Null after a text that could not be parsed, whatever ESLint's types say.
    const sourceCode: unknown = this.#linter.getSourceCode();
    const positioned = isPositionedText(sourceCode) ? sourceCode : undefined;
    for (const { ruleId, line, column } of positioned && (request.suggestions ?? true) ? messages : []) {
      if (ruleId !== null && positioned) workOutProjectChanges(positioned, ruleId, { line, column: column - 1 });
    }
    return { messages, findings: toFindings(messages, positioned, request) };
  }

  close(): void {
    this.#javascript.close();
  }

  #createConfig(request: LintRequest, kind: FileKind): Linter.Config[] {
    const checked = getLanguageRules(kind);
    const rules = Object.entries(request.rules).filter(([name]) => checked.includes(name));
    const common: Linter.Config = {
      files: ['**'],
      plugins: { [namespace]: this.#plugin },
      linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
      rules: Object.fromEntries(
        rules.map(([name, setting]) => [`${namespace}/${name}`, typeof setting === 'string' ? setting : [...setting]]),
      ),
    };
    if (kind === 'python') return [{ ...common, language: `${namespace}/python` }];
    const languageOptions = { parser: this.#createParser(), parserOptions: { ecmaFeatures: { jsx: true } } };
    return [{ ...common, languageOptions, settings: { [namespace]: { types: this.#types } } }];
  }

  #createParser(): Linter.Parser {
    const parser: Parser = {
      meta: { name: 'with-services', version: '1.0.0' },
      parseForESLint: (text, options) => ({
        ...parseForESLint(text, options),
        services: this.#javascript.services,
      }),
    };
    return toEslintParser(parser);
  }
}

function isPositionedText(value: unknown): value is PositionedText {
  return typeof value === 'object' && value !== null && 'getIndexFromLoc' in value;
}

/**
 * Comments in JavaScript speak to all plugins: what ESLint says about rules that are not there, and about comments that
 * it cannot read, is for the user's own ESLint to tell.
 */
function isOurs({ ruleId, message }: Linter.LintMessage, kind: FileKind): boolean {
  return ruleId === null
    ? kind === 'python' || message.startsWith('Parsing error')
    : ruleId.startsWith(`${namespace}/`);
}
