/** Settings of the ESLint extension as VS Code has them: `eslint.enable`, `eslint.validate`, `eslint.probe`. */
interface EslintSettings {
  readonly enable: unknown;
  readonly validate: unknown;
  readonly probe: unknown;
}

/** The ids of languages in which the ESLint extension shows problems, by its settings. */
export function findEslintLanguages({ enable, validate, probe }: EslintSettings): string[] {
  if (enable === false) return [];
  const listed: readonly unknown[] = Array.isArray(validate) ? validate : Array.isArray(probe) ? probe : [];
  return listed.flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    // An older form of the setting: { language: 'javascript', autoFix: true }.
    const language: unknown =
      typeof entry === 'object' && entry !== null && 'language' in entry ? entry.language : undefined;
    return typeof language === 'string' ? [language] : [];
  });
}
