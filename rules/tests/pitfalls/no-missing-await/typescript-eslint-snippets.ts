/**
 * What typescript-eslint's `no-floating-promises`, `no-misused-promises` and `return-await` are about, in small files.
 * A line that both must report ends with `//!`, one that only theirs report with `//-`, one that only ours with `//+`.
 */

/** What all files may use. Nothing tells whether these promises reject. */
export const shared = `
  declare function save(order: string): Promise<void>;
  declare function find(order: string): Promise<string>;
  declare function isPaid(order?: string): Promise<boolean>;
  declare function all(): Promise<string[]>;
  declare function log(error: unknown): void;
  declare function each(visit: () => void): void;
  declare function eachLater(visit: () => Promise<void>): void;
  declare function eitherWay(visit: () => void | Promise<void>): void;
  declare const orders: string[];
  declare const order: string;
  declare const isOpen: boolean;
  declare const pending: Promise<string>;
  declare const thenable: { then(done: (value: string) => void, failed: (error: unknown) => void): void };
  declare namespace JSX {
    interface Element {}
    interface IntrinsicElements { button: { onClick?: () => void; load?: () => Promise<void>; either?: () => void | Promise<void> } }
  }
`;

type Snippets = Readonly<Record<string, string>>;

const floating: Snippets = {
  'a call': `save(order); //!`,
  'a method': `declare const shop: { close(): Promise<void> };
    shop.close(); //!
    shop['close'](); //!`,
  'a name': `pending; //!`,
  'a property': `declare const shop: { closed: Promise<void> };
    shop.closed; //!`,
  'a new promise': `new Promise((resolve, reject) => setTimeout(reject, 1)); //!`,
  'a combination': `Promise.all(orders.map(save)); //!
    Promise.race([save('a'), save('b')]); //!`,
  'a rejection': `Promise.reject(new Error('closed')); //!`,
  'an import': `import('node:fs'); //!`,
  'a tag': `declare function query(parts: TemplateStringsArray): Promise<void>;
    query\`all\`; //!`,
  'an optional chain': `declare const shop: { close?(): Promise<void> } | undefined;
    shop?.close?.(); //!`,
  'a non-null assertion': `declare const shop: { close?(): Promise<void> };
    shop.close!(); //!`,
  'a cast': `(save(order) as Promise<void>); //!
    save(order) satisfies Promise<void>; //!`,
  'a comma': `isOpen, save(order); //!
    save(order), isOpen; //!
    save(order), //!
      find(order); //+`,
  'a condition': `isOpen ? save('a') : save('b'); //!
    isOpen ? save('a') : undefined; //!
    isOpen ? 1 : 2;`,
  'operators that choose': `isOpen && save(order); //!
    isOpen || save(order); //!
    declare const name: string | undefined;
    name ?? save(order); //!`,
  'a call at once': `(async () => { await save(order); })(); //!
    (async function () { await save(order); })(); //!`,
  'a subclass': `class Delivery extends Promise<string> {}
    declare function deliver(): Delivery;
    deliver(); //!`,
  'an intersection': `declare function deliver(): Promise<string> & { id: number };
    deliver(); //!`,
  'a union': `declare function deliver(): Promise<string> | undefined;
    deliver(); //!`,
  'a generic type': `function run<T extends Promise<unknown>>(promise: T): void {
      promise; //!
    }`,
  'a generic function': `declare function identity<T>(value: T): T;
    identity(pending); //!
    identity(order);`,
  'an alias': `type Delivery = Promise<string>;
    declare function deliver(): Delivery;
    deliver(); //!`,
  'an awaited promise': `await save(order);
    await (isOpen ? save('a') : save('b'));`,
  'a marked promise': `void save(order);`,
  'a returned promise': `export const later = () => save(order);
    export function soon() { return save(order); }`,
  'an array of promises': `orders.map((one) => save(one)); //!
    [save('a'), save('b')]; //!
    [isOpen, save(order).then(log)]; //!
    [1, 2].map(String);`,
  'a tuple of promises': `declare function both(): [Promise<void>, Promise<void>];
    both(); //!`,
  'then without a handler': `save(order).then(() => log('saved')); //!
    save(order).then(); //!
    save(order).then(() => log('saved'), undefined); //!
    save(order).then(() => log('saved'), null); //!`,
  'then with a handler': `save(order).then(() => {}, log);
    save(order).then(undefined, log);`,
  catch: `save(order).catch(log);
    save(order).catch(() => {});
    save(order).catch(); //!
    save(order).catch(undefined); //!
    save(order).catch(3 as never as string); //!`,
  finally: `save(order).finally(() => log('done')); //!
    save(order).catch(log).finally(() => log('done'));
    save(order).finally(() => log('done')).catch(log);`,
  'finally after a handled then': `save(order).then(() => {}, log).finally(() => log('done'));
    save(order).then(() => {}).finally(() => log('done')); //!`,
  'a chain in brackets': `(save(order)).then(() => {}); //!
    (save(order).catch(log));`,
  'an optional handler': `save(order)?.catch(log);
    save(order)?.then(() => {}); //!`,
  'a thenable': `thenable;
    thenable.then(log, log);`,
  'an assignment': `let latest: Promise<string>;
    latest = find(order);
    export { latest };`,
  any: `declare const anything: any;
    anything.save();
    anything;`,
  'what is no promise': `log(order);
    orders.push('c');
    declare const delivery: PromiseLike<string>;
    delivery;`,
  'in nested statements': `if (isOpen) save(order); //!
    else save('other'); //!
    for (const one of orders) save(one); //!
    switch (order) { case 'a': save(order); } //!
    label: save(order); //!`,
  'in a constructor': `export class Shop {
      constructor() {
        save(order); //!
      }
      static {
        save(order); //!
      }
    }`,
  'a setter': `export class Shop {
      set name(name: string) {
        save(name); //!
      }
    }`,
  'in a callback that is void': `each(() => { save(order); }); //!`,
  'a generator that is called': `async function* read() { yield await find(order); }
    read(); //+
    read().next(); //!`,
};

