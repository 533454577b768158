import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LanguageClient, toUri } from '../support/language-client.js';
import { createRandom } from '../support/random.js';

/** What can be edited in the two open files, and is at first. */
interface State {
  /** Whether what `orders.ts` exports gives a promise. */
  isAsync: boolean;
  /** Whether `orders.ts` has its function from a file that nobody opens. */
  isReexported: boolean;
  isAwaited: boolean;
  /** Whether `main.ts` imports from `orders.ts`, or from a file that is not there. */
  isImported: boolean;
  /** Whether `main.ts` ends amid a call, as it does while one types. */
  isBroken: boolean;
  lines: number;
}

const getOrders = ({ isAsync, isReexported }: State): string => {
  if (isReexported) return `export { ${isAsync ? 'fetchOrder' : 'readOrder'} as load } from './store.js';\n`;
  return `export ${isAsync ? 'async ' : ''}function load(id: string) {\n  return \`/orders/\${id}\`;\n}\n`;
};

const getMain = ({ isAwaited, isImported, isBroken, lines }: State): string =>
  `${'\n'.repeat(lines)}import { load } from '${isImported ? './orders.js' : './gone.js'}';\n\n` +
  `export async function show(id: string) {\n  ${isAwaited ? 'await ' : ''}load(id);\n}\n${isBroken ? 'show(' : ''}`;

const store =
  'export async function fetchOrder(id: string) {\n  return id;\n}\n\n' +
  'export function readOrder(id: string) {\n  return id;\n}\n';

describe('TypeScript files that are edited', () => {
  let root: string;
  let client: LanguageClient;
  const getUri = (name: string): string => toUri(path.join(root, name));

  beforeEach(async () => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'async-pitfalls-')));
    const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text);
    write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "strict": true, "lib": ["esnext", "dom"] } }');
    write('package.json', '{ "type": "module" }');
    write('store.ts', store);
    write('orders.ts', 'export {};\n');
    write('main.ts', 'export {};\n');
    client = await LanguageClient.start({ root });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('have the findings of what all open files say at the moment, after any edit', async () => {
    const random = createRandom(20260302);
    const state: State = {
      isAsync: true,
      isReexported: false,
      isAwaited: false,
      isImported: true,
      isBroken: false,
      lines: 0,
    };
    const edits: readonly [() => void, ...(() => void)[]] = [
      () => (state.isAsync = !state.isAsync),
      () => (state.isReexported = !state.isReexported),
      () => (state.isAwaited = !state.isAwaited),
      () => (state.isImported = !state.isImported),
      () => (state.isBroken = !state.isBroken),
      () => (state.lines = random.below(5)),
    ];
    await client.open(getUri('orders.ts'), getOrders(state));
    await client.open(getUri('main.ts'), getMain(state));
    for (let count = 0; count < 200; count++) {
      for (let edit = random.below(3); edit >= 0; edit--) random.pick(edits)();
      await client.change(getUri('orders.ts'), getOrders(state));
      await client.change(getUri('main.ts'), getMain(state));
      if (random.below(2) === 0) await client.pull(getUri('orders.ts'));
      const codes = (await client.pull(getUri('main.ts'))).map(({ code }) => code);
      const { isAsync, isAwaited, isImported, isBroken } = state;
      const expected = isBroken ? [undefined] : isAsync && isImported && !isAwaited ? ['no-missing-await'] : [];
      assert.deepEqual(codes, expected, `after ${count + 1} rounds: ${JSON.stringify(state)}`);
    }
  });
});
