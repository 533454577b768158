import { Char, toLower } from './characters.js';
import type {
  Arg,
  Arguments,
  BinaryOperator,
  Call,
  ComparisonOperator,
  Comprehension,
  ConstantKind,
  Context,
  Dict,
  ErrorExpression,
  Expression,
  Keyword,
  UnaryOperator,
} from './nodes.js';
import { StringParser } from './strings.js';
import { createTokenSet, isKeyword, Token } from './tokens.js';

/** How tightly binary operators bind: `|` is 1, `*` is 6; 0 is no binary operator. `**` is not among them. */
const precedences = new Uint8Array(128);
const binaryOperators: BinaryOperator[] = [];
for (const [token, precedence, operator] of [
  [Token.VerticalBar, 1, 'BitOr'],
  [Token.Circumflex, 2, 'BitXor'],
  [Token.Ampersand, 3, 'BitAnd'],
  [Token.LeftShift, 4, 'LShift'],
  [Token.RightShift, 4, 'RShift'],
  [Token.Plus, 5, 'Add'],
  [Token.Minus, 5, 'Sub'],
  [Token.Star, 6, 'Mult'],
  [Token.Slash, 6, 'Div'],
  [Token.DoubleSlash, 6, 'FloorDiv'],
  [Token.Percent, 6, 'Mod'],
  [Token.At, 6, 'MatMult'],
] as const) {
  precedences[token] = precedence;
  binaryOperators[token] = operator;
}

const comparisonTokens = createTokenSet(
  Token.Less,
  Token.Greater,
  Token.LessEqual,
  Token.GreaterEqual,
  Token.EqualEqual,
  Token.NotEqual,
  Token.In,
  Token.Is,
  Token.Not,
);

/** Operators between operands of `unary`. */
const continuesOperand = Uint8Array.from(precedences, (precedence, token) =>
  precedence !== 0 || comparisonTokens[token] === 1 || token === Token.And || token === Token.Or ? 1 : 0,
);

const startsExpression = createTokenSet(
  Token.Name,
  Token.Number,
  Token.String,
  Token.FStringStart,
  Token.LeftParenthesis,
  Token.LeftBracket,
  Token.LeftBrace,
  Token.Ellipsis,
  Token.Minus,
  Token.Plus,
  Token.Tilde,
  Token.False,
  Token.None,
  Token.True,
  Token.Await,
  Token.Lambda,
  Token.Not,
  Token.Yield,
  Token.Star,
  Token.DoubleStar,
);

/** How many tokens ahead a closing bracket is looked for when it is not where it should be. */
const maxLookahead = 100;

/** Tokens that show that a call's arguments have ended without a bracket. */
const endsArguments = createTokenSet(
  Token.RightParenthesis,
  Token.RightBracket,
  Token.RightBrace,
  Token.Colon,
  Token.Newline,
  Token.FStringEnd,
  Token.FStringMiddle,
  Token.FormatColon,
  Token.EndOfFile,
);

/** Expressions, https://docs.python.org/3/reference/grammar.html; methods are named after its rules where it has one. */
export abstract class ExpressionParser extends StringParser {
  /** Expressions understood in text that was skipped; the statement in which that happened keeps them. */
  protected readonly skipped: Expression[] = [];

  protected canStartExpression(): boolean {
    return startsExpression[this.kind] === 1;
  }

  // --- lists

  /** `star_expressions` or `yield_expr`: one expression, or a tuple without brackets. */
  protected expressions(): Expression {
    const start = this.start();
    const first = this.kind === Token.Yield ? this.yieldExpression() : this.element();
    if (this.kind !== Token.Comma) return first;
    const elts = [first];
    while (this.eat(Token.Comma) && this.canStartExpression()) elts.push(this.element());
    return { type: 'Tuple', start, end: this.previousEnd(), parent: null, elts, ctx: 'Load' };
  }

  /** As `expressions`, but reports what cannot start an expression. */
  protected expectedExpressions(): Expression {
    return this.canStartExpression() ? this.expressions() : this.missing('Expected an expression');
  }

