/**
 * typescript-eslint and ESLint describe the same objects, each in types of its own that differ in details without
 * meaning at run time (optional comments, readonly arrays). This is where one is taken for the other.
 */
import type { ESLint, Linter } from 'eslint';
import type { Parser } from './javascript/parser/index.js';
import { isRecord } from './project/is-record.js';

type EslintRules = NonNullable<ESLint.Plugin['rules']>;

/** A parser as configs take it. */
export function toEslintParser(parser: Parser): Linter.Parser {
  const given: object = parser;
  if (!isEslintParser(given)) throw new TypeError('ESLint calls `parseForESLint()`, which this parser does not have.');
  return given;
}

function isEslintParser(parser: object): parser is Linter.Parser {
  return 'parseForESLint' in parser && typeof parser.parseForESLint === 'function';
}

/** Rules as plugins take them. */
export function toEslintRules(rules: object): EslintRules {
  if (!areEslintRules(rules)) throw new TypeError('ESLint calls `create()`, which one of these rules does not have.');
  return rules;
}

function areEslintRules(rules: object): rules is EslintRules {
  return Object.values(rules).every((rule: unknown) => isRecord(rule) && 'create' in rule);
}
