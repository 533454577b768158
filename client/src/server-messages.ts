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

export const statusNotification = new NotificationType<DocumentStatus>(statusMethod);
export const indexingNotification = new NotificationType<Indexing>(indexingMethod);
export const eslintLanguagesNotification = new NotificationType<EslintLanguages>(eslintLanguagesMethod);
export const pythonEnvironmentsNotification = new NotificationType<PythonEnvironments>(pythonEnvironmentsMethod);
export const rulesRequest = new RequestType0<readonly RuleInfo[], void>(rulesMethod);
export const debugInformationRequest = new RequestType<DebugInformationParams, string, void>(debugInformationMethod);
export const problemReportRequest = new RequestType<ProblemReportParams, string | null, void>(problemReportMethod);
export const readFolderRequest = new RequestType<ReadParams, readonly FolderEntry[] | null, void>(readFolderMethod);
export const readFileRequest = new RequestType<ReadParams, string | null, void>(readFileMethod);
