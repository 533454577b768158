import type { Random } from './random.js';

/**
 * A module that makes no sense: promises, arrays, signals, functions and classes that are made of each other and of
 * themselves. Its syntax is correct but for names that are declared twice.
 */
export function writeRandomJavaScript(random: Random): string {
  const writer = new Writer(random);
  const parts = random.some(8, () => writer.part());
  return `import fs from 'node:fs';\nimport pLimit from 'p-limit';\n${parts.join('\n')}\n`;
}

/** Few, so that what is declared is used as well, also before it is declared and in its own declaration. */
const names = ['a', 'b', 'c', 'load', 'tasks', 'limit', 'signal'] as const;
const methods = [
  'then',
  'catch',
  'map',
  'push',
  'concat',
  'slice',
  'filter',
  'flat',
  'abort',
  'addEventListener',
] as const;
const operators = ['??', '&&', '+', ',', '===', '<', 'instanceof'] as const;
const assignments = ['=', '=', '=', '??=', '+='] as const;

class Writer {
  readonly #random: Random;
  #depth = 0;
  #isAsync = true;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A function, a class or a statement of the module. */
  part(): string {
    const name = this.#name();
    return this.#random.pick([
      () => this.#in(true, () => `async function ${name}(${this.#parameters()}) ${this.#block()}`),
      () => this.#in(true, () => `export async function ${name}(${this.#parameters()}) ${this.#block()}`),
      () => this.#in(true, () => `async function* ${name}(${this.#parameters()}) ${this.#block()}`),
      () => this.#in(false, () => `function ${name}(${this.#parameters()}) ${this.#block()}`),
      () => `class ${name} extends ${this.#expression()} { ${this.#random.some(4, () => this.#member()).join(' ')} }`,
      () => this.#statement(),
    ])();
  }

  #name(): string {
    return this.#random.pick(names);
  }

  /** Writes what belongs to a function, which is asynchronous or not. */
  #in(isAsync: boolean, write: () => string): string {
    const outer = this.#isAsync;
    this.#isAsync = isAsync;
    const text = write();
    this.#isAsync = outer;
    return text;
  }

  #parameters(): string {
    const name = this.#name();
    return this.#random.pick([
      () => '',
      () => name,
      () => `${name} = ${this.#name()}`,
      () => `{ ${name} = ${this.#name()}, ...rest }`,
      () => `[${name}, [other]]`,
    ])();
  }

  #member(): string {
    const name = this.#name();
    return this.#random.pick([
      () => this.#in(true, () => `async ${name}() ${this.#block()}`),
      () => this.#in(false, () => `static ${name}(${this.#parameters()}) ${this.#block()}`),
      () => this.#in(false, () => `get ${name}() { return this.${this.#name()}; }`),
      () => this.#in(false, () => `${name} = ${this.#expression()};`),
      () => this.#in(false, () => `constructor() { this.${name} = ${this.#expression()}; }`),
    ])();
  }

  #block(): string {
    return `{ ${this.#random.some(4, () => this.#statement()).join(' ')} }`;
  }

  #statement(): string {
    if (this.#depth > 5) return `${this.#name()}();`;
    this.#depth += 1;
    const name = this.#name();
    const text = this.#random.pick([
      () => `var ${name} = ${this.#expression()};`,
      () => `let ${name} = ${this.#expression()}, ${this.#name()} = ${this.#expression()};`,
      () => `const ${name} = ${this.#expression()};`,
      () => `const { ${name}, c: [${this.#name()} = ${this.#name()}] } = ${this.#expression()};`,
      () => `let ${name}; ${name} = ${this.#expression()};`,
      () => `${name} = ${this.#expression()};`,
      () => `[${name}, ${this.#name()}] = [${this.#name()}, ${this.#name()}];`,
      () => `;${this.#expression()};`,
      () => `void ${this.#expression()};`,
      () => `if (${this.#expression()}) ${this.#block()} else ${this.#block()}`,
      () => `for (const ${name} of ${this.#expression()}) ${this.#block()}`,
      () => `for (let ${name} = ${this.#expression()}; ${name} < ${this.#expression()}; ${name}++) ${this.#block()}`,
      () => `while (${this.#expression()}) ${this.#block()}`,
      () => `try ${this.#block()} catch (${name}) ${this.#block()} finally ${this.#block()}`,
      () => `switch (${name}) { case ${this.#name()}: ${this.#statement()} default: ${this.#statement()} }`,
      () => this.#in(true, () => `async function ${name}(${this.#parameters()}) ${this.#block()}`),
      () => (this.#isAsync ? `for await (const ${name} of ${this.#expression()}) ${this.#block()}` : `${name}();`),
    ])();
    this.#depth -= 1;
    return text;
  }

  #expression(): string {
    if (this.#depth > 5) return this.#name();
    this.#depth += 1;
    const name = this.#name();
    const text = this.#random.pick([
      () => name,
      () => name,
      () => `${name}(${this.#expression()})`,
      () => `${name}.${this.#random.pick(methods)}(${this.#expression()})`,
      () => `${name}.${this.#random.pick(methods)}(${this.#expression()})`,
      () => `${name}.${this.#name()}()`,
      () => `this.${name}`,
      () => `new ${name}(${this.#expression()})`,
      () => `${name}[${this.#expression()}]`,
      () => `[${this.#expression()}, ...${name}]`,
      () => `({ ${name}, ${this.#name()}: ${this.#expression()}, ...${this.#name()} })`,
      () => `(${this.#expression()} ${this.#random.pick(operators)} ${this.#expression()})`,
      () => `(${this.#expression()} ? ${this.#expression()} : ${this.#expression()})`,
      (): string => this.#in(false, () => `((${this.#parameters()}) => ${this.#expression()})`),
      (): string => this.#in(true, () => `(async (${this.#parameters()}) => ${this.#block()})`),
      () => `(${name} ${this.#random.pick(assignments)} ${this.#expression()})`,
      () => `\`\${${this.#expression()}}\``,
      () => (this.#isAsync ? `(await ${this.#expression()})` : name),
      () => (this.#isAsync ? `(await ${this.#libraryCall()})` : name),
      () => this.#libraryCall(),
      () => this.#libraryCall(),
    ])();
    this.#depth -= 1;
    return text;
  }

  #libraryCall(): string {
    return this.#random.pick([
      () => `Promise.all(${this.#expression()})`,
      (): string => `Promise.all(${this.#name()}.map(${this.#expression()}))`,
      () => `Promise.allSettled([${this.#expression()}, ...${this.#expression()}])`,
      () => `new Promise((${this.#name()}) => setTimeout(${this.#name()}, ${this.#expression()}))`,
      () => `Array.from(${this.#expression()}, ${this.#expression()})`,
      () => `new Map(${this.#expression()}).values()`,
      () => `fetch(${this.#expression()}, { signal: ${this.#expression()} })`,
      () => `AbortSignal.any([${this.#expression()}])`,
      (): string => `new AbortController().signal`,
      () => `pLimit(${this.#expression()})`,
      () => `fs.readFileSync(${this.#expression()})`,
      () => `JSON.stringify(${this.#expression()})`,
    ])();
  }
}
