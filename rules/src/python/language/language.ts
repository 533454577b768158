import type { File, Language, LanguageContext, OkParseResult, ParseResult } from '@eslint/core';
import { findFileKind } from '../../file-kinds.js';
import type { PythonFacts } from '../semantics/python-facts.js';
import type { Module, Node } from '../syntax/nodes.js';
import { linkParents, parse } from '../syntax/parser.js';
import { PythonSourceCode } from './source-code.js';

/** `languageOptions` of a Python file. */
export interface PythonLanguageOptions {
  /** Oldest Python the code must run on, `3.9`. Default: `requires-python` of the project. */
  readonly pythonVersion?: string;
}

/** A parsed file, for which facts are wanted. */
export interface PythonFile {
  readonly path: string;
  readonly text: string;
  readonly module: Module;
  readonly options: PythonLanguageOptions;
}

/** What the ESLint language is made of. */
export interface PythonLanguageInput {
  /** Names of our rules without prefix, for the comments that name them. */
  readonly ruleNames: ReadonlySet<string>;
  /** Connects a file to what is known about its project. */
  readonly createFacts: (file: PythonFile) => PythonFacts;
}

interface LanguageTypes {
  LangOptions: Record<string, unknown>;
  Code: PythonSourceCode;
  RootNode: Module;
  Node: Node;
}

/**
 * Python as a language of ESLint (`async-pitfalls/python`).
 * Parsing never fails: what cannot be understood is left out of the tree, the rest of the file is still checked.
 */
export class PythonLanguage implements Language<LanguageTypes> {
  readonly fileType = 'text';
  readonly lineStart = 1;
  readonly columnStart = 0;
  readonly nodeTypeKey = 'type';
  /** Some rules for JavaScript look into these. */
  readonly defaultLanguageOptions = { parserOptions: {} };
  readonly #input: PythonLanguageInput;

  constructor(input: PythonLanguageInput) {
    this.#input = input;
  }

  /**
   * Options of other languages (`ecmaVersion`, `globals`, `parser`) get here by configs without `files`; they are none
   * of our business.
   * @throws {TypeError} when an option of ours has a wrong value
   */
  validateLanguageOptions(options: Record<string, unknown>): void {
    toPythonOptions(options);
  }

  /** No node answers to `:function` or `:statement`: those classes are asked for by rules for JavaScript. */
  matchesSelectorClass(): boolean {
    return false;
  }

  parse(file: File): ParseResult<Module> {
    if (findFileKind(file.path) === 'javascript') return { ok: false, errors: [wrongLanguage] };
    const module = parse(toText(file));
    linkParents(module);
    return { ok: true, ast: module };
  }

  createSourceCode(
    file: File,
    { ast }: OkParseResult<Module>,
    { languageOptions }: LanguageContext<Record<string, unknown>>,
  ): PythonSourceCode {
    const text = toText(file);
    const { createFacts, ruleNames } = this.#input;
    return new PythonSourceCode({
      text,
      ast,
      ruleNames,
      createFacts: () =>
        createFacts({ path: file.physicalPath, text, module: ast, options: toPythonOptions(languageOptions) }),
    });
  }
}

/** `tseslint.config()` replaces the `files` of the configs in `extends`; ESLint's `defineConfig()` narrows them. */
const wrongLanguage = {
  message:
    "This file is set up as Python. Extend our presets with `defineConfig()` of 'eslint/config', which keeps their `files`.",
  line: 1,
  column: 0,
};

function toText(file: File): string {
  return typeof file.body === 'string' ? file.body : new TextDecoder().decode(file.body);
}

function toPythonOptions(options: Readonly<Record<string, unknown>>): PythonLanguageOptions {
  const { pythonVersion } = options;
  if (pythonVersion !== undefined && !(typeof pythonVersion === 'string' && /^3\.\d+$/u.test(pythonVersion))) {
    throw new TypeError('languageOptions.pythonVersion: expected a version like "3.12".');
  }
  return { pythonVersion };
}
