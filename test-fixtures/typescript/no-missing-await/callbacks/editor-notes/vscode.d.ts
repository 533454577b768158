declare module 'vscode' {
  export interface Memento {
    get<T>(key: string): T | undefined;
    update(key: string, value: unknown): Thenable<void>;
  }
  export interface SecretStorage {
    get(key: string): Thenable<string | undefined>;
    store(key: string, value: string): Thenable<void>;
  }
  export interface FileSystem {
    readFile(path: string): Thenable<Uint8Array>;
    writeFile(path: string, content: Uint8Array): Thenable<void>;
    delete(path: string): Thenable<void>;
  }
  export interface WorkspaceConfiguration {
    update(section: string, value: unknown): Thenable<void>;
  }
  export interface ExtensionContext {
    readonly globalState: Memento & { setKeysForSync(keys: readonly string[]): void };
    readonly secrets: SecretStorage;
  }
  export interface Webview {
    postMessage(message: unknown): Thenable<boolean>;
  }
  export class WorkspaceEdit {}
  export namespace window {
    export function showInformationMessage(message: string): Thenable<string | undefined>;
  }
  export namespace workspace {
    export const fs: FileSystem;
    export function applyEdit(edit: WorkspaceEdit): Thenable<boolean>;
    export function getConfiguration(section?: string): WorkspaceConfiguration;
  }
  export namespace commands {
    export function executeCommand(command: string): Thenable<unknown>;
  }
  interface Thenable<T> extends PromiseLike<T> {}
}
