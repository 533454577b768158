import { remember } from './project/remember.js';
import type { RelatedLocation } from './project/text/location.js';
import type { SpanEdit } from './project/text/text-edit.js';

/** 1-based line, 0-based column, as ESLint has them. */
interface Position {
  readonly line: number;
  readonly column: number;
}

const getAllRelated = remember((_sourceCode: object) => new Map<string, readonly RelatedLocation[]>());

const toKey = (ruleId: string, { line, column }: Position): string => `${ruleId}@${line}:${column}`;

/**
 * Keeps the related locations of a report beside ESLint, whose messages have no place for them.
 * Rules of both languages call this when they report; the engine reads them back with `getRelated`.
 * @param sourceCode the `context.sourceCode` of the report
 * @param ruleId the rule's id with its prefix (`context.id`)
 */
export function recordRelated(
  sourceCode: object,
  ruleId: string,
  at: Position,
  related: readonly RelatedLocation[],
): void {
  getAllRelated(sourceCode).set(toKey(ruleId, at), related);
}

/** A change of several files, which has no place in ESLint's messages: they edit the file that they are about. */
export interface ProjectSuggestion {
  readonly title: string;
  readonly files: readonly {
    /** Absolute path. */
    readonly path: string;
    /** In order, without overlaps, of the text as it was read. */
    readonly edits: readonly SpanEdit[];
  }[];
}

/** What can be offered in several files, and what is in the way of it. */
export interface ProjectChanges {
  readonly suggestions: readonly ProjectSuggestion[];
  readonly obstacles: readonly RelatedLocation[];
}

const getAllDeferred = remember((_sourceCode: object) => new Map<string, () => ProjectChanges>());
const getAllSuggestions = remember((_sourceCode: object) => new Map<string, readonly ProjectSuggestion[]>());

/** Keeps how to work out the changes of several files for a report beside ESLint; see `recordRelated`. */
export function deferProjectChanges(
  sourceCode: object,
  ruleId: string,
  at: Position,
  getChanges: () => ProjectChanges,
): void {
  getAllDeferred(sourceCode).set(toKey(ruleId, at), getChanges);
}

/** Works out what was deferred for a report of that rule at that place, for those who ask for suggestions. */
export function workOutProjectChanges(sourceCode: object, ruleId: string, at: Position): void {
  const key = toKey(ruleId, at);
  const deferred = getAllDeferred(sourceCode);
  const getChanges = deferred.get(key);
  if (getChanges === undefined) return;
  deferred.delete(key);
  const { suggestions, obstacles } = getChanges();
  if (obstacles.length > 0) {
    recordRelated(sourceCode, ruleId, at, [...getRelated(sourceCode, ruleId, at), ...obstacles]);
  }
  getAllSuggestions(sourceCode).set(key, suggestions);
}

/** The suggestions worked out for a message of that rule at that place; empty when there are none. */
export function getProjectSuggestions(sourceCode: object, ruleId: string, at: Position): readonly ProjectSuggestion[] {
  return getAllSuggestions(sourceCode).get(toKey(ruleId, at)) ?? [];
}

/** The related locations recorded for a message of that rule at that place; empty when there are none. */
export function getRelated(sourceCode: object, ruleId: string, at: Position): readonly RelatedLocation[] {
  return getAllRelated(sourceCode).get(toKey(ruleId, at)) ?? [];
}
