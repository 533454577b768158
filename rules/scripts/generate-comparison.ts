const titles = [
  '',
  'missing await, beyond the bare statement',
  'blocking call',
  'dropped task',
  'swallowed cancellation',
  'unbounded fan-out',
  'across files',
  'Python',
  'TS/JS',
];

// One line a linter, with the rules that it documents. The pages of our rules tell the differences (Related rules elsewhere).
const linters: readonly (readonly string[])[] = [
  [
    '**Async Pitfalls**',
    'yes',
    'yes, also through functions, with the call path',
    'yes, variables too',
    'yes, path-sensitive',
    'yes',
    'yes',
    'yes',
    'yes',
  ],
  [
    'ruff',
    "trio's functions (`ASYNC105`)",
    'direct (`ASYNC210` to `ASYNC251`)',
    'yes, variables too (`RUF006`)',
    'any broad handler (`BLE001`)',
    'no',
    'no',
    'yes',
    '–',
  ],
  [
    'flake8-async',
    "trio's functions (`ASYNC105`)",
    'direct (`ASYNC200` to `ASYNC251`)',
    'yes (`ASYNC300`)',
    'yes, handler alone (`ASYNC103`, `ASYNC104`)',
    'no',
    'no',
    'yes',
    '–',
  ],
  ['ty-async', 'no', 'by names, also through functions, with the call path', 'no', 'no', 'no', 'by names', 'yes', '–'],
  [
    'pyright, mypy, ty',
    'some conditions (`truthy-bool`, `reportUnnecessaryComparison`)',
    'no',
    'mypy, ty (`unused-awaitable`)',
    'no',
    'no',
    'types: yes',
    'yes',
    '–',
  ],
  [
    'typescript-eslint',
    'yes, typed (`no-floating-promises`, `no-misused-promises`, `return-await`)',
    'no',
    '–',
    'no',
    'no',
    'types: yes',
    '–',
    'yes',
  ],
  [
    'oxlint',
    'yes, typed (the same, by tsgolint)',
    'direct, by the name `*Sync` (`no-sync`)',
    '–',
    'no',
    'no',
    'types: yes',
    '–',
    'yes',
  ],
  [
    'Biome',
    'some, typed in part (`noFloatingPromises`, `noMisusedPromises`)',
    'direct, by the name `*Sync` (`noSyncMethods`)',
    '–',
    'no',
    'no',
    'types: in part',
    '–',
    'yes',
  ],
  [
    'SonarSource',
    'in part (`S6544`, `S4822`, `S7515`)',
    'direct, in Python (`S7487` to `S7489`, `S7493`, `S7499`, `S7501`)',
    'yes (`S7502`)',
    'handler alone, in Python (`S7497`)',
    'no',
    'in part',
    'yes',
    'yes',
  ],
];

const japanese: Readonly<Record<string, string>> = {
  'missing await, beyond the bare statement': '文だけに限らない await の抜け',
  'blocking call': 'ブロックする呼び出し',
  'dropped task': '捨てられたタスク',
  'swallowed cancellation': 'キャンセルの握りつぶし',
  'unbounded fan-out': '際限のない同時実行',
  'across files': 'ファイルをまたぐ',
  yes: '○',
  no: '×',
  'in part': '一部',
  'yes, also through functions, with the call path': '○(関数を通しても、経路も表示)',
  'yes, variables too': '○(変数も)',
  'yes, variables too (`RUF006`)': '○(変数も、`RUF006`)',
  'yes, path-sensitive': '○(経路ごとに判断)',
  "trio's functions (`ASYNC105`)": 'trio の関数(`ASYNC105`)',
  'direct (`ASYNC210` to `ASYNC251`)': '直接のみ(`ASYNC210`~`ASYNC251`)',
  'direct (`ASYNC200` to `ASYNC251`)': '直接のみ(`ASYNC200`~`ASYNC251`)',
  'any broad handler (`BLE001`)': '広く受けるハンドラーすべて(`BLE001`)',
  'yes (`ASYNC300`)': '○(`ASYNC300`)',
  'yes, handler alone (`ASYNC103`, `ASYNC104`)': '○(ハンドラーだけを見る、`ASYNC103`、`ASYNC104`)',
  'by names, also through functions, with the call path': '名前による(関数を通しても、経路も表示)',
  'by names': '名前による',
  'some conditions (`truthy-bool`, `reportUnnecessaryComparison`)':
    '一部の条件式(`truthy-bool`、`reportUnnecessaryComparison`)',
  'types: yes': '型は○',
  'types: in part': '型は一部',
  'yes, typed (`no-floating-promises`, `no-misused-promises`, `return-await`)':
    '○(型による、`no-floating-promises`、`no-misused-promises`、`return-await`)',
  'yes, typed (the same, by tsgolint)': '○(型あり、tsgolint による同じもの)',
  'some, typed in part (`noFloatingPromises`, `noMisusedPromises`)':
    '一部(型は一部、`noFloatingPromises`、`noMisusedPromises`)',
  'direct, by the name `*Sync` (`no-sync`)': '直接のみ、`*Sync` という名前による(`no-sync`)',
  'direct, by the name `*Sync` (`noSyncMethods`)': '直接のみ、`*Sync` という名前による(`noSyncMethods`)',
  'in part (`S6544`, `S4822`, `S7515`)': '一部(`S6544`、`S4822`、`S7515`)',
  'direct, in Python (`S7487` to `S7489`, `S7493`, `S7499`, `S7501`)':
    '直接のみ、Python(`S7487`~`S7489`、`S7493`、`S7499`、`S7501`)',
  'yes (`S7502`)': '○(`S7502`)',
  'handler alone, in Python (`S7497`)': 'ハンドラーだけを見る、Python(`S7497`)',
};

/** The table of what other linters do, as Markdown, in English or in Japanese. */
export function createComparison(isJapanese: boolean): string {
  const rows = [titles, titles.map(() => '---'), ...linters];
  return rows
    .map((cells) => cells.map((cell) => (isJapanese ? (japanese[cell] ?? cell) : cell)).join(' | '))
    .map((row) => `| ${row} |`)
    .join('\n');
}
