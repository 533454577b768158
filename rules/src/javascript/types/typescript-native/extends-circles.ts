import path from 'node:path';
import { parseConfig } from '../../../project/text/parse-config.js';
import { getFoldersAround } from '../../../project/files/paths.js';

/** A config without what leads from it back to itself. */
export interface OpenedConfig {
  readonly text: string;
  /** Each begins and ends with the same config. */
  readonly circles: readonly (readonly string[])[];
}

/** What a config extends, as it is written there. */
interface Extended {
  /** The configs that are meant. */
  readonly kept: ReadonlyMap<string, string>;
  /** What is left out, with the circle that it would close. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
}

/**
 * tsconfigs that extend themselves, directly or through others. TypeScript 7 never ends to read them for an editor. TypeScript 5
 * complains (TS18000) and goes on without the step that leads back, as we do.
 */
export class ExtendsCircles {
  readonly #read: (fileName: string) => string | undefined;
  readonly #known = new Map<string, Extended>();

  /** @param read the text of a config, open or on disk */
  constructor(read: (fileName: string) => string | undefined) {
    this.#read = read;
  }

  /** @returns undefined when nothing leads back */
  open(fileName: string, text: string): OpenedConfig | undefined {
    if (!text.includes('extends')) return undefined;
    const { leftOut } = this.#follow(fileName, []);
    const config = leftOut.size === 0 ? undefined : parseConfig(text);
    if (!config) return undefined;
    const extended = getExtended(config).filter((one) => !leftOut.has(one));
    return { text: JSON.stringify({ ...config, extends: extended }), circles: [...leftOut.values()] };
  }

  /**
   * To be called when a file has changed.
   * @returns the configs that may extend now what was left out of them
   */
  forget(fileName: string): readonly string[] {
    this.#known.delete(fileName);
    const others = [...this.#known].filter(([, { leftOut }]) =>
      [...leftOut.values()].some((circle) => circle.includes(fileName)),
    );
    return others.map(([name]) => (this.#known.delete(name), name));
  }

  /** @param before the configs that led to this one */
  #follow(fileName: string, before: readonly string[]): Extended {
    const known = this.#known.get(fileName);
    if (known) return known;
    const kept = new Map<string, string>();
    const leftOut = new Map<string, readonly string[]>();
    const chain = [...before, fileName];
    for (const written of getExtended(parseConfig(this.#read(fileName) ?? ''))) {
      const next = this.#find(fileName, written);
      if (next === undefined) continue;
      const back = this.#findWayBack(next, chain);
      if (back) leftOut.set(written, [...chain.slice(chain.indexOf(back.at(-1) ?? next)), ...back]);
      else {
        kept.set(written, next);
        this.#follow(next, chain);
      }
    }
    const extended = { kept, leftOut };
    this.#known.set(fileName, extended);
    return extended;
  }

  /** The way from a config to the first in a chain. What was read before may lead there, and the compiler reads it no more. */
  #findWayBack(fileName: string, chain: readonly string[]): readonly string[] | undefined {
    if (chain.includes(fileName)) return [fileName];
    for (const next of this.#known.get(fileName)?.kept.values() ?? []) {
      const way = this.#findWayBack(next, chain);
      if (way) return [fileName, ...way];
    }
    return undefined;
  }

  /** The config that is meant: https://www.typescriptlang.org/tsconfig/#extends */
  #find(fileName: string, written: string): string | undefined {
    const folder = path.posix.dirname(fileName);
    const isPath = /^(?:\.{1,2}(?:\/|$)|\/|[a-z]:)/i.test(written);
    const names = isPath
      ? [/^(?:\/|[a-z]:)/i.test(written) ? written : path.posix.join(folder, written)]
      : getFoldersAround(fileName, path.posix.parse(fileName).root)
          .toReversed()
          .map((around) => path.posix.join(around, 'node_modules', written));
    const ends = isPath ? ['', '.json'] : ['', '.json', '/tsconfig.json'];
    return names.flatMap((name) => ends.map((end) => name + end)).find((name) => this.#read(name) !== undefined);
  }
}

function getExtended(config: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return [config?.['extends']].flat().filter((one) => typeof one === 'string');
}
