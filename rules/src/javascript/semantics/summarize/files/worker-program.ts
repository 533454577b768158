import type { TSESTree } from '@typescript-eslint/utils';
import { findRequired, getModuleName } from '../../../syntax/imports.js';
import { findPropertyName } from '../../../syntax/member-names.js';
import { normalizeModule } from '../../origins.js';
import type { SummarySource } from '../../summary-source.js';
import { findWorkerParts } from './worker-parts.js';

/** A program that answers the process which forked it: https://nodejs.org/api/process.html#processsendmessage-sendhandle-options-callback */
const forkedPattern =
  /\bprocess\.send\b(?=[\s\S]*\bprocess\.on\(\s*['"]message['"])|\bprocess\.on\(\s*['"]message['"](?=[\s\S]*\bprocess\.send\b)/;

/**
 * What others connect to: a server may tell whoever started it that it is ready, and be told to end.
 * https://pm2.keymetrics.io/docs/usage/signals-clean-restart/
 */
const listening = /\.listen\s*\(/;

/** A worker of a browser, of Deno or of Bun: https://developer.mozilla.org/docs/Web/API/DedicatedWorkerGlobalScope */
const webWorker = /\bself\.(?:onmessage\s*=[^=]|postMessage\s*\()|\bimportScripts\s*\(/;

/** What modules export for the program of a worker, and for nobody else. */
const workerSide: Readonly<Record<string, RegExp>> = {
  worker_threads: /^(?:parentPort|workerData)$/, // https://nodejs.org/api/worker_threads.html#worker_threadsparentport
  workerpool: /^(?:worker|workerEmit)$/, // https://github.com/josdejong/workerpool#worker
  piscina: /^(?:workerData|isWorkerThread)$/, // https://piscinajs.dev/api-reference/property/
  'threads/worker': /^expose$/, // https://threads.js.org/usage#basics
  synckit: /^runAsWorker$/, // https://github.com/un-ts/synckit#usage
};

/**
 * What of a file runs in a worker thread or in a forked process: it talks to the program that started it. That has
 * nobody else to block.
 * @returns `all` of it, or the parts that do
 */
export function findWorkerSide(source: SummarySource): 'all' | readonly TSESTree.Node[] {
  const { ast, text } = source;
  if ((forkedPattern.test(text) && !listening.test(text)) || webWorker.test(text)) return 'all';
  return ast.body.some((statement) => takesWorkerSide(statement, text)) ? (findWorkerParts(source) ?? 'all') : [];
}

function takesWorkerSide(statement: TSESTree.ProgramStatement, text: string): boolean {
  if (statement.type === 'ImportDeclaration') {
    const side = workerSide[normalizeModule(statement.source.value)];
    return (
      side !== undefined &&
      statement.specifiers.some((one) =>
        one.type === 'ImportSpecifier'
          ? side.test(getModuleName(one.imported))
          : usesMember(one.local.name, side, text),
      )
    );
  }
  if (statement.type !== 'VariableDeclaration') return false;
  return statement.declarations.some(({ id, init }) => {
    const module = findRequired(init);
    const side = module === undefined ? undefined : workerSide[normalizeModule(module)];
    if (!side) return false;
    if (id.type === 'Identifier') return usesMember(id.name, side, text);
    return (
      id.type === 'ObjectPattern' &&
      id.properties.some((one) => one.type === 'Property' && side.test(findPropertyName(one) ?? ''))
    );
  });
}

/** Whether the text reads such a member of a namespace: `workerpool.worker({ … })`. */
function usesMember(namespace: string, side: RegExp, text: string): boolean {
  const members = text.matchAll(new RegExp(`(?<![\\w$.])${namespace.replaceAll('$', '\\$')}\\??\\.(\\w+)`, 'g'));
  return [...members].some(([, member = '']) => side.test(member));
}