  /** `expression`, or a placeholder where there is none. */
  protected expectedExpression(): Expression {
    return this.canStartExpression() ? this.expression() : this.missing('Expected an expression');
  }

  /** `star_named_expression`: an element of a list, tuple or set. */
  protected element(): Expression {
    return this.kind === Token.Star ? this.starred() : this.namedExpression();
  }

  protected starred(): Expression {
    const start = this.start();
    this.next();
    const value = this.disjunction();
    return { type: 'Starred', start, end: this.previousEnd(), parent: null, value, ctx: 'Load' };
  }

  /** `star_targets` of `for`: no comparison, as `in` ends them. */
  protected targets(): Expression {
    const start = this.start();
    const first = this.target();
    if (this.kind !== Token.Comma) return this.withContext(first, 'Store');
    const elts = [first];
    while (this.eat(Token.Comma) && this.canStartExpression()) elts.push(this.target());
    return this.withContext(
      { type: 'Tuple', start, end: this.previousEnd(), parent: null, elts, ctx: 'Load' },
      'Store',
    );
  }

  /** One target, still with context `Load`. */
  protected target(): Expression {
    if (!this.canStartExpression()) return this.missing('Expected a target');
    if (this.kind !== Token.Star) return this.binary(1);
    const start = this.start();
    this.next();
    const value = this.binary(1);
    return { type: 'Starred', start, end: this.previousEnd(), parent: null, value, ctx: 'Load' };
  }

  protected withContext(target: Expression, ctx: Context): Expression {
    switch (target.type) {
      case 'Name':
      case 'Attribute':
      case 'Subscript':
        target.ctx = ctx;
        break;
      case 'Starred':
        target.ctx = ctx;
        this.withContext(target.value, ctx);
        break;
      case 'Tuple':
      case 'List':
        target.ctx = ctx;
        for (const element of target.elts) this.withContext(element, ctx);
        break;
      default:
    }
    return target;
  }

  // --- from loose to tight

  protected yieldExpression(): Expression {
    const start = this.start();
    this.next();
    if (this.eat(Token.From)) {
      const value = this.expectedExpression();
      return { type: 'YieldFrom', start, end: this.previousEnd(), parent: null, value };
    }
    if (!this.canStartExpression()) return { type: 'Yield', start, end: this.previousEnd(), parent: null, value: null };
    this.nesting++;
    const value = this.isTooDeep() ? this.skipNested() : this.expressions();
    this.nesting--;
    return { type: 'Yield', start, end: this.previousEnd(), parent: null, value };
  }

  protected namedExpression(): Expression {
    const start = this.start();
    const target = this.expression();
    if (this.kind !== Token.ColonEqual) return target;
    this.next();
    const value = this.expectedExpression();
    const end = this.previousEnd();
    if (target.type !== 'Name') {
      return { type: 'ErrorExpression', start, end, parent: null, children: [target, value] };
    }
    target.ctx = 'Store';
    return { type: 'NamedExpr', start, end, parent: null, target, value };
  }

  protected expression(): Expression {
    if (this.kind === Token.Lambda) return this.lambda();
    const start = this.start();
    const body = this.disjunction();
    if (this.kind !== Token.If) return body;
    this.next();
    this.nesting++;
    const test = this.canStartExpression() ? this.disjunction() : this.missing('Expected an expression');
    let orelse: Expression;
    if (!this.expect(Token.Else, "Expected 'else'")) orelse = this.missing('Expected an expression');
    else orelse = this.isTooDeep() ? this.skipNested() : this.expectedExpression();
    this.nesting--;
    return { type: 'IfExp', start, end: this.previousEnd(), parent: null, test, body, orelse };
  }

  private lambda(): Expression {
    const start = this.start();
    this.next();
    this.nesting++;
    const args = this.parameters(Token.Colon);
    let body: Expression;
    if (!this.expect(Token.Colon, "Expected ':'")) body = this.missing('Expected an expression');
    else body = this.isTooDeep() ? this.skipNested() : this.expectedExpression();
    this.nesting--;
    return { type: 'Lambda', start, end: this.previousEnd(), parent: null, args, body };
  }

