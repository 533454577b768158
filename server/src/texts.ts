/** What the client shows of the work of the server. What is found, and what the log says, is in English everywhere. */
export interface Texts {
  readonly checkingWorkspace: string;
  readonly readingProject: string;
  readonly describeProgress: (done: number, total: number) => string;
}

const english: Texts = {
  checkingWorkspace: 'Async Pitfalls: checking the workspace',
  readingProject: 'Async Pitfalls: reading the project',
  describeProgress: (done, total) => `${done} of ${total} files`,
};

const japanese: Texts = {
  checkingWorkspace: 'Async Pitfalls: ワークスペースを検査しています',
  readingProject: 'Async Pitfalls: プロジェクトを読んでいます',
  describeProgress: (done, total) => `${total} ファイル中 ${done}`,
};

/** @param locale of the client, as a language tag: `ja`, `de-CH` */
export function getTexts(locale: string | undefined): Texts {
  return /^ja\b/i.test(locale ?? '') ? japanese : english;
}
