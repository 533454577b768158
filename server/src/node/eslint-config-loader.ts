import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuleSettings, Severity } from 'eslint-plugin-async-pitfalls/engine';
import { isRecord } from '../is-record.js';
import type { EslintAnswer, EslintConfigProblem } from '../configuration/eslint-rules.js';

/** What is needed of ESLint's class. */
interface ConfigCalculator {
  calculateConfigForFile(file: string): Promise<unknown>;
}

const calculators = new Map<string, Promise<ConfigCalculator>>();

/** Asks the workspace's own ESLint what a config says of our rules for a file. Runs code of the workspace. Never rejects. */
export async function loadEslintConfig(configFile: string, file: string): Promise<EslintAnswer> {
  try {
    let calculator = calculators.get(configFile);
    if (!calculator) calculators.set(configFile, (calculator = createCalculator(configFile)));
    const rules = await findRules(await calculator, configFile, file);
    return rules ? { rules } : {};
  } catch (error) {
    return { problem: toProblem(error, configFile) };
  }
}

/** Our rules in force for a file: none of them where the config ignores it, undefined where it says nothing of them. */
async function findRules(
  calculator: ConfigCalculator,
  configFile: string,
  file: string,
): Promise<RuleSettings | undefined> {
  const config = await calculator.calculateConfigForFile(file);
  if (config !== undefined) return toRules(config);
  // ESLint does not tell files that are ignored from those that no config is about. A config that sets our rules for a file of
  // the same name beside it is about this one, too.
  const beside = path.join(path.dirname(configFile), path.basename(file));
  return toRules(await calculator.calculateConfigForFile(beside)) && {};
}

async function createCalculator(configFile: string): Promise<ConfigCalculator> {
  const file = createRequire(configFile).resolve('eslint');
  const module: unknown = await import(pathToFileURL(file).href);
  const eslintClass = isRecord(module) ? module.ESLint : undefined;
  if (typeof eslintClass !== 'function') throw new Error(`${file} is not ESLint.`);
  const options = { cwd: path.dirname(configFile), overrideConfigFile: configFile };
  const instance: unknown = Reflect.construct(eslintClass, [options]);
  if (!isCalculator(instance)) throw new Error(`${file} is too old: it does not know eslint.config files.`);
  return instance;
}

function isCalculator(value: unknown): value is ConfigCalculator {
  return isRecord(value) && typeof value.calculateConfigForFile === 'function';
}

/** Our rules in a config as ESLint has calculated it, also when all are off; undefined when it says nothing of them. */
function toRules(config: unknown): RuleSettings | undefined {
  if (!isRecord(config) || !isRecord(config.plugins) || !isRecord(config.rules)) return undefined;
  const plugins = Object.entries(config.plugins);
  const namespace = plugins.find(([, plugin]) => getPluginName(plugin) === 'eslint-plugin-async-pitfalls')?.[0];
  if (namespace === undefined) return undefined;
  const rules: Record<string, RuleSettings[string]> = {};
  for (const [id, setting] of Object.entries(config.rules)) {
    if (!id.startsWith(`${namespace}/`)) continue;
    const entry: readonly unknown[] = Array.isArray(setting) ? setting : [setting];
    const [level, ...options] = entry;
    const severity = toSeverity(level);
    rules[id.slice(namespace.length + 1)] = options.length > 0 ? [severity, ...options] : severity;
  }
  return Object.keys(rules).length > 0 ? rules : undefined;
}

function getPluginName(plugin: unknown): unknown {
  return isRecord(plugin) && isRecord(plugin.meta) ? plugin.meta.name : undefined;
}

function toSeverity(level: unknown): Severity {
  if (level === 2 || level === 'error') return 'error';
  return level === 1 || level === 'warn' ? 'warn' : 'off';
}

/** The first line of what was thrown, and the place in the config that its stack names. */
function toProblem(error: unknown, configFile: string): EslintConfigProblem {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(path.basename(configFile));
  const place = at < 0 ? undefined : /^[^:\s]*:(?<line>\d+)(?::(?<column>\d+))?/.exec(stack.slice(at))?.groups;
  if (!place) return { message };
  return { message, line: Number(place.line), ...(place.column !== undefined && { column: Number(place.column) }) };
}
