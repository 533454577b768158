// In a browser `oxc-parser` finds its binding here: the same parser as WebAssembly, on one thread. The package's own
// binding starts with a top-level await, which a classic worker has not.
import { instantiate, type WasiBinding } from '@oxc-parser/binding-wasm32-wasip1/workerd';
import wasm from '@oxc-parser/binding-wasm32-wasip1/wasm';

let binding: WasiBinding | undefined;

/** Starts the parser. To be awaited before anything is parsed. */
export async function startParser(): Promise<void> {
  binding = await instantiate(wasm);
}

/** Parses in this worker. Throws before `startParser` is done. */
export const parseSync: WasiBinding['parseSync'] = (...args) => getBinding().parseSync(...args);

/** The same, as a promise. */
export const parse: WasiBinding['parse'] = (...args) => getBinding().parse(...args);

function getBinding(): WasiBinding {
  if (!binding) throw new Error('The parser for JavaScript and TypeScript is not ready.');
  return binding;
}
