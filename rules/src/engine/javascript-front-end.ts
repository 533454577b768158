import { findFileKind } from '../file-kinds.js';
import { parseSource, type JavaScriptSourceCode } from '../javascript/parser/source-code.js';
import { JavaScriptProject } from '../javascript/semantics/project.js';
import {
  createNativeTypes,
  type NativeTypes,
  type NativeTypesOptions,
  type TypesState,
} from '../javascript/types/native-types.js';
import type { FileSource } from '../project/files/file-source.js';
import type { EngineOptions } from './engine.js';
import { findReasonToSkip } from './unsuitable-files.js';

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
    sparesMemory: options.sparesMemory === true,
    expected: options.filesOfRun && toExpected(options.filesOfRun, files),
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

/** The files of a run that types will be asked about: what is minified is long, and would be read for nothing. */
function toExpected(paths: readonly string[], files: FileSource): NativeTypesOptions['expected'] {
  return {
    paths: paths.filter((path) => findFileKind(path) === 'javascript'),
    isLeftOut: (path) => {
      const text = files.readFile(path);
      return text === undefined || findReasonToSkip(text, 'javascript') !== undefined;
    },
  };
}
