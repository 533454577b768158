import { findFileKind } from '../file-kinds.js';
import { parseSource, type JavaScriptSourceCode } from '../javascript/parser/source-code.js';
import { JavaScriptProject } from '../javascript/semantics/project.js';
import { createNativeTypes, type NativeTypes, type TypesState } from '../javascript/types/native-types.js';
import type { FileSource } from '../project/file-source.js';
import type { EngineOptions } from './engine.js';

/** The JavaScript and TypeScript side of an engine: knows the project and its types. */
export interface JavaScriptFrontEnd {
  /** What rules find as the parser services of a file. */
  readonly services: { readonly nativeTypes: NativeTypes; readonly asyncPitfallsProject: JavaScriptProject };
  /** @throws a ParseError when the text cannot be parsed */
  parse(path: string, text: string): JavaScriptSourceCode;
  /** To be called when a file was changed, created or deleted. */
  invalidate(path: string): void;
  getTypesState(): TypesState;
  close(): void;
}

/** Enough for most of a run's imports to be parsed once, in some 50 MB. */
const keptSources = 32;

/** Whether types will be asked for, as far as the name tells. */
const isExpected = (path: string): boolean => findFileKind(path) === 'javascript' && !/\.min\.[cm]?js$/.test(path);

/** Cheap: files are read, and the process that knows types is started, when a rule first asks. */
export function createJavaScriptFrontEnd(files: FileSource, options: EngineOptions): JavaScriptFrontEnd {
  const isForOneRun = options.filesOfRun !== undefined;
  const project = new JavaScriptProject(files, { keptSources: isForOneRun ? keptSources : 0 });
  let opened: { readonly path: string; readonly sourceCode: JavaScriptSourceCode } | undefined;
  const summarizeOpened = (): void => {
    if (opened) project.getFile(opened.path, opened.sourceCode);
    opened = undefined;
  };
  const nativeTypes = createNativeTypes({
    root: options.root,
    files: options.files,
    allowWorkspaceTypeScript: options.allowWorkspaceTypeScript,
    log: options.log,
    isForOneRun,
    expected: options.filesOfRun?.filter(isExpected),
    // Somebody waits for an edit's findings, and for most of them the file's summary is needed; a run of many files saves it.
    ...(!isForOneRun && { meanwhile: summarizeOpened }),
  });
  const services = { nativeTypes, asyncPitfallsProject: project };
  return {
    services,
    parse(path, text) {
      // The process takes in an edit while this one parses, and looks at the file while rules do.
      const isUpdating = nativeTypes.beginUpdate();
      const sourceCode = project.takeSource(path, text) ?? parseSource(path, text);
      if (isUpdating) sourceCode.findScopes();
      nativeTypes.lookAhead(path);
      sourceCode.parserServices = services;
      opened = { path, sourceCode };
      return sourceCode;
    },
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
