import type { ESLint, Linter } from 'eslint';
import { createPresetConfig } from './preset-configs.js';
import { createDiskFiles } from './project/files/disk-files.js';
import { toEslintRules } from './eslint-types.js';
import type { FileSource } from './project/files/file-source.js';
import { RememberedFiles } from './engine/remembered-files.js';
import { createPythonLanguage, PythonProjects } from './engine/python-projects.js';
import { rules } from './pitfalls/index.generated.js';
import { namespace } from './namespace.js';
import { createNotebookProcessor } from './python/language/notebook-processor.js';
import { version } from './version.js';

/** What the plugin works with in the command and the server. */
export interface PluginOptions {
  /** Where files other than the linted one are read from. Default: the disk, looking for changes by itself. */
  readonly files?: FileSource;
  /** The root of Python files that are in no project. Default: their own folder. */
  readonly root?: string;
}

/** The plugin as ESLint takes it. */
export interface AsyncPitfallsPlugin extends ESLint.Plugin {
  readonly configs: {
    /** The rules that every project wants: few false alarms. */
    readonly recommended: Linter.Config[];
    /** Every rule. */
    readonly strict: Linter.Config[];
  };
}

/** The plugin, reading files from the given source. */
export function createPlugin(options: PluginOptions = {}): AsyncPitfallsPlugin {
  const projects = options.files
    ? new PythonProjects({ files: options.files, root: options.root })
    : createProjectsOnDisk(options.root);
  const python = createPythonLanguage(projects);
  const base: ESLint.Plugin = {
    meta: { name: 'eslint-plugin-async-pitfalls', version, namespace },
    languages: { python },
    processors: { notebook: createNotebookProcessor(version) },
    rules: toEslintRules(rules),
  };
  // The presets hold the plugin, and the plugin the presets.
  const plugins: Linter.Config['plugins'] = {};
  const plugin: AsyncPitfallsPlugin = {
    ...base,
    configs: {
      recommended: createPresetConfig('recommended', plugins),
      strict: createPresetConfig('strict', plugins),
    },
  };
  plugins[namespace] = plugin;
  return plugin;
}

function createProjectsOnDisk(root: string | undefined): PythonProjects {
  const files = new RememberedFiles(createDiskFiles());
  return new PythonProjects({ files, root, hasChanged: () => files.forgetIfChanged() });
}
