import { ESLint, type Linter } from 'eslint';
import { ESLint as ESLint9 } from 'eslint-9';

interface LinterClass {
  new (options: ESLint.Options): Pick<ESLint, 'lintText' | 'lintFiles'>;
  readonly version: string;
}

/** The majors of ESLint that the plugin works with. */
export const eslintVersions: readonly LinterClass[] = [ESLint, ESLint9];

/** Lints a text with a flat config and nothing else. */
export async function lintText(
  version: LinterClass,
  config: Linter.Config[],
  text: string,
  filePath: string,
  options: ESLint.Options = {},
): Promise<ESLint.LintResult> {
  const eslint = new version({ overrideConfigFile: true, overrideConfig: config, ...options });
  const [result] = await eslint.lintText(text, { filePath });
  if (!result) throw new Error(`${filePath} was not linted.`);
  return result;
}
