const titles = [
  '',
  'missing await, beyond the bare statement',
  'blocking call through a helper',
  'across files',
  'swallowed cancellation',
  'unbounded fan-out',
  'Python',
  'TS/JS',
];

const linters: readonly (readonly string[])[] = [
  ['**Async Pitfalls**', 'yes', 'yes, with the call path', 'yes', 'yes, path-sensitive', 'yes', 'yes', 'yes'],
  ['ruff', "trio's functions (`ASYNC105`)", 'no', 'no', 'any broad handler (`BLE001`)', 'no', 'yes', '–'],
  ['flake8-async', "trio's functions (`ASYNC105`)", 'no', 'no', 'yes, handler alone', 'no', 'yes', '–'],
  ['ty-async', 'no', 'by names, with the call path', 'by names', 'no', 'no', 'yes', '–'],
  ['pyright, mypy', 'some conditions', 'no', 'types: yes', 'no', 'no', 'yes', '–'],
  ['typescript-eslint', 'yes, typed', 'no', 'types: yes', 'no', 'no', '–', 'yes'],
  ['oxlint, Biome', 'yes', 'no (direct: the name `*Sync`)', 'types: in part', 'no', 'no', '–', 'yes'],
  ['SonarSource', 'in part', 'no', 'in part', 'in part', 'no', 'yes', 'yes'],
];

const japanese: Readonly<Record<string, string>> = {
  'missing await, beyond the bare statement': '文だけに限らない await の抜け',
  'blocking call through a helper': '補助関数を通したブロック',
  'across files': 'ファイルをまたぐ',
  'swallowed cancellation': 'キャンセルの握りつぶし',
  'unbounded fan-out': '際限のない同時実行',
  yes: '○',
  no: '×',
  'in part': '一部',
  'yes, with the call path': '○(経路も表示)',
  'yes, path-sensitive': '○(経路ごとに判断)',
  "trio's functions (`ASYNC105`)": 'trio の関数(`ASYNC105`)',
  'any broad handler (`BLE001`)': '広く受けるハンドラーすべて(`BLE001`)',
  'yes, handler alone': '○(ハンドラーだけを見る)',
  'by names, with the call path': '名前による(経路も表示)',
  'by names': '名前による',
  'some conditions': '一部の条件式',
  'types: yes': '型は○',
  'types: in part': '型は一部',
  'yes, typed': '○(型による)',
  'no (direct: the name `*Sync`)': '×(直接なら `*Sync` という名前)',
};

/** The table of what other linters do, as Markdown, in English or in Japanese. */
export function createComparison(isJapanese: boolean): string {
  const rows = [titles, titles.map(() => '---'), ...linters];
  return rows
    .map((cells) => cells.map((cell) => (isJapanese ? (japanese[cell] ?? cell) : cell)).join(' | '))
    .map((row) => `| ${row} |`)
    .join('\n');
}
