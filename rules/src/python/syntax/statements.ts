import type {
  Alias,
  BinaryOperator,
  ClassDef,
  ExceptHandler,
  Expression,
  Identifier,
  If,
  Keyword,
  MatchCase,
  Statement,
  TypeParameter,
  WithItem,
} from './nodes.js';
import { PatternParser } from './patterns.js';
import { createTokenSet, Token } from './tokens.js';

/** Blocks nest at most so deep, as in CPython; what is deeper is skipped. */
const maxBlocks = 100;

/** A chain of `elif` becomes at most so deep; what follows stands side by side in the last `orelse`. */
const maxElifs = 300;

const augmentedOperators = new Map<string, BinaryOperator>([
  ['+=', 'Add'],
  ['-=', 'Sub'],
  ['*=', 'Mult'],
  ['@=', 'MatMult'],
  ['/=', 'Div'],
  ['%=', 'Mod'],
  ['**=', 'Pow'],
  ['<<=', 'LShift'],
  ['>>=', 'RShift'],
  ['|=', 'BitOr'],
  ['^=', 'BitXor'],
  ['&=', 'BitAnd'],
  ['//=', 'FloorDiv'],
]);

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

/** Statements, https://docs.python.org/3/reference/grammar.html; methods are named after its rules where it has one. */
export class StatementParser extends PatternParser {
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

  // --- simple statements

  /** `simple_stmts`: one line. */
  private simpleStatements(body: Statement[]): void {
    do {
      if (this.atEndOfStatement()) break;
      this.simpleStatement(body);
      if (!this.atEndOfStatement()) this.skipRest();
      this.keepSkipped(body);
    } while (this.eat(Token.Semicolon));
    if (this.kind === Token.Semicolon) {
      this.report('Expected a statement');
      this.next();
    } else if (this.kind === Token.Newline) this.next();
  }

  /** Skips to the end of a statement that was not understood, keeping the expressions on the way. */
  private skipRest(): void {
    this.report('Expected the end of the statement');
    while (!this.atEndOfStatement() && !this.at(Token.Indent)) this.skipOne(this.skipped);
  }

  private keepSkipped(body: Statement[]): void {
    if (this.skipped.length === 0) return;
    const children = this.skipped.splice(0);
    const start = children.reduce((least, child) => Math.min(least, child.start), Infinity);
    const end = children.reduce((most, child) => Math.max(most, child.end), 0);
    const value: Expression = { type: 'ErrorExpression', start, end, parent: null, children };
    body.push({ type: 'Expr', start, end, parent: null, value });
  }

  private simpleStatement(body: Statement[]): void {
    const start = this.start();
    switch (this.kind) {
      case Token.Return: {
        this.next();
        const value = this.atEndOfStatement() ? null : this.expectedExpressions();
        body.push({ type: 'Return', start, end: this.previousEnd(), parent: null, value });
        return;
      }
      case Token.Pass:
        this.next();
        body.push({ type: 'Pass', start, end: this.previousEnd(), parent: null });
        return;
      case Token.Break:
        this.next();
        body.push({ type: 'Break', start, end: this.previousEnd(), parent: null });
        return;
      case Token.Continue:
        this.next();
        body.push({ type: 'Continue', start, end: this.previousEnd(), parent: null });
        return;
      case Token.Import:
        body.push(this.importStatement(start, false));
        return;
      case Token.From:
        body.push(this.importFromStatement(start, false));
        return;
      case Token.Raise:
        body.push(this.raiseStatement());
        return;
      case Token.Assert:
        body.push(this.assertStatement());
        return;
      case Token.Del:
        body.push(this.deleteStatement());
        return;
      case Token.Global: {
        const names = this.names();
        body.push({ type: 'Global', start, end: this.previousEnd(), parent: null, names });
        return;
      }
      case Token.Nonlocal: {
        const names = this.names();
        body.push({ type: 'Nonlocal', start, end: this.previousEnd(), parent: null, names });
        return;
      }
      case Token.Name:
        if (this.softKeywordStatement(body)) return;
    }
    if (this.canStartExpression()) body.push(this.expressionStatement());
    else this.next();
  }

