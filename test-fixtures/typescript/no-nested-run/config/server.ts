/** Uses settings while it answers. */
import { Config, loadConfig, loadConfigLater } from './load.js';

/** Start-up: the loop has nothing else to do. */
const defaults = loadConfig('https://config.example.com/defaults');

export async function reload(url: string): Promise<string> {
  return loadConfig(url) || defaults; // error: [no-nested-run] "`loadConfig()` waits on the thread that has to do the work"
}

export async function show(config: Config): Promise<string> {
  return config.text; // error: [no-nested-run] "`config.text` waits on the thread"
}

export function reloadWhenAsked(asked: Promise<string>): Promise<string> {
  return asked.then((url) => loadConfig(url)); // error: [no-nested-run] "`loadConfig()` waits on the thread"
}

export async function reloadProperly(url: string): Promise<string> {
  return await loadConfigLater(url);
}
