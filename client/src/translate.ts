/** Puts a text into the display language of VS Code: `l10n.t`. `{0}` in the text stands for the first of the values. */
export type Translate = (text: string, ...values: readonly (string | number)[]) => string;