  // What follows a first operand is read by a function of its own (`restOf…`): most expressions have no operator, and
  // those need not go through all levels.

  protected disjunction(): Expression {
    const start = this.start();
    const first = this.operand();
    return continuesOperand[this.kind] === 0 ? first : this.restOfDisjunction(start, first);
  }

  private restOfDisjunction(start: number, operand: Expression): Expression {
    const first = this.restOfConjunction(start, operand);
    if (this.kind !== Token.Or) return first;
    const values = [first];
    while (this.eat(Token.Or)) values.push(this.conjunction());
    return { type: 'BoolOp', start, end: this.previousEnd(), parent: null, op: 'Or', values };
  }

  private conjunction(): Expression {
    const start = this.start();
    const first = this.operand();
    return continuesOperand[this.kind] === 0 ? first : this.restOfConjunction(start, first);
  }

  private restOfConjunction(start: number, operand: Expression): Expression {
    const first = this.restOfComparison(start, operand);
    if (this.kind !== Token.And) return first;
    const values = [first];
    while (this.eat(Token.And)) values.push(this.inversion());
    return { type: 'BoolOp', start, end: this.previousEnd(), parent: null, op: 'And', values };
  }

  /** What a disjunction or conjunction can begin with: a whole `not …`, behind which no tighter operator is left. */
  private operand(): Expression {
    return this.kind === Token.Not ? this.inversion() : this.unary();
  }

  private inversion(): Expression {
    const start = this.start();
    if (this.kind !== Token.Not) return this.restOfComparison(start, this.unary());
    this.next();
    this.nesting++;
    const operand = this.isTooDeep() ? this.skipNested() : this.inversion();
    this.nesting--;
    return { type: 'UnaryOp', start, end: this.previousEnd(), parent: null, op: 'Not', operand };
  }

  private restOfComparison(start: number, operand: Expression): Expression {
    const left = this.restOfBinary(start, operand, 1);
    if (comparisonTokens[this.kind] === 0) return left;
    const ops: ComparisonOperator[] = [];
    const comparators: Expression[] = [];
    for (;;) {
      const operator = this.findComparisonOperator();
      if (operator === undefined) break;
      ops.push(operator);
      comparators.push(this.binary(1));
    }
    if (ops.length === 0) return left;
    return { type: 'Compare', start, end: this.previousEnd(), parent: null, left, ops, comparators };
  }

  /** Reads a comparison operator, if there is one. */
  private findComparisonOperator(): ComparisonOperator | undefined {
    switch (this.kind) {
      case Token.Less:
        this.next();
        return 'Lt';
      case Token.Greater:
        this.next();
        return 'Gt';
      case Token.LessEqual:
        this.next();
        return 'LtE';
      case Token.GreaterEqual:
        this.next();
        return 'GtE';
      case Token.EqualEqual:
        this.next();
        return 'Eq';
      case Token.NotEqual:
        this.next();
        return 'NotEq';
      case Token.In:
        this.next();
        return 'In';
      case Token.Is:
        this.next();
        return this.eat(Token.Not) ? 'IsNot' : 'Is';
      case Token.Not:
        if (this.peek(1) !== Token.In) return undefined;
        this.next();
        this.next();
        return 'NotIn';
      default:
        return undefined;
    }
  }

  /** Binary operators that bind at least as tightly as `precedence`, and what is tighter. */
  protected binary(precedence: number): Expression {
    const start = this.start();
    const left = this.unary();
    return precedences[this.kind] === 0 ? left : this.restOfBinary(start, left, precedence);
  }