const conditionals: Snippets = {
  statements: `if (isPaid()) log(1); //!
    while (isPaid()) break; //!
    do { break; } while (isPaid()); //!
    for (; isPaid(); ) break; //!`,
  'a ternary': `export const text = isPaid() ? 'yes' : 'no'; //!`,
  'a negation': `export const open = !isPaid(); //!`,
  operands: `if (isOpen && isPaid()) log(1); //!
    if (isPaid() || isOpen) log(1); //!
    if (!(isOpen && isPaid())) log(1); //!`,
  'the left of a value': `export const value = isPaid() || isOpen; //!
    export const other = isPaid() && isOpen; //!
    export const right = isOpen || isPaid();`,
  'what may be missing': `declare const maybe: Promise<string> | undefined;
    if (maybe) log(1);
    if (!maybe) log(1);
    export const given = maybe ?? find(order);`,
  'a name': `if (pending) log(1); //!`,
  'a property': `declare const shop: { paid: Promise<boolean> };
    if (shop.paid) log(1); //!`,
  'what is awaited': `if (await isPaid()) log(1);
    if (!(await isPaid())) log(1);`,
  'predicates of arrays': `export const paid = orders.filter(async (one) => isPaid(one)); //!
    export const one = orders.find((name) => isPaid(name)); //!
    export const at = orders.findIndex(isPaid); //!
    export const some = orders.some((name) => isPaid(name)); //!
    export const every = orders.every(async (name) => await isPaid(name)); //!`,
  'predicates that are synchronous': `export const long = orders.filter((one) => one.length > 3);
    export const all2 = orders.every(Boolean);`,
  'a subclass': `class Delivery extends Promise<string> {}
    declare const delivery: Delivery;
    if (delivery) log(1); //!`,
};

const spreads: Snippets = {
  'into an object': `declare function load(): Promise<{ id: number }>;
    export const copy = { ...load() }; //!
    export const other = { ...(await load()) };`,
  'on a condition': `declare function load(): Promise<{ id: number }>;
    export const copy = { ...(isOpen && (await load())) };
    export const other = { ...(isOpen && load()) }; //!
    export const third = { ...(isOpen ? load() : {}) }; //!`,
  'of a name': `declare const loading: Promise<{ id: number }>;
    export const copy = { id: 1, ...loading }; //!`,
};

