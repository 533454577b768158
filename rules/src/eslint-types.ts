/**
 * typescript-eslint and ESLint describe the same objects, each in types of its own that differ in details without
 * meaning at run time (optional comments, readonly arrays). This is where one is taken for the other.
 */
import type { ESLint, Linter } from 'eslint';
import type { Parser } from './javascript/parser/index.js';

/** A parser as configs take it. */
export function toEslintParser(parser: Parser): Linter.Parser {
  return parser as unknown as Linter.Parser;
}

/** Rules as plugins take them. */
export function toEslintRules(rules: object): NonNullable<ESLint.Plugin['rules']> {
  return rules as unknown as NonNullable<ESLint.Plugin['rules']>;
}