  /** `type` aliases (PEP 695) and `lazy` imports (PEP 810), when the name at hand begins one. */
  private softKeywordStatement(body: Statement[]): boolean {
    const start = this.start();
    const following = this.peek(1);
    if (following === Token.Name && this.atWord('type')) {
      const third = this.peek(2);
      if (third !== Token.Equal && third !== Token.LeftBracket) return false;
      this.next();
      body.push(this.typeAlias(start));
      return true;
    }
    if ((following === Token.Import || following === Token.From) && this.atWord('lazy')) {
      this.next();
      body.push(this.at(Token.Import) ? this.importStatement(start, true) : this.importFromStatement(start, true));
      return true;
    }
    return false;
  }

  private typeAlias(start: number): Statement {
    const { name: id, start: nameStart, end: nameEnd } = this.identifier();
    const name: Expression = { type: 'Name', start: nameStart, end: nameEnd, parent: null, id, ctx: 'Store' };
    const typeParameters = this.typeParameters();
    const value = this.expect(Token.Equal, "Expected '='")
      ? this.expectedExpression()
      : this.missing('Expected a type');
    const end = this.previousEnd();
    return { type: 'TypeAlias', start, end, parent: null, name, type_params: typeParameters, value };
  }

  /** An expression, an assignment of any kind, or an annotation. */
  private expressionStatement(): Statement {
    const start = this.start();
    const first = this.expressions();
    switch (this.kind) {
      case Token.Equal:
        return this.assignment(start, first);
      case Token.AugmentedAssign: {
        const op = augmentedOperators.get(this.text.slice(this.start(), this.end())) ?? 'Add';
        this.next();
        const target = this.withContext(first, 'Store');
        const value = this.expectedExpressions();
        return { type: 'AugAssign', start, end: this.previousEnd(), parent: null, target, op, value };
      }
      case Token.Colon:
        if (first.type === 'Name' || first.type === 'Attribute' || first.type === 'Subscript') {
          return this.annotation(start, first);
        }
    }
    return { type: 'Expr', start, end: this.previousEnd(), parent: null, value: first };
  }

  private assignment(start: number, first: Expression): Statement {
    const targets: Expression[] = [];
    let value = first;
    while (this.eat(Token.Equal)) {
      targets.push(this.withContext(value, 'Store'));
      value = this.expectedExpressions();
    }
    return { type: 'Assign', start, end: this.previousEnd(), parent: null, targets, value };
  }

  private annotation(start: number, name: Expression): Statement {
    const simple = name.type === 'Name' && name.start === start;
    const target = this.withContext(name, 'Store');
    this.next();
    const annotation = this.expectedExpression();
    const value = this.eat(Token.Equal) ? this.expectedExpressions() : null;
    return { type: 'AnnAssign', start, end: this.previousEnd(), parent: null, target, annotation, value, simple };
  }

  private raiseStatement(): Statement {
    const start = this.start();
    this.next();
    const exc = this.atEndOfStatement() ? null : this.expectedExpression();
    const cause = this.eat(Token.From) ? this.expectedExpression() : null;
    return { type: 'Raise', start, end: this.previousEnd(), parent: null, exc, cause };
  }

  private assertStatement(): Statement {
    const start = this.start();
    this.next();
    const test = this.expectedExpression();
    const msg = this.eat(Token.Comma) ? this.expectedExpression() : null;
    return { type: 'Assert', start, end: this.previousEnd(), parent: null, test, msg };
  }

  private deleteStatement(): Statement {
    const start = this.start();
    this.next();
    const targets: Expression[] = [];
    do {
      if (this.atEndOfStatement() && targets.length > 0) break;
      targets.push(this.withContext(this.target(), 'Del'));
    } while (this.eat(Token.Comma));
    return { type: 'Delete', start, end: this.previousEnd(), parent: null, targets };
  }

  private names(): Identifier[] {
    this.next();
    const names: Identifier[] = [];
    do names.push(this.identifier());
    while (this.eat(Token.Comma));
    return names;
  }

  // --- imports

  private importStatement(start: number, isLazy: boolean): Statement {
    this.next();
    const names: Alias[] = [];
    if (this.atEndOfStatement()) this.report('Expected a module');
    else {
      do names.push(this.alias(true));
      while (this.eat(Token.Comma) && !this.atEndOfStatement());
    }
    return { type: 'Import', start, end: this.previousEnd(), parent: null, names, is_lazy: isLazy };
  }

