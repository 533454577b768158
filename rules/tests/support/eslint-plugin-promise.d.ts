/** The plugin has no types of its own. */
declare module 'eslint-plugin-promise' {
  const plugin: { readonly configs: Readonly<Record<string, unknown>> };
  export default plugin;
}