  private restOfBinary(start: number, first: Expression, precedence: number): Expression {
    let left = first;
    let links = 0;
    for (;;) {
      const found = precedences[this.kind] ?? 0;
      if (found === 0 || found < precedence) return left;
      if (this.isTooLong(++links)) return this.flatRestOfBinary(start, left, precedence);
      const op = binaryOperators[this.kind] ?? 'Add';
      this.next();
      const right = this.binary(found + 1);
      left = { type: 'BinOp', start, end: this.previousEnd(), parent: null, left, op, right };
    }
  }

  /** Keeps the operands of a chain that is too long to become a tree. */
  private flatRestOfBinary(start: number, left: Expression, precedence: number): Expression {
    const children = [left];
    while ((precedences[this.kind] ?? 0) >= precedence) {
      const found = precedences[this.kind] ?? 0;
      this.next();
      children.push(this.binary(found + 1));
    }
    return { type: 'ErrorExpression', start, end: this.previousEnd(), parent: null, children };
  }

  /** `factor`. */
  private unary(): Expression {
    const start = this.start();
    let op: UnaryOperator;
    switch (this.kind) {
      case Token.Minus:
        op = 'USub';
        break;
      case Token.Plus:
        op = 'UAdd';
        break;
      case Token.Tilde:
        op = 'Invert';
        break;
      default:
        return this.power(start);
    }
    this.next();
    this.nesting++;
    const operand = this.isTooDeep() ? this.skipNested() : this.unary();
    this.nesting--;
    return { type: 'UnaryOp', start, end: this.previousEnd(), parent: null, op, operand };
  }

  private power(start: number): Expression {
    const left = this.kind === Token.Await ? this.awaitExpression() : this.primary(start);
    if (this.kind !== Token.DoubleStar) return left;
    this.next();
    this.nesting++;
    const right = this.isTooDeep() ? this.skipNested() : this.unary();
    this.nesting--;
    return { type: 'BinOp', start, end: this.previousEnd(), parent: null, left, op: 'Pow', right };
  }

  private awaitExpression(): Expression {
    const start = this.start();
    this.next();
    this.nesting++;
    let value: Expression;
    if (this.isTooDeep()) value = this.skipNested();
    // `await await x` is no valid Python, but what is meant is clear.
    else if (this.kind === Token.Await) value = this.awaitExpression();
    else value = this.canStartExpression() ? this.primary(this.start()) : this.missing('Expected an expression');
    this.nesting--;
    return { type: 'Await', start, end: this.previousEnd(), parent: null, value };
  }

  // --- primaries

  private primary(start: number): Expression {
    let left = this.atom(start);
    let links = 0;
    for (;;) {
      switch (this.kind) {
        case Token.Dot:
          left = this.attribute(start, left);
          break;
        case Token.LeftParenthesis:
          left = this.call(start, left);
          break;
        case Token.LeftBracket:
          left = this.subscript(start, left);
          break;
        default:
          return left;
      }
      if (this.isTooLong(++links)) return this.restOfPrimary(start, left);
    }
  }

  /** Keeps the arguments in a chain that is too long to become a tree. */
  private restOfPrimary(start: number, left: Expression): Expression {
    const children = [left];
    for (;;) {
      let link: Expression;
      if (this.kind === Token.Dot) link = this.attribute(this.start(), this.emptyExpression());
      else if (this.kind === Token.LeftParenthesis) link = this.call(this.start(), this.emptyExpression());
      else if (this.kind === Token.LeftBracket) link = this.subscript(this.start(), this.emptyExpression());
      else break;
      if (link.type !== 'Attribute') children.push(link);
    }
    return { type: 'ErrorExpression', start, end: this.previousEnd(), parent: null, children };
  }

  private emptyExpression(): ErrorExpression {
    const start = this.start();
    return { type: 'ErrorExpression', start, end: start, parent: null, children: [] };
  }

