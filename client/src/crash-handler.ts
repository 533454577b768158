import { l10n } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';
import { CrashCounter } from './crash-counter.js';

/** Starts a crashed server again without a word to the user, until it crashes too often: then it says so. */
export class CrashHandler implements ErrorHandler {
  readonly #crashes = new CrashCounter();

  /** A message that could not be read or written. */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    if (!this.#crashes.add(Date.now())) return { action: CloseAction.Restart, handled: true };
    const message = l10n.t(
      'Async Pitfalls: the server has crashed 5 times within 3 minutes and is not started any more. The output says more.',
    );
    return { action: CloseAction.DoNotRestart, message };
  }
}
