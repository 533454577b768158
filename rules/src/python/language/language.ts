import type { File, Language, LanguageContext, OkParseResult } from '@eslint/core';
import type { PythonFacts } from '../semantics/python-facts.js';
import type { Module, Node } from '../syntax/nodes.js';
import { linkParents, parse } from '../syntax/parser.js';
import { PythonSourceCode } from './source-code.js';

/** `languageOptions` of a Python file. */
export interface PythonLanguageOptions {
  /** Oldest Python the code must run on, `3.9`. Default: `requires-python` of the project. */
  readonly pythonVersion?: string;
  /** Folders that top-level modules are imported from, relative to the project's root. Default: found by their shape. */
  readonly sourceRoots?: readonly string[];
  /** Whether the file is a notebook, its cells joined: top-level `await` is legal and a loop is running. */
  readonly notebook?: boolean;
}

/** A parsed file, for which facts are wanted. */
export interface PythonFile {
  readonly path: string;
  readonly text: string;
  readonly module: Module;
  readonly options: PythonLanguageOptions;
}

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

  parse(file: File): OkParseResult<Module> {
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

function toText(file: File): string {
  return typeof file.body === 'string' ? file.body : new TextDecoder().decode(file.body);
}

function toPythonOptions(options: Readonly<Record<string, unknown>>): PythonLanguageOptions {
  const { pythonVersion, sourceRoots, notebook } = options;
  if (pythonVersion !== undefined && !(typeof pythonVersion === 'string' && /^3\.\d+$/u.test(pythonVersion))) {
    throw new TypeError('languageOptions.pythonVersion: expected a version like "3.12".');
  }
  if (sourceRoots !== undefined && !isStringArray(sourceRoots)) {
    throw new TypeError('languageOptions.sourceRoots: expected an array of folders.');
  }
  if (notebook !== undefined && typeof notebook !== 'boolean') {
    throw new TypeError('languageOptions.notebook: expected true or false.');
  }
  return { pythonVersion, sourceRoots, notebook };
}

function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
