import type { Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.js';
import { isRecord } from '../is-record.js';
import { defaultSettings, parseSettings, type Settings } from './settings.js';

const section = 'asyncPitfalls';

/**
 * The settings of each document. Asks the client when it can answer (`workspace/configuration`); where that has nothing to
 * say, what the client sent with `workspace/didChangeConfiguration` counts, and before that what it sent with
 * `initializationOptions`, with or without the section's name around it.
 */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #byScope = new Map<string, Promise<Settings>>();
  readonly #complaints = new Set<string>();
  /** The last settings without a mistake, by scope as in `#byScope`; those that were sent without being asked under ''. */
  readonly #lastGood = new Map<string, Settings>();
  readonly #initial: Settings;
  #pushed: Settings | undefined;

  constructor(connection: Connection, features: ClientFeatures, initial: unknown) {
    this.#connection = connection;
    this.#features = features;
    this.#initial = this.#parse(initial);
  }

  /** The settings for a document. Never rejects. */
  getSettings(uri: string): Promise<Settings> {
    if (!this.#features.configuration) return Promise.resolve(this.#getSent());
    let settings = this.#byScope.get(uri);
    if (!settings) this.#byScope.set(uri, (settings = this.#ask(uri)));
    return settings;
  }

  forget(uri: string): void {
    this.#byScope.delete(uri);
    this.#lastGood.delete(uri);
  }

  /** Asks for changes, and calls `changed` when settings may have changed. */
  async listen(changed: () => void): Promise<void> {
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      this.#byScope.clear();
      this.#complaints.clear();
      if (isRecord(settings)) this.#pushed = isEmpty(settings) ? undefined : this.#parse(settings);
      changed();
    });
    if (this.#features.configurationRegistration) {
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
  }

  async #ask(uri: string): Promise<Settings> {
    try {
      const answer: unknown = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section });
      return answer === null || answer === undefined ? this.#getSent() : this.#parse(answer, uri);
    } catch (error) {
      this.#connection.console.error(`The settings for ${uri} could not be read: ${String(error)}`);
      return this.#lastGood.get(uri) ?? defaultSettings;
    }
  }

  /** What the client sent without being asked. */
  #getSent(): Settings {
    return this.#pushed ?? this.#initial;
  }

  /** What is in force by settings from a client: they themselves, or while there is a mistake in them those from before. */
  #parse(value: unknown, scope = ''): Settings {
    const own = isRecord(value) && isRecord(value[section]) ? value[section] : value;
    // What is sent without our name around it may be for all servers.
    const { settings, problems } = parseSettings(own, { isOwn: own !== value || scope !== '' });
    if (problems.length === 0) {
      if (isRecord(own) && !(scope === '' && isEmpty(own))) this.#lastGood.set(scope, settings);
      return settings;
    }
    const earlier = this.#lastGood.get(scope);
    const consequence = earlier ? ' The settings from before this change stay in force.' : '';
    for (const problem of problems) {
      if (this.#complaints.has(problem)) continue;
      this.#complaints.add(problem);
      this.#connection.console.warn(problem + consequence);
    }
    return earlier ?? settings;
  }
}

/** Whether there is nothing in it: what editors send when the user has set nothing. */
function isEmpty(settings: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(settings).length === 0;
}
