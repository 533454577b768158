import {
  debugInformationMethod,
  eslintLanguagesMethod,
  indexingMethod,
  problemReportMethod,
  pythonEnvironmentsMethod,
  readFileMethod,
  readFolderMethod,
  rulesMethod,
  statusMethod,
  type DebugInformationParams,
  type DocumentStatus,
  type EslintLanguages,
  type FolderEntry,
  type Indexing,
  type ProblemReportParams,
  type PythonEnvironments,
  type ReadParams,
  type RuleInfo,
} from 'async-pitfalls-language-server/protocol';
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageclient';

// The protocol's messages with their types, for the language client.

/** From the server, after each check of a document. */
export const statusNotification = new NotificationType<DocumentStatus>(statusMethod);

/** From the server, while it reads the files of a project. */
export const indexingNotification = new NotificationType<Indexing>(indexingMethod);

/** To the server: which languages the ESLint extension checks, which ours then leaves to it. */
export const eslintLanguagesNotification = new NotificationType<EslintLanguages>(eslintLanguagesMethod);

/** To the server: the Python environment of each folder. */
export const pythonEnvironmentsNotification = new NotificationType<PythonEnvironments>(pythonEnvironmentsMethod);

/** To the server, for the texts and pages of all rules. */
export const rulesRequest = new RequestType0<readonly RuleInfo[], void>(rulesMethod);

/** To the server, for what belongs into an issue, as Markdown. */
export const debugInformationRequest = new RequestType<DebugInformationParams, string, void>(debugInformationMethod);

/** To the server, for the problems of an open document as Markdown; null when it is not open. */
export const problemReportRequest = new RequestType<ProblemReportParams, string | null, void>(problemReportMethod);

/** From the server, which cannot read a folder that is not on a disk; null when VS Code cannot either. */
export const readFolderRequest = new RequestType<ReadParams, readonly FolderEntry[] | null, void>(readFolderMethod);

/** From the server, for a file that is not on a disk; null when VS Code cannot read it. */
export const readFileRequest = new RequestType<ReadParams, string | null, void>(readFileMethod);