  private attribute(start: number, value: Expression): Expression {
    this.next();
    const { index } = this;
    const attrStart = this.start();
    // A keyword directly behind the dot is a name being typed, on another line it is the next statement.
    if (this.kind === Token.Name || (isKeyword(this.kind) && attrStart === this.previousEnd())) {
      this.next();
      const end = this.previousEnd();
      const attrRange = { start: attrStart, end };
      return { type: 'Attribute', start, end, parent: null, value, attr: this.nameAt(index), attrRange, ctx: 'Load' };
    }
    this.report("Expected a name behind '.'");
    const end = this.previousEnd();
    const attrRange = { start: end, end };
    return { type: 'Attribute', start, end, parent: null, value, attr: '', attrRange, ctx: 'Load' };
  }

  private call(start: number, func: Expression): Call {
    const args: Expression[] = [];
    const keywords: Keyword[] = [];
    this.callArguments(args, keywords);
    return { type: 'Call', start, end: this.previousEnd(), parent: null, func, args, keywords };
  }

  /** Reads arguments with their parentheses, of a call or a class. */
  protected callArguments(args: Expression[], keywords: Keyword[]): void {
    const open = this.start();
    this.next();
    this.nesting++;
    if (this.isTooDeep()) this.skipNested();
    while (endsArguments[this.kind] === 0) {
      this.argument(args, keywords, open);
      if (this.kind === Token.Comma) this.next();
      else if (this.canStartExpression()) this.report("Expected ','");
      else break;
    }
    this.nesting--;
    this.close(Token.RightParenthesis);
  }

  private argument(args: Expression[], keywords: Keyword[], open: number): void {
    const start = this.start();
    const { index } = this;
    if (this.kind === Token.Name && this.peek(1) === Token.Equal) {
      this.next();
      this.next();
      const value = this.canStartExpression() ? this.namedExpression() : this.missing('Expected an expression');
      const arg = this.nameAt(index);
      keywords.push({ type: 'keyword', start, end: this.previousEnd(), parent: null, arg, value });
      return;
    }
    if (this.kind === Token.DoubleStar) {
      this.next();
      const value = this.expectedExpression();
      keywords.push({ type: 'keyword', start, end: this.previousEnd(), parent: null, arg: null, value });
      return;
    }
    if (!this.canStartExpression()) {
      this.report('Expected an expression');
      if (this.kind !== Token.Comma) this.next();
      return;
    }
    const value = this.starredOrNamed();
    if (!this.atComprehension()) {
      args.push(value);
      return;
    }
    const generators = this.comprehensions();
    // As the only argument, a generator's brackets are those of the call.
    const isOnly = args.length === 0 && keywords.length === 0 && this.at(Token.RightParenthesis);
    const end = isOnly ? this.end() : this.previousEnd();
    args.push({ type: 'GeneratorExp', start: isOnly ? open : start, end, parent: null, elt: value, generators });
  }

  /** An argument, or an element in brackets: `*x` takes a whole expression in calls. */
  private starredOrNamed(): Expression {
    if (this.kind === Token.Yield) return this.yieldExpression();
    if (this.kind !== Token.Star) return this.namedExpression();
    const start = this.start();
    this.next();
    const value = this.expectedExpression();
    return { type: 'Starred', start, end: this.previousEnd(), parent: null, value, ctx: 'Load' };
  }

  private subscript(start: number, value: Expression): Expression {
    this.next();
    this.nesting++;
    const slice = this.isTooDeep() ? this.skipNested() : this.slices();
    this.nesting--;
    this.close(Token.RightBracket);
    return { type: 'Subscript', start, end: this.previousEnd(), parent: null, value, slice, ctx: 'Load' };
  }

  private slices(): Expression {
    const start = this.start();
    const first = this.slice();
    if (this.kind !== Token.Comma && first.type !== 'Starred') return first;
    const elts = [first];
    while (this.eat(Token.Comma) && (this.canStartExpression() || this.at(Token.Colon))) elts.push(this.slice());
    return { type: 'Tuple', start, end: this.previousEnd(), parent: null, elts, ctx: 'Load' };
  }

