import type {
  ClassDef,
  ExceptHandler,
  Expression,
  FunctionNode,
  If,
  Keyword,
  MatchCase,
  Statement,
  WithItem,
} from './nodes.js';
import { SimpleStatementParser } from './simple-statements.js';
import { createTokenSet, Token } from './tokens.js';

/** Blocks nest at most so deep, as in CPython; what is deeper is skipped. */
const maxBlocks = 100;

/** A chain of `elif` becomes at most so deep; what follows stands side by side in the last `orelse`. */
const maxElifs = 300;

/** Tokens that, directly behind `match`, show that it is a name. */
const followsMatchName = createTokenSet(
  Token.EndOfFile,
  Token.Newline,
  Token.Equal,
  Token.AugmentedAssign,
  Token.ColonEqual,
  Token.Dot,
  Token.Comma,
  Token.Colon,
  Token.Semicolon,
  Token.RightParenthesis,
  Token.RightBracket,
  Token.RightBrace,
  Token.And,
  Token.Or,
  Token.If,
  Token.Else,
  Token.In,
  Token.Is,
  Token.For,
  Token.As,
);

/** Blocks and the statements that have some; methods are named after the rules of the grammar, as in `SimpleStatementParser`. */
export class StatementParser extends SimpleStatementParser {
  private blocks = 0;

  /** All statements up to the end of the text. */
  protected statements(): Statement[] {
    const body: Statement[] = [];
    while (this.kind !== Token.EndOfFile) this.blockItem(body);
    return body;
  }

  /** One statement of a block, or a token that has no meaning there. */
  private blockItem(body: Statement[]): void {
    if (this.kind === Token.Newline || this.kind === Token.Dedent) this.next();
    else if (this.kind === Token.Indent) {
      this.report('Unexpected indentation');
      this.next();
    } else this.statement(body);
  }

  /** `block`: what stands behind the header of a compound statement, with its colon. */
  private block(): Statement[] {
    const body: Statement[] = [];
    if (!this.eat(Token.Colon)) {
      this.report("Expected ':'");
      while (!this.at(Token.Colon) && !this.at(Token.Newline) && !this.at(Token.EndOfFile)) this.skipOne(this.skipped);
      this.eat(Token.Colon);
    }
    this.keepSkipped(body);
    if (this.kind !== Token.Newline) {
      if (this.kind === Token.EndOfFile) this.report('Expected a block');
      else this.simpleStatements(body);
      return body;
    }
    this.next();
    if (!this.eat(Token.Indent)) {
      this.report('Expected an indented block');
      return body;
    }
    this.blocks++;
    if (this.blocks > maxBlocks) this.skipBlock();
    else this.indented(body);
    this.blocks--;
    return body;
  }

  /** Statements up to the end of the block; deeper ones that nothing introduces belong to it too. */
  private indented(body: Statement[]): void {
    let unexpected = 0;
    while (this.kind !== Token.EndOfFile) {
      if (this.kind === Token.Indent) unexpected++;
      else if (this.kind === Token.Dedent && unexpected-- === 0) {
        this.next();
        return;
      }
      this.blockItem(body);
    }
  }

  private skipBlock(): void {
    this.report('Too many levels of indentation');
    let depth = 0;
    while (this.kind !== Token.EndOfFile) {
      const { kind } = this;
      this.next();
      if (kind === Token.Indent) depth++;
      else if (kind === Token.Dedent && depth-- === 0) return;
    }
  }

  /** Where the last token that is not white space ends: there a compound statement ends. */
  private endOfBlock(): number {
    let i = this.index - 1;
    while (i > 0) {
      const kind = this.kinds[i];
      if (kind !== Token.Newline && kind !== Token.Indent && kind !== Token.Dedent) break;
      i--;
    }
    return this.ends[i] ?? 0;
  }

  private statement(body: Statement[]): void {
    const start = this.start();
    switch (this.kind) {
      case Token.At:
        this.decorated(body);
        return;
      case Token.Def:
        body.push(this.functionDefinition(start, false, []));
        return;
      case Token.Class:
        body.push(this.classDefinition(start, []));
        return;
      case Token.Async:
        this.asyncStatement(body);
        return;
      case Token.If:
        body.push(this.ifStatement());
        return;
      case Token.For:
        body.push(this.forStatement(start, false));
        return;
      case Token.While:
        body.push(this.whileStatement());
        return;
      case Token.With:
        body.push(this.withStatement(start, false));
        return;
      case Token.Try:
        body.push(this.tryStatement());
        return;
      case Token.Elif:
      case Token.Else:
      case Token.Except:
      case Token.Finally:
        this.strayClause(body);
        return;
      case Token.Name:
        if (this.atMatchStatement()) {
          body.push(this.matchStatement());
          return;
        }
    }
    this.simpleStatements(body);
  }

  // --- functions and classes

