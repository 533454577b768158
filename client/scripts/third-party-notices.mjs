// The licenses of the packages whose code is bundled into what is shipped, which ask to be shown wherever it goes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes to `file`, sorted by name, the license of each package that a bundle took modules from. `metafiles` are esbuild's,
 * with paths relative to the current folder. Throws for a package that does not tell its license.
 */
export function writeThirdPartyNotices(metafiles, file) {
  const modules = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set(modules.flatMap((module) => findPackageFolder(module) ?? []));
  const notices = new Set([...folders].map(getNotice));
  writeFileSync(file, [...notices].sort().join(`\n${'-'.repeat(80)}\n\n`));
}

/** `node_modules/a/node_modules/@b/c` for a module in it. */
function findPackageFolder(module) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module)?.[0];
}

function getNotice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((entry) => /^(?:licen[cs]e|notice|copying)/i.test(entry))
    .map((entry) => readFileSync(path.join(folder, entry), 'utf8').trim());
  if (!license && texts.length === 0) throw new Error(`${folder} does not tell its license`);
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n') + '\n';
}
