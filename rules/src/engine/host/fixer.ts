import type { TextEdit } from '../../project/text/text-edit.js';

type Range = TextEdit['range'];

interface Ranged {
  readonly range: Range;
}

const replace = (start: number, end: number, text: string): TextEdit => ({ range: [start, end], text });

/** What the functions in a report write their fixes with. */
export const fixer = {
  insertTextAfter: ({ range }: Ranged, text: string) => replace(range[1], range[1], text),
  insertTextAfterRange: (range: Range, text: string) => replace(range[1], range[1], text),
  insertTextBefore: ({ range }: Ranged, text: string) => replace(range[0], range[0], text),
  insertTextBeforeRange: (range: Range, text: string) => replace(range[0], range[0], text),
  remove: ({ range }: Ranged) => replace(range[0], range[1], ''),
  removeRange: (range: Range) => replace(range[0], range[1], ''),
  replaceText: ({ range }: Ranged, text: string) => replace(range[0], range[1], text),
  replaceTextRange: (range: Range, text: string) => replace(range[0], range[1], text),
} as const;