  private decorated(body: Statement[]): void {
    const decorators: Expression[] = [];
    while (this.eat(Token.At)) {
      decorators.push(this.canStartExpression() ? this.namedExpression() : this.missing('Expected a decorator'));
      if (!this.atEndOfStatement()) this.skipRest();
      while (this.kind === Token.Newline) this.next();
    }
    const start = this.start();
    if (this.kind === Token.Def) body.push(this.functionDefinition(start, false, decorators));
    else if (this.kind === Token.Class) body.push(this.classDefinition(start, decorators));
    else if (this.kind === Token.Async && this.peek(1) === Token.Def) {
      this.next();
      body.push(this.functionDefinition(start, true, decorators));
    } else {
      this.report('Expected a function or class behind its decorators');
      for (const decorator of decorators) this.skipped.push(decorator);
    }
    this.keepSkipped(body);
  }

  private asyncStatement(body: Statement[]): void {
    const start = this.start();
    this.next();
    if (this.kind === Token.Def) body.push(this.functionDefinition(start, true, []));
    else if (this.kind === Token.With) body.push(this.withStatement(start, true));
    else if (this.kind === Token.For) body.push(this.forStatement(start, true));
    else {
      this.report("Expected 'def', 'with' or 'for' behind 'async'");
      if (this.kind === Token.Newline) this.next();
    }
  }

  private functionDefinition(start: number, isAsync: boolean, decorators: Expression[]): FunctionNode {
    this.next();
    const { name, nameRange } = this.definedName();
    const typeParameters = this.typeParameters();
    const hasParameters = this.eat(Token.LeftParenthesis);
    const args = this.parameters(hasParameters ? Token.RightParenthesis : Token.Newline);
    if (hasParameters) this.close(Token.RightParenthesis);
    else this.report("Expected '('");
    const returns = this.eat(Token.Arrow) ? this.expectedExpressions() : null;
    const body = this.block();
    return {
      type: isAsync ? 'AsyncFunctionDef' : 'FunctionDef',
      start,
      end: this.endOfBlock(),
      parent: null,
      name,
      nameRange,
      args,
      body,
      decorator_list: decorators,
      returns,
      type_params: typeParameters,
    };
  }

  private definedName(): { name: string; nameRange: { start: number; end: number } } {
    const { name, start, end } = this.identifier();
    return { name, nameRange: { start, end } };
  }

  private classDefinition(start: number, decorators: Expression[]): ClassDef {
    this.next();
    const { name, nameRange } = this.definedName();
    const typeParameters = this.typeParameters();
    const bases: Expression[] = [];
    const keywords: Keyword[] = [];
    if (this.kind === Token.LeftParenthesis) this.callArguments(bases, keywords);
    const body = this.block();
    return {
      type: 'ClassDef',
      start,
      end: this.endOfBlock(),
      parent: null,
      name,
      nameRange,
      bases,
      keywords,
      body,
      decorator_list: decorators,
      type_params: typeParameters,
    };
  }

  // --- compound statements

  private ifStatement(): If {
    const first = this.ifClause();
    const chain = [first];
    let last = first;
    while (this.kind === Token.Elif) {
      const clause = this.ifClause();
      last.orelse.push(clause);
      if (chain.length < maxElifs) {
        last = clause;
        chain.push(clause);
      }
    }
    if (this.eat(Token.Else)) for (const statement of this.block()) last.orelse.push(statement);
    const end = this.endOfBlock();
    for (const clause of chain) clause.end = end;
    return first;
  }

  private ifClause(): If {
    const start = this.start();
    this.next();
    const test = this.test();
    const body = this.block();
    return { type: 'If', start, end: this.endOfBlock(), parent: null, test, body, orelse: [] };
  }

  private test(): Expression {
    return this.canStartExpression() ? this.namedExpression() : this.missing('Expected an expression');
  }

  private elseBlock(): Statement[] {
    return this.eat(Token.Else) ? this.block() : [];
  }

  private whileStatement(): Statement {
    const start = this.start();
    this.next();
    const test = this.test();
    const body = this.block();
    const orelse = this.elseBlock();
    return { type: 'While', start, end: this.endOfBlock(), parent: null, test, body, orelse };
  }

  private forStatement(start: number, isAsync: boolean): Statement {
    this.next();
    const target = this.targets();
    const hasIn = this.expect(Token.In, "Expected 'in'");
    const iter = hasIn ? this.expectedExpressions() : this.missing('Expected an expression');
    const body = this.block();
    const orelse = this.elseBlock();
    const end = this.endOfBlock();
    return isAsync
      ? { type: 'AsyncFor', start, end, parent: null, target, iter, body, orelse }
      : { type: 'For', start, end, parent: null, target, iter, body, orelse };
  }

  private withStatement(start: number, isAsync: boolean): Statement {
    this.next();
    const items: WithItem[] = [];
    if (this.kind === Token.LeftParenthesis && this.atBracketedItems()) {
      this.next();
      while (this.canStartExpression()) {
        items.push(this.withItem());
        if (!this.eat(Token.Comma)) break;
      }
      this.close(Token.RightParenthesis);
    } else {
      do items.push(this.withItem());
      while (this.eat(Token.Comma));
    }
    const body = this.block();
    const end = this.endOfBlock();
    return isAsync
      ? { type: 'AsyncWith', start, end, parent: null, items, body }
      : { type: 'With', start, end, parent: null, items, body };
  }

