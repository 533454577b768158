import type { RelatedLocation } from '../../../../project/text/location.js';
import type { OpenedModule } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { toLabel } from '../../../python/labels.js';
import type { PythonMessageIds } from '../messages.js';

/** What becomes of a coroutine that was stored in a local name. Undefined answers mean: it is, or may be, looked after. */
export type Fate =
  /** Nothing ever awaits it or hands it on. */
  | { readonly kind: 'neverAwaited' }
  /** The same, and it is used as if it were the result: first there. */
  | {
      readonly kind: 'usedAsValue';
      readonly at: ast.Expression;
      readonly consequence: string;
      readonly isCertainForAwaitables: boolean;
      readonly isCertainForDeclared?: boolean;
      readonly attribute?: ast.Attribute;
      /** Whether all its uses are such of the elements, too, if it is a collection. */
      readonly isOfElements?: boolean;
      /** Whether its truth is all that is asked. */
      readonly isOfTruth?: boolean;
    }
  /** It is awaited, but not on the way to that place. */
  | { readonly kind: 'notOnEveryPath'; readonly end: ast.Node | null };

/**
 * The places that show the fate of a coroutine.
 * @param target what the coroutine is kept in
 */
export function getRelatedOfFate(
  fate: Fate,
  target: ast.Name | ast.Attribute,
  { path, text }: OpenedModule,
): readonly RelatedLocation[] {
  const label = toLabel(getKept(fate, target), text);
  if (fate.kind === 'usedAsValue' && fate.at !== target) {
    const { start, end } = fate.at;
    return [{ path, start, end, message: `\`${label}\` is used as a value here.` }];
  }
  if (fate.kind !== 'notOnEveryPath' || fate.end === null) return [];
  const { start, end } = fate.end;
  return [{ path, start, end, message: `This way out does not await \`${label}\`.` }];
}

/** What keeps the coroutine: of a collection the element that is used, `users[0]`. */
export function getKept(fate: Fate, target: ast.Name | ast.Attribute): ast.Expression {
  return fate.kind === 'usedAsValue' && fate.at.type === 'Subscript' ? fate.at : target;
}

/** What becomes of a collection tells nothing of its elements, unless nothing becomes of it, or text. */
export function isFateOfElements(fate: Fate): boolean {
  return fate.kind === 'neverAwaited' || (fate.kind === 'usedAsValue' && fate.isOfElements === true);
}

/** The message that tells of a fate. */
export function toStoredMessageId(fate: Fate): PythonMessageIds {
  switch (fate.kind) {
    case 'neverAwaited':
      return 'storedNeverAwaited';
    case 'usedAsValue':
      return 'storedUsedAsValue';
    case 'notOnEveryPath':
      return 'storedNotOnEveryPath';
  }
}
