import { JavaScriptProject } from '../javascript/semantics/project.js';
import { createNativeTypes, type NativeTypes, type TypesState } from '../javascript/types/native-types.js';
import type { FileSource } from '../project/file-source.js';
import type { EngineOptions } from './engine.js';

/** The JavaScript and TypeScript side of an engine: knows the project and its types. */
export interface JavaScriptFrontEnd {
  /** What rules find as the parser services of a file. */
  readonly services: { readonly nativeTypes: NativeTypes; readonly asyncPitfallsProject: JavaScriptProject };
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
  return {
    services: { nativeTypes, asyncPitfallsProject: project },
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
