// Parts of a page, as a compiler of decorators writes them: what is made of them is told on the spot, by a function without types.
(function (make, decorate) {
  const made = make();
  for (const part of made.parts) decorate(part);
})(
  function () {
    return {
      parts: [
        { kind: 'field', name: 'isNarrow', value: () => false },
        {
          kind: 'method',
          name: 'updated',
          value: function (changed) {
            this.changed = changed;
          },
        },
        {
          kind: 'method',
          name: 'firstUpdated',
          value: async function () {
            this.page = await fetch('/page');
          },
        },
      ],
    };
  },
  (part) => console.log(part.name),
);
