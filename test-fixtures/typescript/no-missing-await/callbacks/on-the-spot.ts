/** Hooks that are handed to a function on the spot: what it says of them holds, and what it leaves open does not. */
interface Hooks {
  updated(): void;
}

(function (hooks: Hooks) {
  hooks.updated();
})({
  updated: async () => { // error: [no-missing-await] "`updated` is declared to return nothing"
    await fetch('/page');
  },
});

(function (hooks) {
  for (const hook of hooks) hook.run(hook.name);
})([
  { name: 'before', run: (name: string): void => console.log(name) },
  {
    name: 'after',
    run: async (name: string) => {
      await fetch(`/hooks/${name}`);
    },
  },
]);