  private slice(): Expression {
    const start = this.start();
    if (this.kind === Token.Star) return this.starredOrNamed();
    let lower: Expression | null = null;
    if (this.kind !== Token.Colon) {
      if (!this.canStartExpression()) return this.missing('Expected an index');
      lower = this.namedExpression();
      if (!this.at(Token.Colon)) return lower;
    }
    this.next();
    const upper = this.canStartExpression() ? this.expression() : null;
    const step = this.eat(Token.Colon) && this.canStartExpression() ? this.expression() : null;
    return { type: 'Slice', start, end: this.previousEnd(), parent: null, lower, upper, step };
  }

  // --- atoms

  private atom(start: number): Expression {
    const { index } = this;
    switch (this.kind) {
      case Token.Name:
        this.next();
        return { type: 'Name', start, end: this.previousEnd(), parent: null, id: this.nameAt(index), ctx: 'Load' };
      case Token.Number:
        return this.constant(this.numberKind());
      case Token.String:
      case Token.FStringStart:
        return this.strings();
      case Token.True:
        return this.constant('True');
      case Token.False:
        return this.constant('False');
      case Token.None:
        return this.constant('None');
      case Token.Ellipsis:
        return this.constant('Ellipsis');
      case Token.LeftParenthesis:
      case Token.LeftBracket:
      case Token.LeftBrace:
        return this.bracketed();
      case Token.Lambda:
        return this.lambda();
      case Token.Yield:
        return this.yieldExpression();
      case Token.Await:
        return this.awaitExpression();
      case Token.Not:
        return this.inversion();
      case Token.Unknown:
        this.next();
        return { type: 'ErrorExpression', start, end: this.previousEnd(), parent: null, children: [] };
      default:
        return this.missing('Expected an expression');
    }
  }

  private constant(kind: ConstantKind): Expression {
    const start = this.start();
    this.next();
    return { type: 'Constant', start, end: this.previousEnd(), parent: null, kind };
  }

  private numberKind(): ConstantKind {
    const start = this.start();
    const end = this.end();
    const { text } = this;
    if (end - start === 1) return 'int';
    if (toLower(text.charCodeAt(end - 1)) === Char.J) return 'complex';
    const radix = toLower(text.charCodeAt(start + 1));
    if (radix === Char.X || radix === Char.B || radix === Char.O) return 'int';
    for (let i = start; i < end; i++) {
      const char = text.charCodeAt(i);
      if (char === Char.Dot || toLower(char) === Char.E) return 'float';
    }
    return 'int';
  }

  private bracketed(): Expression {
    const { kind } = this;
    const start = this.start();
    this.next();
    this.nesting++;
    let result: Expression;
    if (this.isTooDeep()) {
      result = this.skipNested();
      this.close(kind + 1);
    } else if (kind === Token.LeftParenthesis) result = this.parenthesized(start);
    else if (kind === Token.LeftBracket) result = this.list(start);
    else result = this.dictOrSet(start);
    this.nesting--;
    return result;
  }

  /** `group`, `tuple` or `genexp`. A group is the expression in it, with its own range. */
  private parenthesized(start: number): Expression {
    if (this.eat(Token.RightParenthesis)) {
      return { type: 'Tuple', start, end: this.previousEnd(), parent: null, elts: [], ctx: 'Load' };
    }
    const elt = this.kind === Token.Yield ? this.yieldExpression() : this.expectedElement();
    if (this.atComprehension()) {
      const generators = this.comprehensions();
      this.close(Token.RightParenthesis);
      return { type: 'GeneratorExp', start, end: this.previousEnd(), parent: null, elt, generators };
    }
    if (this.kind !== Token.Comma) {
      this.close(Token.RightParenthesis);
      return elt;
    }
    const elts = this.restOfElements(elt);
    this.close(Token.RightParenthesis);
    return { type: 'Tuple', start, end: this.previousEnd(), parent: null, elts, ctx: 'Load' };
  }

