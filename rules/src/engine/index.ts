// What hosts other than the command, such as the language server, use of the engine: `createEngine` is the way in.

export { createEngine } from './create-engine.js';
export { applyEdits, maximumPasses, pickCompatible } from './apply-fixes.js';
export { explanations } from '../pitfalls/explanations.generated.js';
export { extensions, isNotebook } from '../file-kinds.js';
export { getFindingsInCell } from './notebook-findings.js';
export { RememberedFiles } from './remembered-files.js';
export { findImportedFiles } from '../javascript/semantics/modules/imported-files.js';
export { createDiskFiles } from '../project/files/disk-files.js';
export { GitIgnore } from '../project/files/git-ignore.js';
export { ignoredFolders, isIgnoredFile } from '../project/files/ignored-folders.js';
export { getBaseName, getFolder, getFoldersAround, getParts, isInside, joinPath } from '../project/files/paths.js';
export { getPathOfCells } from '../python/language/notebook-processor.js';
export { NotebookText } from '../python/notebook/notebook-text.js';
export { environmentFolders } from '../python/semantics/layout/environments.js';
export { findProblemPlace } from '../configuration/problem-place.js';
export { mergeRules, readRule } from '../configuration/rule-settings.js';
export { suggestName } from '../configuration/nearest-name.js';
export {
  ProjectConfigs,
  resolveRules,
  type ConfigProblems,
  type FoundConfig,
} from '../configuration/project-configs.js';
export type {
  Engine,
  EngineOptions,
  FileSource,
  Finding,
  LintRequest,
  LintResult,
  RuleFailure,
  RuleSettings,
  Severity,
  SkipReason,
  Suggestion,
  TypesState,
} from './engine.js';
export type { Indexer, IndexReceiver } from '../project/words/indexer.js';
export type { RelatedLocation } from '../project/text/location.js';
export type { SpanEdit } from '../project/text/text-edit.js';
