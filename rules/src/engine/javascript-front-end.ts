import type { Linter } from 'eslint';
import { createParser } from '../javascript/parser/index.js';
import { JavaScriptProject } from '../javascript/semantics/project.js';
import { createNativeTypes, type TypesState } from '../javascript/types/native-types.js';
import { toEslintParser } from '../eslint-types.js';
import type { FileSource } from '../project/file-source.js';
import type { EngineOptions } from './engine.js';

/** The JavaScript and TypeScript side of an engine: a parser whose services know the project and its types. */
export interface JavaScriptFrontEnd {
  readonly parser: Linter.Parser;
  /** To be called when a file was changed, created or deleted. */
  invalidate(path: string): void;
  getTypesState(): TypesState;
  close(): void;
}

/** Cheap: files are read, and the process that knows types is started, when a rule first asks. */
export function createJavaScriptFrontEnd(files: FileSource, options: EngineOptions): JavaScriptFrontEnd {
  const project = new JavaScriptProject(files);
  const nativeTypes = createNativeTypes({
    root: options.root ?? process.cwd(),
    files: options.files,
    allowWorkspaceTypeScript: options.allowWorkspaceTypeScript,
    log: options.log,
  });
  const parser = createParser({ nativeTypes, tokens: false });
  return {
    parser: toEslintParser({
      meta: parser.meta,
      parseForESLint(text, parserOptions) {
        const result = parser.parseForESLint(text, parserOptions);
        return { ...result, services: { ...result.services, asyncPitfallsProject: project } };
      },
    }),
    invalidate(path) {
      project.invalidate(path);
      nativeTypes.invalidate(path);
    },
    getTypesState: () =>
      options.types === 'off' ? { kind: 'none', reason: 'Types are switched off.' } : nativeTypes.getState(),
    close() {
      nativeTypes.close();
    },
  };
}
