import { parse } from '../../src/python/syntax/parser.js';
import type * as ast from '../../src/python/syntax/nodes.js';
import type { Span } from '../../src/project/text/span.js';

/** The newest Python whose library the index describes. */
const newestVersion: readonly [number, number] = [3, 15];
/** Stubs that differ by platform are read as on Linux. */
const platform = 'linux';

/**
 * The text of a stub with all that inference never asks for taken out: comments, docstrings, branches for other
 * versions and platforms, and wide indentation. What is left is a stub again, with the same meaning.
 */
export function compactStub(text: string): string {
  const lines: string[] = [];
  const tree = parse(text);
  writeBlock(tree.body, withoutComments(text, tree.comments), '', lines);
  return lines.join('\n') + '\n';
}

function withoutComments(text: string, comments: readonly ast.Comment[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of comments) {
    result += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}

function writeBlock(body: readonly ast.Statement[], text: string, indent: string, lines: string[]): void {
  const before = lines.length;
  for (const statement of body) writeStatement(statement, text, indent, lines);
  if (lines.length === before && indent !== '') lines.push(`${indent}...`);
}

function writeStatement(statement: ast.Statement, text: string, indent: string, lines: string[]): void {
  switch (statement.type) {
    case 'If': {
      const isTaken = evaluate(statement.test, text);
      if (isTaken !== undefined) {
        for (const inner of isTaken ? statement.body : statement.orelse) writeStatement(inner, text, indent, lines);
        return;
      }
      lines.push(`${indent}if ${oneLine(text, statement.test)}:`);
      writeBlock(statement.body, text, `${indent} `, lines);
      if (statement.orelse.length > 0) {
        lines.push(`${indent}else:`);
        writeBlock(statement.orelse, text, `${indent} `, lines);
      }
      return;
    }
    case 'ClassDef':
    case 'FunctionDef':
    case 'AsyncFunctionDef': {
      for (const decorator of statement.decorator_list) lines.push(`${indent}@${oneLine(text, decorator)}`);
      const head = oneLine(text, { start: statement.start, end: getBodyStart(statement, text) });
      const isBare = statement.body.every(isWithoutMeaning);
      lines.push(`${indent}${head}${isBare ? ' ...' : ''}`);
      if (!isBare) writeBlock(statement.body, text, `${indent} `, lines);
      return;
    }
    default:
      if (!isWithoutMeaning(statement)) lines.push(indent + oneLine(text, statement));
  }
}

/** Where the body begins: with a decorator, where its first statement has one. */
function getBodyStart({ body, end }: ast.ClassDef | ast.FunctionNode, text: string): number {
  const [first] = body;
  if (first === undefined) return end;
  const [decorator] = 'decorator_list' in first ? first.decorator_list : [];
  return decorator === undefined ? first.start : text.lastIndexOf('@', decorator.start);
}

function isWithoutMeaning(statement: ast.Statement): boolean {
  return statement.type === 'Pass' || (statement.type === 'Expr' && statement.value.type === 'Constant');
}

/** The text on one line; a line break inside brackets is only white space. */
function oneLine(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/([([{]) /gu, '$1')
    .replace(/,? ([)\]}])/gu, '$1')
    .trim();
}

/** Whether a test of the version or the platform holds; undefined for any other test. */
function evaluate(test: ast.Expression, text: string): boolean | undefined {
  if (test.type === 'BoolOp') {
    const values = test.values.map((value) => evaluate(value, text));
    if (values.includes(undefined)) return undefined;
    return test.op === 'And' ? values.every(Boolean) : values.some(Boolean);
  }
  if (test.type === 'UnaryOp' && test.op === 'Not') {
    const value = evaluate(test.operand, text);
    return value === undefined ? undefined : !value;
  }
  if (test.type === 'Name' && test.id === 'TYPE_CHECKING') return true;
  if (test.type !== 'Compare' || test.comparators.length !== 1) return undefined;
  const left = text.slice(test.left.start, test.left.end);
  const [right] = test.comparators;
  if (right === undefined) return undefined;
  if (left === 'sys.platform') {
    const name = text.slice(right.start + 1, right.end - 1);
    return test.ops[0] === 'Eq' ? name === platform : name !== platform;
  }
  if (left !== 'sys.version_info') return undefined;
  const wanted = text.slice(right.start, right.end).match(/\d+/gu)?.map(Number) ?? [];
  const order = newestVersion[0] - (wanted[0] ?? 0) || newestVersion[1] - (wanted[1] ?? 0);
  return test.ops[0] === 'GtE' ? order >= 0 : order < 0;
}
