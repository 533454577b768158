/** Plugins that answer at once or later, as they like. */
type Answer = boolean | Promise<boolean>;

interface Plugin {
  readonly name: string;
  accepts(file: string): Answer;
  rename?(file: string): string | Promise<string>;
  flush(): false | Promise<void>;
  label(): string | Promise<string>;
}

export async function findPlugin(plugins: readonly Plugin[], file: string): Promise<Plugin | undefined> {
  for (const plugin of plugins) {
    if (plugin.accepts(file)) return plugin; // error: [no-missing-await] "may give a promise"
  }
  return undefined;
}

export async function countRefusals(plugins: readonly Plugin[], file: string): Promise<number> {
  let refusals = 0;
  for (const plugin of plugins) {
    if (!(await plugin.accepts(file))) refusals++;
    refusals += !plugin.accepts(file) ? 1 : 0; // error: [no-missing-await] "then nothing is checked"
  }
  return refusals;
}

/** Whether there is something to wait for is what is asked here. */
export function startFlush(plugin: Plugin): boolean {
  if (plugin.flush()) console.log('flushing', plugin.name);
  const answer = plugin.accepts('');
  if (answer instanceof Promise) return true;
  const renamed = plugin.rename?.('a');
  if (renamed) void Promise.resolve(renamed).then(console.log, console.error);
  return answer;
}

export async function getLabel(plugin: Plugin): Promise<string> {
  return plugin.label() || plugin.name;
}

export function start(plugin: { start(): void | Promise<void> }, report: (error: unknown) => void): void {
  const started = plugin.start();
  if (started && 'catch' in started) started.catch(report);
  if (started && 'name' in started) report(started); // error: [no-missing-await] "it has none of the keys"
}
