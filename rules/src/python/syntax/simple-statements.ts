import type { Alias, BinaryOperator, Expression, Identifier, Statement, TypeParameter } from './nodes.js';
import { PatternParser } from './patterns.js';
import { Token } from './tokens.js';

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

/**
 * Statements of one line, and type parameters, which aliases have and definitions have, too. Methods are named after the rules
 * of the grammar where it has one: https://docs.python.org/3/reference/grammar.html
 */
export abstract class SimpleStatementParser extends PatternParser {
  /** `simple_stmts`: one line. */
  protected simpleStatements(body: Statement[]): void {
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
  protected skipRest(): void {
    this.report('Expected the end of the statement');
    while (!this.atEndOfStatement() && !this.at(Token.Indent)) this.skipOne(this.skipped);
  }

  /** Adds the expressions that were found in skipped text, as one statement. */
  protected keepSkipped(body: Statement[]): void {
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

  // --- type parameters

  /** `[T: bound = default, *Ts, **P]` (PEP 695, PEP 696), if it is there. */
  protected typeParameters(): TypeParameter[] {
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
    const type = this.eat(Token.Star) ? 'TypeVarTuple' : this.eat(Token.DoubleStar) ? 'ParamSpec' : 'TypeVar';
    const { name } = this.identifier();
    const bound = type === 'TypeVar' && this.eat(Token.Colon) ? this.expectedExpression() : null;
    const value = this.typeParameterDefault();
    const end = this.previousEnd();
    if (type !== 'TypeVar') return { type, start, end, parent: null, name, default_value: value };
    return { type, start, end, parent: null, name, bound, default_value: value };
  }

  private typeParameterDefault(): Expression | null {
    if (!this.eat(Token.Equal)) return null;
    return this.canStartExpression() ? this.element() : this.missing('Expected a type');
  }
}
