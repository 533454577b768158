import type { Translate } from '../../src/translate.js';

/** What `l10n.t` makes of a text in English. */
export const t: Translate = (text, ...values) =>
  text.replaceAll(/\{(\d+)\}/g, (_, index) => String(values[Number(index)]));
