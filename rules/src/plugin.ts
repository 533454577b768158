import type { ESLint, Linter } from 'eslint';
import { createPresetConfig } from './preset-configs.js';
import { createDiskFiles } from './project/files/disk-files.js';
import { toEslintRules } from './eslint-types.js';
import { RememberedFiles } from './engine/remembered-files.js';
import { createPythonLanguage, PythonProjects } from './engine/python-projects.js';
import { rules } from './pitfalls/index.generated.js';
import { namespace } from './namespace.js';
import { createNotebookProcessor } from './python/language/notebook-processor.js';
import { version } from './version.js';

/** The plugin as ESLint takes it. */
export interface AsyncPitfallsPlugin extends ESLint.Plugin {
  readonly configs: {
    /** The rules that every project wants: few false alarms. */
    readonly recommended: Linter.Config[];
    /** Every rule. */
    readonly strict: Linter.Config[];
  };
}

/** The plugin, which reads other files than the linted one from the disk, and looks by itself whether they have changed. */
export function createPlugin(): AsyncPitfallsPlugin {
  const files = new RememberedFiles(createDiskFiles());
  const python = createPythonLanguage(new PythonProjects({ files, hasChanged: () => files.forgetIfChanged() }));
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
