import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './report.js';

/** What is compared: findings on the same line are the same. */
export interface Compared {
  /** The folder that paths are shown relative to. */
  readonly root: string;
  /** Of our rule. */
  readonly ours: readonly Finding[];
  /** Of all of typescript-eslint's rules that it takes the place of. */
  readonly theirs: readonly Finding[];
  /** Of our rule without the knowledge for which it leaves something alone. */
  readonly unforgiving: readonly Finding[];
}

interface Difference {
  readonly finding: Finding;
  readonly text: string;
  readonly reason: string;
}

const shown = 200;

/** Prints each difference with its reason, by reasons. */
export function printDifferences(name: string, { root, ours, theirs, unforgiving }: Compared): void {
  const texts = new Map<string, readonly string[]>();
  const getLine = ({ file, line }: Finding): string => {
    let lines = texts.get(file);
    if (!lines) texts.set(file, (lines = readFileSync(file, 'utf8').split('\n')));
    return lines[line - 1]?.trim() ?? '';
  };
  const missing = subtract(theirs, ours).map((finding): Difference => {
    const text = getLine(finding);
    return { finding, text, reason: getReasonOfSilence(finding, text, unforgiving) };
  });
  const more = subtract(ours, theirs).map((finding): Difference => {
    const text = getLine(finding);
    return { finding, text, reason: getReasonOfFinding(finding, text) };
  });
  const common = ours.length - more.length;
  console.log(
    `\n${name}: ${common} findings are the same, ${missing.length} only typescript-eslint's, ${more.length} only ours`,
  );
  printGroups('only typescript-eslint', missing, root);
  printGroups('only ours', more, root);
}

function printGroups(who: string, differences: readonly Difference[], root: string): void {
  for (const reason of new Set(differences.map((one) => one.reason))) {
    const group = differences.filter((one) => one.reason === reason);
    console.log(`  ${who}: ${reason} (${group.length})`);
    for (const { finding, text } of group.slice(0, shown)) {
      const place = `${path.relative(root, finding.file)}:${finding.line}`;
      console.log(`    ${place} ${finding.kind}  ${text.slice(0, 80)}`);
    }
    if (group.length > shown) console.log(`    and ${group.length - shown} more`);
  }
}

const getPlace = ({ file, line }: Finding): string => `${file}:${line}`;

/** Those of the first on lines where the second has none. */
function subtract(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const places = new Set(others.map(getPlace));
  return findings.filter((one) => !places.has(getPlace(one)));
}

function getReasonOfSilence(finding: Finding, text: string, unforgiving: readonly Finding[]): string {
  if (unforgiving.some((one) => getPlace(one) === getPlace(finding))) {
    return finding.kind.endsWith('/conditional')
      ? 'may be null: there is no strictNullChecks, or it is looked up in a collection'
      : 'never rejects, as far as the functions that give it tell; goes on in a test until it is stopped; or fails a test at its top level';
  }
  if (/new Promise\b/.test(text)) return 'an asynchronous executor, which no-nested-run reports';
  if (/\b(?:off|removeListener|removeEventListener)\(/.test(text)) return 'a listener that is taken away, not called';
  if (finding.kind.startsWith('return-await')) return 'was awaited before it is returned';
  return 'NOT EXPLAINED';
}

/** Timers, methods of emitters and attributes of elements, of which the rule knows without types that they drop what they are given. */
const knownToDrop =
  /\b(?:set(?:Timeout|Interval|Immediate)|queueMicrotask)\(|\.(?:on|once|addListener)\(|\bon[A-Z]\w*=\{/;

function getReasonOfFinding({ kind }: Finding, text: string): string {
  const message = kind.split('/').at(-1) ?? '';
  if (/^(?:unused|dropped(?:Collection))/.test(message)) return 'stored and forgotten, which none of theirs asks for';
  if (/^(?:promiseAsValue|unawaitedAccumulator|syncFor|syncUsing|comparator)$/.test(message)) {
    return 'used as a value, which none of theirs asks for';
  }
  if (message === 'droppedCallback' && knownToDrop.test(text)) {
    return 'known to be dropped where types do not tell: by a timer, an emitter or an element';
  }
  return 'NOT EXPLAINED';
}
