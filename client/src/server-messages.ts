import { NotificationType, RequestType, RequestType0 } from 'vscode-languageclient';

/** What the server tells of a document after each check. */
export interface DocumentStatus {
  readonly uri: string;
  /** How many rules are on. */
  readonly rules: number;
  /** Where the rules come from: the path of a config file, `settings` or `recommended`. */
  readonly origin: string;
  /** Where types come from; only for TypeScript and JavaScript. */
  readonly types?: { readonly isAvailable: boolean; readonly text: string };
  /** In milliseconds. */
  readonly duration: number;
  /** The rule that took longest, when the check took longer than it should. */
  readonly slowest?: { readonly rule: string; readonly duration: number };
  /** A sentence each. */
  readonly notes: readonly string[];
}

/** What the server tells of a rule. */
export interface RuleInfo {
  readonly name: string;
  readonly description: string;
  readonly url: string;
}

export const statusNotification = new NotificationType<DocumentStatus>('asyncPitfalls/status');
export const eslintLanguagesNotification = new NotificationType<{ readonly languages: readonly string[] }>(
  'asyncPitfalls/eslintLanguages',
);
export const rulesRequest = new RequestType0<readonly RuleInfo[], void>('asyncPitfalls/rules');
export const debugInformationRequest = new RequestType<{ readonly uri?: string }, string, void>(
  'asyncPitfalls/debugInformation',
);
