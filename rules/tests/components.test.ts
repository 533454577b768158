import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import { ESLint, type Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import * as vueParser from 'vue-eslint-parser';
import plugin from '../src/index.js';
import * as ownParser from '../src/javascript/parser/index.js';
import { runNode, TemporaryFolder } from './support/command.js';
import { bundlePlugin } from './support/bundle.js';

/** Components in which every place that is to be reported is marked: `«load()»`, or `‹load()›` where one script does not tell. */
const components = {
  'Setup.vue': `<template>
  <ul :title="load('a')">
    <li v-for="item in items" :key="item" @click="save(item)">{{ load(item) }}</li>
    <button v-if="ready()" @click="async () => { await save('x'); }" @blur="save('y')">Save</button>
  </ul>
</template>

<script lang="ts">
import { execSync } from 'node:child_process';
import { load } from './api';
export async function shared() { await load('s'); }
const revision = () => execSync('git rev-parse HEAD');
</script>

<script setup lang="ts">
import { onMounted, ref, watch } from 'vue';
import { readFileSync } from 'node:fs';
import { save } from './api';
import Row from './Row.vue';

const props = defineProps<{ ids: string[] }>();
const items = ref<string[]>([]);
const ready = async () => true;
const first = await load('first');

‹load('a')›;
‹shared()›;
Row.open();

onMounted(async () => {
  «save('a')»;
  «readFileSync('a.json')»;
  items.value = await ‹Promise.all›(props.ids.map((id) => load(id)));
});
watch(items, async ([value]) => { await save(value); });

async function send(signal: AbortSignal) {
  try {
    await fetch('/', { signal });
  } «catch» (error) {
    console.log(error, first);
  }
  ‹revision()›;
  if («ready()») ['a'].forEach(«async» (one) => { await save(one); });
}
</script>
`,
  'Options.vue': `<script>
import { execSync } from 'node:child_process';
import { load, save } from './api';
export default {
  async created() {
    «execSync('ls')»;
    «save('a')»;
  },
  methods: {
    async refresh() { this.items = await «Promise.all»(this.ids.map((id) => load(id))); },
    store() { «this.refresh()»; },
  },
};
</script>
<template><button @click="refresh()" @blur="store">{{ items }}</button></template>
`,
  'Rows.vue': `<script setup lang="tsx">
import { save } from './api';
const Row = () => <b onClick={async () => { await save('x'); }} onBlur={() => { «save('y')»; }} />;
</script>
`,
  'Empty.vue': '<template><p>nothing</p></template>\n',
  'Reactive.svelte': `<script context="module" lang="ts">
  import { load } from './api';
  export async function shared() { await load('s'); }
</script>
<script lang="ts">
  import { execSync } from 'node:child_process';
  import { onMount } from 'svelte';
  import { save } from './api';
  export let id: string;
  let pending: Promise<string>;
  $: pending = load(id);
  $: doubled = load(id);
  $: ‹load(id)›;
  onMount(async () => { «save('a')»; });
  const run = () => execSync('ls');
  async function click() { «run()»; await save('x'); }
</script>
{#await pending}<p>loading</p>{:then value}<p>{value}</p>{:catch error}<p>{error.message}</p>{/await}
{#await load('b') then value}{value}{/await}
{#await doubled}…{/await}
<button on:click={click} on:focus={() => save('x')} on:blur={async () => { await save('x'); }}>x</button>
<button on:click={() => { ‹save('x')›; }} on:focus={async () => { ‹run()›; ‹execSync('ls')›; }}>x</button>
{load('c')}
`,
  'Runes.svelte': `<script lang="ts">
  import { load, save } from './api';
  let { id }: { id: string } = $props();
  let list = $state<string[]>([]);
  let data = $derived(load(id));
  let awaited = $derived(await load(id));
  $effect(() => { «save('x')»; });
  async function all(ids: string[]) { list = await «Promise.all»(ids.map((one) => load(one))); }
  «load('a')»;
</script>
{#await data then value}{value}{/await}
<p>{await load('b')}{awaited}</p>
<button onclick={() => all([id])} onblur={async () => { await all([id]); }}>x</button>
{#each list as one}{@const p = load(one)}{#await p}…{/await}{/each}
{#snippet row(x)}<b onclick={() => save(x)}>{x}</b>{/snippet}
`,
  'Page.astro': `---
import { execSync } from 'node:child_process';
import { load, save } from './api';
const { ids } = Astro.props as { ids: string[] };
const data = await load('a');
«load('b')»;
const pending = load('c');
const all = await «Promise.all»(ids.map((id) => load(id)));
async function inner() { «save('x')»; }
if (!data) return Astro.redirect('/');
---
<p title={await load('d')}>{data}{load('e')}{pending}{inner()}</p>
{ids.map(async (id) => <li>{await load(id)}</li>)}
{(async () => { const x = await load('f'); return <b>{x}{all}</b>; })()}
`,
};

const api = `export async function load(id: string): Promise<string> {
  const answer = await fetch(id);
  return answer.text();
}
export async function save(text: string): Promise<void> {
  await fetch('/', { method: 'POST', body: text });
}
`;

const compilerOptions = {
  allowJs: true,
  jsx: 'preserve',
  lib: ['ESNext', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  noEmit: true,
  strict: true,
  target: 'ESNext',
  types: [],
};

const require = createRequire(import.meta.url);
const oxlint = path.join(path.dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}

type Read = NonNullable<Linter.Config['languageOptions']>;

/** What the plugins of Vue, Svelte and Astro set. */
function readComponents(parserOptions: Read['parserOptions']): Linter.Config[] {
  const parsers = { vue: vueParser, svelte: svelteParser, astro: astroParser };
  return Object.entries(parsers).map(([extension, parser]) => ({
    files: [`**/*.${extension}`],
    languageOptions: { parser, parserOptions },
  }));
}

describe('scripts of components', () => {
  const folder = new TemporaryFolder({
    'api.ts': api,
    'main.ts': `import { shared } from './Setup.vue';\nimport { load } from './api';\nshared();\nload('a');\n`,
    'package.json': '{ "type": "module", "dependencies": { "p-limit": "^7.0.0" } }',
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['.', '**/*.vue', '**/*.svelte'] }),
  });
  for (const [name, marked] of Object.entries(components)) folder.write(name, withoutMarks(marked));
  after(() => folder.remove());

  function createEslint(reading: Linter.Config[], types: 'auto' | 'off' = 'auto'): ESLint {
    return new ESLint({
      cwd: folder.path,
      overrideConfigFile: true,
      overrideConfig: [...plugin.configs.strict, ...reading, { settings: { 'async-pitfalls': { types } } }],
    });
  }

  async function lint(eslint: ESLint, name: string): Promise<readonly Linter.LintMessage[]> {
    const [result] = await eslint.lintFiles([name]);
    return result?.messages ?? [];
  }

  it('leaves components to configs that read them', async () => {
    const lintAll = async (reading: Linter.Config[]): Promise<string[]> => {
      const results = await createEslint(reading, 'off').lintFiles(['.']);
      return results.map(({ filePath }) => filePath.slice(folder.path.length + 1)).sort();
    };
    assert.deepEqual(await lintAll([]), ['api.ts', 'main.ts']);
    const reading = readComponents({ parser: ownParser });
    assert.deepEqual(await lintAll(reading), ['api.ts', 'main.ts', ...Object.keys(components)].sort());
  });

  const jsx = { ecmaFeatures: { jsx: true } };
  const projectService = { projectService: true, tsconfigRootDir: folder.path };
  const typed = { parser: typescriptParser, extraFileExtensions: ['.vue', '.svelte'], ...projectService };
  const ways: Readonly<Record<string, Record<string, unknown>>> = {
    'read by our parser': { parser: ownParser },
    'read by that of typescript-eslint': { parser: typescriptParser },
    'read by that of typescript-eslint, with types': typed,
  };
  for (const [way, parserOptions] of Object.entries(ways)) {
    const eslint = createEslint(readComponents(parserOptions));
    const eslintForJsx = createEslint(readComponents({ ...parserOptions, ...jsx }));
    for (const [name, marked] of Object.entries(components)) {
      // Astro's parser knows no project service, and TypeScript tells JSX by the extension of a file.
      if (parserOptions === typed && /\.astro$|^Rows/.test(name)) continue;
      it(`are checked where they are, in ${name}, ${way}`, async () => {
        const messages = await lint(name === 'Rows.vue' ? eslintForJsx : eslint, name);
        assert.deepEqual(messages.map(toPlace).sort(), findMarks(marked).sort());
      });
    }
  }

  const changed: readonly (readonly [title: string, name: string, before: string, after: string | undefined])[] = [
    [
      'an import behind the others of the script',
      'a.svelte',
      `<script module>\n  import { a } from './a';\n  export { a };\n</script>\n<p>x</p>\n<script>\n  import { execSync } from 'node:child_process';\n  import b from './b';\n  async function run() { execSync(b); }\n</script>\n`,
      `<script module>\n  import { a } from './a';\n  export { a };\n</script>\n<p>x</p>\n<script>\n  import { execSync, exec } from 'node:child_process';\n  import { promisify } from 'node:util';\n  import b from './b';\n  async function run() { await promisify(exec)(b); }\n</script>\n`,
    ],
    [
      'an import for the template',
      'b.svelte',
      `<button onclick={async () => { execSync('ls'); }}>x</button>\n<script>\n  import { execSync } from 'node:child_process';\n</script>\n`,
      `<button onclick={async () => { await promisify(exec)('ls'); }}>x</button>\n<script>\n  import { execSync, exec } from 'node:child_process';\n  import { promisify } from 'node:util';\n</script>\n`,
    ],
    [
      'the first import of a script',
      'c.vue',
      `<template><p>x</p></template>\n<script setup>\nconst props = defineProps(['ids']);\nawait Promise.all(props.ids.map((id) => fetch(id)));\n</script>\n`,
      `<template><p>x</p></template>\n<script setup>\nimport pLimit from 'p-limit';\n\nconst props = defineProps(['ids']);\nconst limit = pLimit(10);\nawait Promise.all(props.ids.map((id) => limit(() => fetch(id))));\n</script>\n`,
    ],
    ['no import where there is no script', 'd.astro', '<p>{Promise.all(ids.map((id) => fetch(id)))}</p>\n', undefined],
    [
      'no statement in a template',
      'e.astro',
      '---\nconst { ids } = Astro.props;\n---\n<p>{await Promise.all(ids.map((id) => fetch(id)))}</p>\n',
      undefined,
    ],
    [
      'await in a script of Vue',
      'f.vue',
      `<script setup>\nfetch('/');\n</script>\n`,
      `<script setup>\nawait fetch('/');\n</script>\n`,
    ],
    [
      'await in a script of Astro',
      'g.astro',
      `---\nfetch('/');\n---\n<p>x</p>\n`,
      `---\nawait fetch('/');\n---\n<p>x</p>\n`,
    ],
    [
      'no await in a script of Svelte',
      'h.svelte',
      `<script>\nfetch('/');\n</script>\n`,
      `<script>\nvoid fetch('/');\n</script>\n`,
    ],
    [
      'no function asynchronous whose value the template shows',
      'i.vue',
      `<script setup>\nfunction load() { fetch('/'); return 1; }\n</script>\n<template>{{ load() }}</template>\n`,
      `<script setup>\nfunction load() { void fetch('/'); return 1; }\n</script>\n<template>{{ load() }}</template>\n`,
    ],
  ];
  for (const [title, name, before, after] of changed) {
    it(`get ${title}`, async () => {
      folder.write(name, before);
      const [message, ...others] = await lint(createEslint(readComponents({ parser: ownParser })), name);
      assert.deepEqual(others, []);
      assert.ok(message);
      const { fix } = message.suggestions?.[0] ?? {};
      assert.equal(fix && before.slice(0, fix.range[0]) + fix.text + before.slice(fix.range[1]), after);
    });
  }

  it('call the functions that types say they call', async () => {
    const open = '<script lang="ts" data-of="types alone">';
    // TypeScript, which has the script alone, counts from its start: there the first method has the place of the second.
    const methods = `calm() { return echo('x'); }`.padEnd(open.length) + `busy() { return exec('x'); }`;
    const script = `
import { execSync as exec } from 'node:child_process';
const echo = (one: string) => one;
class Box { ${methods} }
export async function run(boxes: Box[]) {
  for (const box of boxes) {
    box.calm();
    box.busy();
  }
}
`;
    folder.write('Boxes.vue', `${open}${script}</script>\n`);
    const messages = await lint(createEslint(readComponents(typed)), 'Boxes.vue');
    assert.deepEqual(messages.map(toPlace), ['8:5']);
  });

  it('are checked by oxlint, which shows no templates', async () => {
    const config = {
      jsPlugins: [path.join(await bundlePlugin(), 'dist/index.js')],
      categories: { correctness: 'off' },
      rules: plugin.configs.strict.at(-1)?.rules,
    };
    folder.write('oxlint.json', JSON.stringify(config));
    const { stdout, stderr } = await runNode([oxlint, '-c', 'oxlint.json', '--format', 'json', '.'], folder.path);
    assert.notEqual(stdout, '', stderr);
    const { diagnostics }: OxlintReport = JSON.parse(stdout);
    for (const [name, marked] of Object.entries(components)) {
      const found = diagnostics.filter(({ filename }) => filename.endsWith(name));
      const places = found.map(({ labels }) => `${String(labels[0]?.span.line)}:${String(labels[0]?.span.column)}`);
      assert.deepEqual(places.sort(), findMarks(marked, '«').sort(), name);
    }
  });

  it('say nothing to files that import them', async () => {
    const messages = await lint(createEslint(readComponents({ parser: ownParser })), 'main.ts');
    assert.deepEqual(
      messages.map(({ line }) => line),
      [4],
    );
  });
});

function withoutMarks(marked: string): string {
  return marked.replace(/[«»‹›]/g, '');
}

/** `line:column` of what is marked by one of the signs. */
function findMarks(marked: string, signs = '«‹'): string[] {
  return [...marked.matchAll(new RegExp(`[${signs}]`, 'g'))].map(({ index }) => {
    const before = withoutMarks(marked.slice(0, index)).split('\n');
    return `${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`;
  });
}

function toPlace({ line, column, message, ruleId }: Linter.LintMessage): string {
  return ruleId === null ? message : `${String(line)}:${String(column)}`;
}
