import type { Random } from './random.js';

/**
 * A module that makes no sense: coroutines, tasks, loops, functions and classes that are made of each other and of themselves.
 * Its syntax is correct.
 */
export function writeRandomPython(random: Random): string {
  const writer = new Writer(random);
  const parts = random.some(3, () => writer.part());
  return `import asyncio\nimport time\nfrom functools import partial, wraps\n${parts.join('')}`;
}

/** Few, so that what is bound is used as well, also before it is bound and in its own value. */
const names = ['a', 'b', 'c', 'load', 'tasks', 'limit', 'loop'] as const;
const methods = ['append', 'extend', 'get', 'pop', 'values', 'cancel', 'result', 'acquire', 'submit'] as const;
const operators = ['or', 'and', '+', 'in', 'is not', '<'] as const;
const handled = [
  'Exception',
  'BaseException',
  'asyncio.CancelledError',
  '(TimeoutError, asyncio.CancelledError)',
] as const;

class Writer {
  readonly #random: Random;
  #depth = 0;
  #indent = '';
  #isAsync = false;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A function, a class or a statement of the module, with its end of line. */
  part(): string {
    return this.#random.pick([
      () => this.#function(true),
      () => this.#function(true),
      () => this.#function(false),
      () => this.#class(),
      () => this.#statement(),
    ])();
  }

  #name(): string {
    return this.#random.pick(names);
  }

  #line(text: string): string {
    return `${this.#indent}${text}\n`;
  }

  #block(write: () => string = () => this.#statement()): string {
    const outer = this.#indent;
    this.#indent = `${outer}    `;
    const text = this.#random.some(3, write).join('');
    this.#indent = outer;
    return text;
  }

  #function(isAsync: boolean, first = ''): string {
    const outer = this.#isAsync;
    const decorator = this.#random.pick([
      '',
      '',
      '',
      this.#line(`@${this.#name()}`),
      this.#line(`@wraps(${this.#name()})`),
    ]);
    this.#isAsync = isAsync;
    const parameter = this.#random.pick(['', this.#name(), `${this.#name()}=${this.#name()}`, `*${this.#name()}`]);
    const parameters = [first, parameter].filter(Boolean).join(', ');
    const head = this.#line(`${isAsync ? 'async ' : ''}def ${this.#name()}(${parameters}):`);
    const text = decorator + head + this.#block();
    this.#isAsync = outer;
    return text;
  }

  #class(): string {
    const bases = this.#random.pick(['', `(${this.#name()})`, `(${this.#name()}, metaclass=${this.#name()})`]);
    const head = this.#line(`class ${this.#name()}${bases}:`);
    return head + this.#block(() => this.#member());
  }

  #member(): string {
    return this.#random.pick([
      () => this.#function(true, 'self'),
      () => this.#function(true, 'self'),
      () => this.#function(false, 'self'),
      () => this.#line('@property') + this.#function(false, 'self'),
      () => this.#line(`${this.#name()} = ${this.#expression()}`),
      () => this.#line(`${this.#name()}: "${this.#name()}" = ${this.#name()}`),
    ])();
  }

  #statement(): string {
    const name = this.#name();
    if (this.#depth > 5) return this.#line(`${name}()`);
    this.#depth += 1;
    const text = this.#random.pick([
      () => this.#line(`${name} = ${this.#expression()}`),
      () => this.#line(`${name} = ${this.#expression()}`),
      () => this.#line(`${name}, ${this.#name()} = ${this.#name()}, ${this.#name()}`),
      () => this.#line(`${name}, *${this.#name()} = ${this.#expression()}`),
      () => this.#line(`${name} += ${this.#expression()}`),
      () => this.#line(`self.${name} = ${this.#expression()}`),
      () => this.#line(`${name}[${this.#name()}] = ${this.#expression()}`),
      () => this.#line(this.#expression()),
      () => this.#line(this.#expression()),
      () => this.#line(`del ${name}`),
      () => this.#line(`return ${this.#expression()}`),
      () => this.#line(`if ${this.#expression()}:`) + this.#block() + this.#line('else:') + this.#block(),
      () => this.#line(`for ${name} in ${this.#expression()}:`) + this.#block(),
      () => this.#line(`while ${this.#expression()}:`) + this.#block(),
      () => this.#line(`with ${this.#expression()} as ${name}:`) + this.#block(),
      () => this.#try(),
      () => this.#line(`match ${name}:`) + this.#case(),
      () => this.#function(this.#random.below(2) === 0),
      () => this.#asynchronous(),
      () => this.#asynchronous(),
    ])();
    this.#depth -= 1;
    return text;
  }

  #try(): string {
    const handler = this.#line(`except ${this.#random.pick(handled)} as ${this.#name()}:`) + this.#block();
    const end = this.#random.pick(['', this.#line('finally:') + this.#block()]);
    return this.#line('try:') + this.#block() + handler + end;
  }

  #case(): string {
    const outer = this.#indent;
    this.#indent = `${outer}    `;
    const text = this.#line(`case [${this.#name()}, *_]:`) + this.#block() + this.#line('case _:') + this.#block();
    this.#indent = outer;
    return text;
  }

  #asynchronous(): string {
    if (!this.#isAsync) return this.#line(`asyncio.run(${this.#expression()})`);
    return this.#random.pick([
      () => this.#line(`await ${this.#expression()}`),
      () => this.#line(`async with ${this.#expression()} as ${this.#name()}:`) + this.#block(),
      () => this.#line(`async with asyncio.TaskGroup() as ${this.#name()}:`) + this.#block(),
      () => this.#line(`async for ${this.#name()} in ${this.#expression()}:`) + this.#block(),
      () => this.#line(`yield ${this.#expression()}`),
    ])();
  }

  #expression(): string {
    const name = this.#name();
    if (this.#depth > 5) return name;
    this.#depth += 1;
    const text = this.#random.pick([
      () => name,
      () => name,
      () => `${name}(${this.#expression()})`,
      () => `${name}.${this.#random.pick(methods)}(${this.#expression()})`,
      () => `${name}.${this.#name()}`,
      () => `self.${name}`,
      () => `self.${name}()`,
      () => `super().${name}()`,
      () => `${name}[${this.#expression()}]`,
      () => `[${this.#expression()}, *${name}]`,
      () => `{"a": ${this.#expression()}, **${name}}`,
      () => `[${this.#expression()} for ${name} in ${this.#expression()}]`,
      () => `(${this.#expression()} ${this.#random.pick(operators)} ${this.#expression()})`,
      () => `(${this.#expression()} if ${name} else ${this.#expression()})`,
      () => `(lambda ${name}=${this.#name()}: ${this.#expression()})`,
      (): string => this.#libraryCall(),
      (): string => this.#libraryCall(),
      (): string => this.#libraryCall(),
    ])();
    this.#depth -= 1;
    return text;
  }

  #libraryCall(): string {
    return this.#random.pick([
      () => `asyncio.gather(*${this.#expression()})`,
      () => `asyncio.create_task(${this.#expression()})`,
      () => `asyncio.wait_for(${this.#expression()}, ${this.#name()})`,
      () => `asyncio.shield(${this.#expression()})`,
      () => `asyncio.to_thread(${this.#expression()})`,
      () => `asyncio.Semaphore(${this.#name()})`,
      () => `asyncio.get_event_loop().run_until_complete(${this.#expression()})`,
      () => `asyncio.sleep(${this.#name()})`,
      () => `time.sleep(${this.#expression()})`,
      () => `partial(${this.#name()}, ${this.#expression()})`,
      () => `list(${this.#expression()})`,
      () => `open(${this.#expression()}).read()`,
    ])();
  }
}