const callbacks: Snippets = {
  'an argument': `each(async () => { await save(order); }); //!
    each(() => save(order)); //!
    each(async function () { await save(order); }); //!
    eachLater(async () => { await save(order); });
    eitherWay(async () => { await save(order); });`,
  'a named function': `async function visit() { await save(order); }
    each(visit); //!
    eachLater(visit);`,
  'an argument of a method': `orders.forEach(async (one) => { await save(one); }); //!
    orders.forEach((one) => save(one)); //!
    export const saved = orders.map((one) => save(one));`,
  'an argument of a constructor': `class Timer { constructor(readonly run: () => void) {} }
    export const timer = new Timer(async () => { await save(order); }); //!`,
  'a timer': `declare function setTimeout(run: () => void, after: number): number;
    declare function setInterval(run: () => void, after: number): number;
    setTimeout(async () => { await save(order); }, 1); //!
    setInterval(() => save(order), 1); //!`,
  'an optional parameter': `declare function on(event: string, listener?: () => void): void;
    on('open', async () => { await save(order); }); //!`,
  'a rest parameter': `declare function onAll(...listeners: (() => void)[]): void;
    onAll(() => {}, async () => { await save(order); }); //!`,
  'a tuple of rest parameters': `declare function onBoth(...listeners: [() => void, () => Promise<void>]): void;
    onBoth(async () => { await save(order); }, async () => {}); //!
    onBoth(() => {}, async () => { await save(order); });`,
  'overloads, one of which waits': `declare function on(listener: () => void): void;
    declare function on(listener: () => Promise<void>): void;
    on(async () => { await save(order); });`,
  'a union of callbacks': `declare function on(listener: (() => void) | { handle(): void }): void;
    on(async () => { await save(order); }); //!`,
  'a generic result': `declare function run<T>(task: () => T): T;
    await run(async () => { await save(order); });`,
  'unknown results': `declare function run(task: () => unknown): void;
    run(async () => { await save(order); });`,
  'a conditional callback': `each(isOpen ? async () => { await save(order); } : () => {});`,
  'an attribute': `export const a = <button onClick={async () => { await save(order); }} />; //!
    export const b = <button onClick={() => save(order)} />; //!
    export const c = <button load={async () => { await save(order); }} />;
    export const d = <button either={async () => { await save(order); }} />;
    export const e = <button onClick={() => { void save(order); }} />;`,
  'a property': `interface Hooks { open?: () => void; close?: () => Promise<void> }
    export const hooks: Hooks = {
      open: async () => { await save(order); }, //!
      close: async () => { await save(order); },
    };`,
  'a method of an object': `interface Hooks { open(): void; close(): Promise<void> }
    export const hooks: Hooks = {
      async open() { await save(order); }, //!
      async close() { await save(order); },
    };`,
  'a property in shorthand': `interface Hooks { open: () => void }
    const open = async () => { await save(order); };
    export const hooks: Hooks = { open }; //!`,
  'a computed property': `interface Hooks { open: () => void }
    const key = 'open';
    export const hooks: Hooks = { [key]: async () => { await save(order); } }; //!`,
  'an object as an argument': `declare function on(hooks: { open: () => void }): void;
    on({ open: async () => { await save(order); } }); //!`,
  'a property without a type': `export const hooks = { open: async () => { await save(order); } };`,
  'a variable': `export const visit: () => void = async () => { await save(order); }; //!
    export const later: () => Promise<void> = async () => { await save(order); };
    let other: () => void = () => {};
    other = async () => { await save(order); }; //!
    export { other };`,
  'a property that is assigned': `declare const socket: { onopen: (() => void) | null };
    socket.onopen = async () => { await save(order); }; //!`,
  'a default': `declare const hooks: Record<string, () => void>;
    hooks.open = async () => { await save(order); }; //!`,
  'what is returned': `export function create(): () => void {
      return async () => { await save(order); }; //!
    }
    export function createLater(): () => Promise<void> {
      return async () => { await save(order); };
    }`,
  'what an arrow returns': `export const create: () => () => void = () => {
      return async () => { await save(order); }; //!
    };`,
  'an object that is returned': `interface Hooks { open: () => void }
    export function create(): Hooks {
      return { open: async () => { await save(order); } }; //!
    }`,
  'a method of a base class': `class Base { close(): void {} }
    export class Shop extends Base {
      override async close(): Promise<void> { //!
        await save(order);
      }
    }`,
  'a method of an interface': `interface Closing { close(): void; open(): Promise<void> }
    export class Shop implements Closing {
      async close(): Promise<void> { //!
        await save(order);
      }
      async open(): Promise<void> {
        await save(order);
      }
    }`,
  'a property of an interface': `interface Closing { close: () => void }
    export class Shop implements Closing {
      async close(): Promise<void> { //!
        await save(order);
      }
    }`,
  'a class expression': `interface Closing { close(): void }
    export const Shop = class implements Closing {
      async close(): Promise<void> { //!
        await save(order);
      }
    };`,
  'a method that a base does not have': `class Base { close(): void {} }
    export class Shop extends Base {
      async open(): Promise<void> {
        await save(order);
      }
    }`,
  'a property of a class': `class Base { close: () => void = () => {}; }
    export class Shop extends Base {
      override close = async () => { await save(order); }; //!
    }`,
  'a typed property of a class': `export class Shop {
      close: () => void = async () => { await save(order); };
    }`,
};