  private list(start: number): Expression {
    let elts: Expression[] = [];
    if (this.kind !== Token.RightBracket) {
      const elt = this.expectedElement();
      if (this.atComprehension()) {
        const generators = this.comprehensions();
        this.close(Token.RightBracket);
        return { type: 'ListComp', start, end: this.previousEnd(), parent: null, elt, generators };
      }
      elts = this.restOfElements(elt);
    }
    this.close(Token.RightBracket);
    return { type: 'List', start, end: this.previousEnd(), parent: null, elts, ctx: 'Load' };
  }

  private expectedElement(): Expression {
    return this.canStartExpression() ? this.element() : this.missing('Expected an expression');
  }

  private restOfElements(first: Expression): Expression[] {
    const elts = [first];
    for (;;) {
      if (this.kind === Token.Comma) {
        this.next();
        if (!this.canStartExpression()) return elts;
      } else if (this.canStartExpression()) this.report("Expected ','");
      else return elts;
      elts.push(this.element());
    }
  }

  private dictOrSet(start: number): Expression {
    if (this.kind === Token.RightBrace || this.kind === Token.DoubleStar) return this.dict(start);
    const elt = this.expectedElement();
    if (this.kind === Token.Colon) return this.dict(start, elt);
    if (this.atComprehension()) {
      const generators = this.comprehensions();
      this.close(Token.RightBrace);
      return { type: 'SetComp', start, end: this.previousEnd(), parent: null, elt, generators };
    }
    const elts = this.restOfElements(elt);
    this.close(Token.RightBrace);
    return { type: 'Set', start, end: this.previousEnd(), parent: null, elts };
  }

  /** The rest of a dict; `firstKey` is its first key, read already. */
  private dict(start: number, firstKey: Expression | null = null): Expression {
    const dict: Dict = { type: 'Dict', start, end: start, parent: null, keys: [], values: [] };
    let key = firstKey;
    for (;;) {
      if (key === null && this.eat(Token.DoubleStar)) {
        const mapping = this.canStartExpression() ? this.disjunction() : this.missing('Expected an expression');
        if (this.atComprehension()) return this.dictComprehension(start, mapping, null);
        dict.keys.push(null);
        dict.values.push(mapping);
      } else {
        if (key === null) {
          if (!this.canStartExpression()) break;
          key = this.element();
        }
        const hasValue = this.expect(Token.Colon, "Expected ':'");
        const value = hasValue ? this.expectedExpression() : this.missing('Expected an expression');
        if (this.atComprehension()) return this.dictComprehension(start, key, value);
        dict.keys.push(key);
        dict.values.push(value);
        key = null;
      }
      if (this.kind === Token.Comma) this.next();
      else if (this.canStartExpression()) this.report("Expected ','");
      else break;
    }
    this.close(Token.RightBrace);
    dict.end = this.previousEnd();
    return dict;
  }

  private dictComprehension(start: number, key: Expression, value: Expression | null): Expression {
    const generators = this.comprehensions();
    this.close(Token.RightBrace);
    return { type: 'DictComp', start, end: this.previousEnd(), parent: null, key, value, generators };
  }

  // --- comprehensions

  private atComprehension(): boolean {
    return this.kind === Token.For || (this.kind === Token.Async && this.peek(1) === Token.For);
  }

  private comprehensions(): Comprehension[] {
    const generators: Comprehension[] = [];
    while (this.atComprehension()) {
      const start = this.start();
      const isAsync = this.eat(Token.Async);
      this.next();
      const target = this.targets();
      let iter: Expression;
      if (!this.expect(Token.In, "Expected 'in'")) iter = this.missing('Expected an expression');
      else iter = this.condition();
      const ifs: Expression[] = [];
      while (this.eat(Token.If)) ifs.push(this.condition());
      generators.push({
        type: 'comprehension',
        start,
        end: this.previousEnd(),
        parent: null,
        target,
        iter,
        ifs,
        is_async: isAsync,
      });
    }
    return generators;
  }

