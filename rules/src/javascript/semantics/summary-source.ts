import type { TSESLint } from '@typescript-eslint/utils';

/** The part of a source code that summaries are made from; the tree has `parent` links. */
export type SummarySource = Pick<Readonly<TSESLint.SourceCode>, 'ast' | 'text' | 'getScope'>;