const returns: Snippets = {
  'in a try with catch': `export async function load() {
      try {
        return find(order); //!
      } catch {
        return undefined;
      }
    }`,
  'in a try with finally': `export async function load() {
      try {
        return find(order); //!
      } finally {
        log('done');
      }
    }`,
  'in a catch with finally': `export async function load() {
      try {
        return await find(order);
      } catch {
        return find('other'); //!
      } finally {
        log('done');
      }
    }`,
  'in a catch without finally': `export async function load() {
      try {
        return await find(order);
      } catch {
        return find('other');
      }
    }`,
  'in a function that is not asynchronous': `export function load() {
      try {
        return find(order);
      } catch {
        return undefined;
      }
    }`,
};

/** Both rules say the same about these. */
export const same: Readonly<Record<string, Snippets>> = {
  'what floats': floating,
  conditions: conditionals,
  spreads: spreads,
  callbacks: callbacks,
  'returns in a try': returns,
};

interface Difference {
  readonly code: string;
  /** What the rule's page says of it. */
  readonly documented: string;
}

/** What one of the two leaves alone, on purpose. */
export const different: Readonly<Record<string, Difference>> = {
  'promises that never reject': {
    code: `async function tryToSave() { try { await save(order); } catch (error) { console.log(error); } }
      tryToSave(); //-
      each(tryToSave); //-
      each(async () => { try { await save(order); } catch (error) { console.log(error); } }); //-
      Promise.resolve().then(() => console.log('later')); //-
      Promise.allSettled([save('a')]); //-
      new Promise((resolve) => setTimeout(resolve, 1)); //-
      save(order).catch(() => {}).then(() => console.log('later')); //-`,
    documented: 'promises that never reject',
  },
  'listeners that are taken away': {
    code: `const listen = async () => { await save(order); };
      addEventListener('message', listen); //!
      removeEventListener('message', listen); //-`,
    documented: 'which do not call them',
  },
  'interfaces that extend': {
    code: `interface Base { close(): void }
      export interface Shop extends Base {
        close(): Promise<void>; //-
      }`,
    documented: 'an interface declares anew',
  },
  executors: {
    code: `export const made = new Promise<void>(async (resolve) => { await save(order); resolve(); }); //-`,
    documented: 'asynchronous executors of `new Promise`',
  },
  'returned after it was awaited': {
    code: `export async function load() {
        const done = find(order);
        try {
          await done;
          return done; //-
        } catch {
          return undefined;
        }
      }`,
    documented: 'where the same promise was awaited before',
  },
};
