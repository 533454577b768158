// @ts-nocheck
/** A file on its way from JavaScript, of which nobody keeps the types right. */
declare function findName(id: number): Promise<string>;
declare function greet(name: string): void;

export function welcome(id: number): void {
  greet(findName(id));
}