  private withItem(): WithItem {
    const start = this.start();
    const context = this.test();
    let target: Expression | null = null;
    if (this.eat(Token.As)) target = this.withContext(this.target(), 'Store');
    const end = this.endFrom(start);
    return { type: 'withitem', start, end, parent: null, context_expr: context, optional_vars: target };
  }

  /** Whether the parenthesis behind `with` encloses its items, as it does if that is possible, and not an expression. */
  private atBracketedItems(): boolean {
    let depth = 0;
    let isList = false;
    for (let ahead = 0; ; ahead++) {
      switch (this.peek(ahead)) {
        case Token.LeftParenthesis:
        case Token.LeftBracket:
        case Token.LeftBrace:
          depth++;
          break;
        case Token.RightParenthesis:
        case Token.RightBracket:
        case Token.RightBrace:
          if (--depth === 0) return isList && this.peek(ahead + 1) === Token.Colon;
          break;
        case Token.As:
        case Token.Comma:
          if (depth === 1) isList = true;
          break;
        case Token.For:
        case Token.Yield:
        case Token.ColonEqual:
          if (depth === 1) return false;
          break;
        case Token.Star: {
          const before = this.peek(ahead - 1);
          if (depth === 1 && (before === Token.Comma || before === Token.LeftParenthesis)) return false;
          break;
        }
        case Token.Newline:
        case Token.EndOfFile:
          return isList;
      }
    }
  }

  private tryStatement(): Statement {
    const start = this.start();
    this.next();
    const body = this.block();
    const handlers: ExceptHandler[] = [];
    let isStar = false;
    while (this.kind === Token.Except) {
      isStar ||= this.peek(1) === Token.Star;
      handlers.push(this.exceptHandler());
    }
    const orelse = this.elseBlock();
    const hasFinally = this.eat(Token.Finally);
    const finalbody = hasFinally ? this.block() : [];
    if (!hasFinally && handlers.length === 0) this.report("Expected 'except' or 'finally'");
    const end = this.endOfBlock();
    return isStar
      ? { type: 'TryStar', start, end, parent: null, body, handlers, orelse, finalbody }
      : { type: 'Try', start, end, parent: null, body, handlers, orelse, finalbody };
  }

  private exceptHandler(): ExceptHandler {
    const start = this.start();
    this.next();
    this.eat(Token.Star);
    const exceptionType = this.canStartExpression() ? this.expressions() : null;
    const name = this.eat(Token.As) ? this.identifier() : null;
    const body = this.block();
    return { type: 'ExceptHandler', start, end: this.endOfBlock(), parent: null, exceptionType, name, body };
  }

  /** A clause whose statement is not there: its block stands for itself. */
  private strayClause(body: Statement[]): void {
    this.report('Unexpected clause');
    this.next();
    this.eat(Token.Star);
    if (this.canStartExpression()) this.skipped.push(this.expressions());
    if (this.eat(Token.As)) this.identifier();
    for (const statement of this.block()) body.push(statement);
  }

  // --- match

  /** Whether a `match` statement begins: a line from `match` to a colon, and an indented `case` below. */
  private atMatchStatement(): boolean {
    if (followsMatchName[this.peek(1)] === 1 || !this.atWord('match')) return false;
    let ahead = 1;
    for (; ; ahead++) {
      const kind = this.peek(ahead);
      if (kind === Token.Newline || kind === Token.EndOfFile) break;
    }
    if (this.peek(ahead - 1) !== Token.Colon || this.peek(ahead + 1) !== Token.Indent) return false;
    const caseAt = this.index + ahead + 2;
    return this.kinds[caseAt] === Token.Name && this.text.startsWith('case', this.starts[caseAt]);
  }

  private matchStatement(): Statement {
    const start = this.start();
    this.next();
    const subject = this.expectedExpressions();
    this.expect(Token.Colon, "Expected ':'");
    this.next();
    this.next();
    const cases: MatchCase[] = [];
    this.blocks++;
    if (this.blocks > maxBlocks) this.skipBlock();
    else this.cases(cases);
    this.blocks--;
    return { type: 'Match', start, end: this.endOfBlock(), parent: null, subject, cases };
  }

  private cases(cases: MatchCase[]): void {
    while (this.kind !== Token.EndOfFile) {
      if (this.kind === Token.Dedent) {
        this.next();
        return;
      }
      if (this.atWord('case')) {
        cases.push(this.matchCase());
        continue;
      }
      this.report("Expected 'case'");
      this.blockItem(cases[cases.length - 1]?.body ?? []);
    }
  }

  private matchCase(): MatchCase {
    const start = this.start();
    this.next();
    const pattern = this.openPattern();
    const guard = this.eat(Token.If) ? this.test() : null;
    const body = this.block();
    return { type: 'match_case', start, end: this.endOfBlock(), parent: null, pattern, guard, body };
  }
}