  /** What stands behind `in` and `if` of a comprehension: no conditional expression, as `if` ends it. */
  private condition(): Expression {
    if (!this.canStartExpression()) return this.missing('Expected an expression');
    if (this.kind === Token.Lambda) return this.lambda();
    const start = this.start();
    const target = this.disjunction();
    if (this.kind !== Token.ColonEqual || target.type !== 'Name') return target;
    this.next();
    const value = this.disjunction();
    target.ctx = 'Store';
    return { type: 'NamedExpr', start, end: this.previousEnd(), parent: null, target, value };
  }

  // --- parameters

  /** Parameters up to the token `close`, which is not read; those of a lambda, which ends in a colon, have no annotations. */
  protected parameters(close: Token): Arguments {
    const start = this.start();
    const result: Arguments = {
      type: 'arguments',
      start,
      end: start,
      parent: null,
      posonlyargs: [],
      args: [],
      vararg: null,
      kwonlyargs: [],
      kw_defaults: [],
      kwarg: null,
      defaults: [],
    };
    let isKeywordOnly = false;
    while (this.kind !== close && endsArguments[this.kind] === 0) {
      if (this.eat(Token.Slash)) {
        result.posonlyargs = result.args;
        result.args = [];
      } else if (this.eat(Token.DoubleStar)) result.kwarg = this.parameter(close);
      else if (this.eat(Token.Star)) {
        isKeywordOnly = true;
        if (!this.at(Token.Comma) && !this.at(close)) result.vararg = this.parameter(close);
      } else if (this.kind !== Token.Name) {
        this.report('Expected a parameter');
        if (this.kind !== Token.Comma) this.skipParameter(close);
      } else {
        const parameter = this.parameter(close);
        const value = this.eat(Token.Equal) ? this.expectedExpression() : null;
        if (isKeywordOnly) {
          result.kwonlyargs.push(parameter);
          result.kw_defaults.push(value);
        } else {
          result.args.push(parameter);
          if (value !== null) result.defaults.push(value);
        }
      }
      if (this.kind === Token.Comma) this.next();
      else if (this.kind === Token.Name) this.report("Expected ','");
      else break;
    }
    if (this.kind !== close) this.skipParameter(close);
    result.end = this.endFrom(start);
    return result;
  }

  private parameter(close: Token): Arg {
    const start = this.start();
    const { name } = this.identifier();
    let annotation: Expression | null = null;
    if (close !== Token.Colon && this.eat(Token.Colon)) {
      annotation = this.kind === Token.Star ? this.starredOrNamed() : this.expectedExpression();
    }
    return { type: 'arg', start, end: this.endFrom(start), parent: null, arg: name, annotation };
  }

  private skipParameter(close: Token): void {
    while (this.kind !== close && this.kind !== Token.Comma && endsArguments[this.kind] === 0)
      this.skipOne(this.skipped);
  }

  // --- recovery

  /** Skips one token, or a whole expression, which is kept. */
  protected skipOne(found: Expression[]): void {
    const { index } = this;
    if (this.canStartExpression() && !this.isTooDeep()) {
      this.nesting++;
      found.push(this.expressions());
      this.nesting--;
    }
    if (this.index === index) this.next();
  }

  /** Reads the closing bracket `kind`; where other things stand before it on the line, skips them. */
  protected close(kind: number): void {
    if (this.kind === kind) {
      this.next();
      return;
    }
    this.report('Bracket was not closed');
    let depth = 0;
    for (let ahead = 0; ahead < maxLookahead; ahead++) {
      const token = this.peek(ahead);
      if (token === Token.Newline || token === Token.EndOfFile || token === Token.FStringEnd) return;
      if (token === Token.Colon && depth === 0) return;
      if (token === Token.LeftParenthesis || token === Token.LeftBracket || token === Token.LeftBrace) depth++;
      else if (token === Token.RightParenthesis || token === Token.RightBracket || token === Token.RightBrace) {
        if (depth === 0) {
          if (token !== kind) return;
          const end = this.index + ahead;
          while (this.index < end) this.skipOne(this.skipped);
          if (this.kind === kind) this.next();
          return;
        }
        depth--;
      }
    }
  }
}
