import type { SourceLocation } from '@eslint/core';
import type { DirectiveType } from '@eslint/plugin-kit';
import type { Linter } from 'eslint';

/** A comment's word on one rule, or on all of them when the id is null. */
export interface Suppression {
  readonly type: DirectiveType;
  readonly ruleId: string | null;
  readonly loc: SourceLocation;
}

/** From its place on, a rule (or all) is switched off or on. Columns are 1-based. */
interface Switch {
  readonly turnsOff: boolean;
  readonly ruleId: string | null;
  readonly line: number;
  readonly column: number;
}

/**
 * Leaves out the messages that comments switch off. Those for blocks and those for lines are looked at separately:
 * `eslint-enable` does not bring back what `eslint-disable-line` takes away.
 */
export function leaveOutSuppressed(
  messages: readonly Linter.LintMessage[],
  suppressions: readonly Suppression[],
): Linter.LintMessage[] {
  if (suppressions.length === 0) return [...messages];
  const forBlocks = suppressions.filter(isForBlock).map(toBlockSwitch).sort(comparePlaces);
  const forLines = suppressions
    .filter((one) => !isForBlock(one))
    .flatMap(toLineSwitches)
    .sort(comparePlaces);
  return messages.filter((message) => !isSwitchedOff(message, forBlocks) && !isSwitchedOff(message, forLines));
}

function isForBlock({ type }: Suppression): boolean {
  return type === 'disable' || type === 'enable';
}

function toBlockSwitch({ type, ruleId, loc }: Suppression): Switch {
  return { turnsOff: type === 'disable', ruleId, line: loc.start.line, column: loc.start.column + 1 };
}

function toLineSwitches({ type, ruleId, loc }: Suppression): Switch[] {
  const line = type === 'disable-line' ? loc.start.line : loc.end.line + 1;
  return [
    { turnsOff: true, ruleId, line, column: 1 },
    { turnsOff: false, ruleId, line: line + 1, column: 0 },
  ];
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function comparePlaces(one: Place, other: Place): number {
  return one.line - other.line || one.column - other.column;
}

/** The last word before a message counts. */
function isSwitchedOff(message: Linter.LintMessage, switches: readonly Switch[]): boolean {
  let isOff = false;
  for (const one of switches) {
    if (comparePlaces(one, message) > 0) break;
    if (one.ruleId === null || one.ruleId === message.ruleId) isOff = one.turnsOff;
  }
  return isOff;
}
