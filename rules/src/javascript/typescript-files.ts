const typeScript = /\.[cm]?tsx?$/i;
const declarations = /\.d\.[cm]?ts$/i;

/** Whether a file is written in TypeScript, by its extension. */
export function isTypeScriptFile(path: string): boolean {
  return typeScript.test(path);
}

/** Whether a file only declares what is written elsewhere, as packages have it: `index.d.ts`. */
export function isDeclarationFile(path: string): boolean {
  return declarations.test(path);
}
