import type * as oxcParser from 'oxc-parser';

// In the extension this stands for `oxc-parser`, whose native part is missing in the package for all platforms: importing
// it would then end the server. A name that the bundler does not see keeps the package outside of the bundle.
const packageName = 'oxc-parser';
const parser = await import(packageName).then(
  (module: typeof oxcParser) => module,
  () => undefined,
);

/** Whether JavaScript and TypeScript can be parsed. */
export const isAvailable = parser !== undefined;

/** `parseSync` of `oxc-parser`. Throws where `isAvailable` is false. */
export const parseSync: typeof oxcParser.parseSync = (...args) => {
  if (!parser) throw new Error('The parser for JavaScript and TypeScript is not part of this package.');
  return parser.parseSync(...args);
};

/** `visitorKeys` of `oxc-parser`; empty where `isAvailable` is false. */
export const visitorKeys: typeof oxcParser.visitorKeys = parser?.visitorKeys ?? {};