  private importFromStatement(start: number, isLazy: boolean): Statement {
    this.next();
    let level = 0;
    while (this.kind === Token.Dot || this.kind === Token.Ellipsis) {
      level += this.kind === Token.Dot ? 1 : 3;
      this.next();
    }
    const module = this.kind === Token.Name ? this.dottedName() : null;
    const names: Alias[] = [];
    if (this.expect(Token.Import, "Expected 'import'")) this.importedNames(names);
    return { type: 'ImportFrom', start, end: this.previousEnd(), parent: null, module, names, level, is_lazy: isLazy };
  }

  private importedNames(names: Alias[]): void {
    if (this.kind === Token.Star) {
      const start = this.start();
      this.next();
      names.push({ type: 'alias', start, end: this.previousEnd(), parent: null, name: '*', asname: null });
      return;
    }
    const isBracketed = this.eat(Token.LeftParenthesis);
    if (this.kind !== Token.Name) this.report('Expected a name');
    while (this.kind === Token.Name) {
      names.push(this.alias(false));
      if (!this.eat(Token.Comma)) break;
    }
    if (isBracketed) this.close(Token.RightParenthesis);
  }

  private alias(isDotted: boolean): Alias {
    const start = this.start();
    const name = isDotted ? this.dottedName() : this.identifier().name;
    const asname = this.eat(Token.As) ? this.identifier() : null;
    return { type: 'alias', start, end: this.endFrom(start), parent: null, name, asname };
  }

  private dottedName(): string {
    const { name } = this.identifier();
    if (this.kind !== Token.Dot) return name;
    const parts = [name];
    while (this.eat(Token.Dot)) parts.push(this.identifier().name);
    return parts.join('.');
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

  private functionDefinition(start: number, isAsync: boolean, decorators: Expression[]): Statement {
    this.next();
    const { name, nameRange } = this.definedName();
    const typeParameters = this.typeParameters();
    const hasParameters = this.eat(Token.LeftParenthesis);
    const args = this.parameters(hasParameters ? Token.RightParenthesis : Token.Newline);
    if (hasParameters) this.close(Token.RightParenthesis);
    else this.report("Expected '('");
    const returns = this.eat(Token.Arrow) ? this.expectedExpressions() : null;
    const body = this.block();
    const end = this.endOfBlock();
    return isAsync
      ? {
          type: 'AsyncFunctionDef',
          start,
          end,
          parent: null,
          name,
          nameRange,
          args,
          body,
          decorator_list: decorators,
          returns,
          type_params: typeParameters,
        }
      : {
          type: 'FunctionDef',
          start,
          end,
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

  /** `[T: bound = default, *Ts, **P]` (PEP 695, PEP 696), if it is there. */
  private typeParameters(): TypeParameter[] {
    const result: TypeParameter[] = [];
    if (!this.eat(Token.LeftBracket)) return result;
    while (this.kind === Token.Name || this.kind === Token.Star || this.kind === Token.DoubleStar) {
      result.push(this.typeParameter());
      if (!this.eat(Token.Comma)) break;
    }
    this.close(Token.RightBracket);
    return result;
  }

  private typeParameter(): TypeParameter {
    const start = this.start();
    if (this.eat(Token.Star)) {
      const { name } = this.identifier();
      const value = this.typeParameterDefault();
      return { type: 'TypeVarTuple', start, end: this.previousEnd(), parent: null, name, default_value: value };
    }
    if (this.eat(Token.DoubleStar)) {
      const { name } = this.identifier();
      const value = this.typeParameterDefault();
      return { type: 'ParamSpec', start, end: this.previousEnd(), parent: null, name, default_value: value };
    }
    const { name } = this.identifier();
    const bound = this.eat(Token.Colon) ? this.expectedExpression() : null;
    const value = this.typeParameterDefault();
    return { type: 'TypeVar', start, end: this.previousEnd(), parent: null, name, bound, default_value: value };
  }

  private typeParameterDefault(): Expression | null {
    if (!this.eat(Token.Equal)) return null;
    return this.canStartExpression() ? this.element() : this.missing('Expected a type');
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
