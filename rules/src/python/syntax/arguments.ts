import type * as ast from './nodes.js';

/** Where a function takes an argument: at a position, from 0, by a keyword, or at either. */
export interface ArgumentPlace {
  readonly position?: number;
  readonly keyword?: string;
}

/** What a call gives for an argument; undefined behind `*args`, which nobody sees into. */
export function findArgument(
  { args, keywords }: ast.Call,
  { position = -1, keyword }: ArgumentPlace,
): ast.Expression | undefined {
  const byKeyword = keywords.find(({ arg }) => arg !== null && arg === keyword);
  if (byKeyword !== undefined) return byKeyword.value;
  const isHidden = args.slice(0, position + 1).some(({ type }) => type === 'Starred');
  return isHidden ? undefined : args[position];
}

/** The call of what an expression names: `client.load()` of `client.load`. */
export function findCallOf(callee: ast.Expression): ast.Call | undefined {
  const { parent } = callee;
  return parent?.type === 'Call' && parent.func === callee ? parent : undefined;
}

/** The call that has an expression among its arguments as it is, by position or by keyword. */
export function findTakingCall(argument: ast.Expression): ast.Call | undefined {
  const { parent } = argument;
  const call = parent?.type === 'keyword' ? parent.parent : parent;
  return call?.type === 'Call' && call.func !== argument ? call : undefined;
}
