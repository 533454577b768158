import { ExpressionParser } from './expressions.js';
import type { Expression, Identifier, MatchClass, MatchMapping, Pattern } from './nodes.js';
import { Token } from './tokens.js';

/** Patterns of `match` statements (PEP 634); methods are named after the grammar's rules. */
export abstract class PatternParser extends ExpressionParser {
  /** `patterns`: one pattern, or a sequence without brackets. */
  protected openPattern(): Pattern {
    const start = this.start();
    const first = this.maybeStarPattern();
    if (this.kind !== Token.Comma) return first;
    const patterns = [first];
    while (this.eat(Token.Comma) && !this.at(Token.Colon) && !this.at(Token.If) && !this.atEndOfStatement()) {
      patterns.push(this.maybeStarPattern());
    }
    return { type: 'MatchSequence', start, end: this.previousEnd(), parent: null, patterns };
  }

  private maybeStarPattern(): Pattern {
    if (this.kind !== Token.Star) return this.pattern();
    const start = this.start();
    this.next();
    const name = this.captureName();
    return { type: 'MatchStar', start, end: this.previousEnd(), parent: null, name };
  }

  /** A name that is bound, `null` for `_`. */
  private captureName(): Identifier | null {
    const name = this.identifier();
    return name.name === '_' ? null : name;
  }

  /** `as_pattern` or `or_pattern`. */
  private pattern(): Pattern {
    const start = this.start();
    const pattern = this.orPattern();
    if (!this.eat(Token.As)) return pattern;
    const name = this.identifier();
    return { type: 'MatchAs', start, end: this.previousEnd(), parent: null, pattern, name };
  }

  private orPattern(): Pattern {
    const start = this.start();
    const first = this.closedPattern();
    if (this.kind !== Token.VerticalBar) return first;
    const patterns = [first];
    while (this.eat(Token.VerticalBar)) patterns.push(this.closedPattern());
    return { type: 'MatchOr', start, end: this.previousEnd(), parent: null, patterns };
  }

  private closedPattern(): Pattern {
    switch (this.kind) {
      case Token.Name:
        return this.namePattern();
      case Token.True:
        return this.singleton('True');
      case Token.False:
        return this.singleton('False');
      case Token.None:
        return this.singleton('None');
      case Token.LeftParenthesis:
      case Token.LeftBracket:
      case Token.LeftBrace:
        return this.bracketedPattern();
      default:
        return this.valuePattern(this.patternKey());
    }
  }

  private singleton(kind: 'True' | 'False' | 'None'): Pattern {
    const start = this.start();
    this.next();
    return { type: 'MatchSingleton', start, end: this.previousEnd(), parent: null, kind };
  }

  private valuePattern(value: Expression): Pattern {
    return { type: 'MatchValue', start: value.start, end: value.end, parent: null, value };
  }

  /** A literal, a signed or complex number, or a dotted name; `|` is no operator here. */
  private patternKey(): Expression {
    if (this.canStartExpression()) return this.binary(2);
    const value = this.missing('Expected a pattern');
    if (!this.atEndOfStatement() && !this.at(Token.Colon) && !this.at(Token.Comma)) this.next();
    return value;
  }

  /** `capture_pattern`, `wildcard_pattern`, `value_pattern` or `class_pattern`. */
  private namePattern(): Pattern {
    const following = this.peek(1);
    if (following !== Token.Dot && following !== Token.LeftParenthesis) {
      const start = this.start();
      const name = this.captureName();
      return { type: 'MatchAs', start, end: this.previousEnd(), parent: null, pattern: null, name };
    }
    const start = this.start();
    const first = this.identifier();
    let cls: Expression = { type: 'Name', start, end: first.end, parent: null, id: first.name, ctx: 'Load' };
    let links = 0;
    while (this.eat(Token.Dot)) {
      if (this.isTooLong(++links)) return this.valuePattern(this.skipNested());
      const attr = this.identifier();
      const { end } = attr;
      const attrRange = { start: attr.start, end };
      cls = { type: 'Attribute', start, end, parent: null, value: cls, attr: attr.name, attrRange, ctx: 'Load' };
    }
    return this.kind === Token.LeftParenthesis ? this.classPattern(start, cls) : this.valuePattern(cls);
  }

  private classPattern(start: number, cls: Expression): Pattern {
    const pattern: MatchClass = {
      type: 'MatchClass',
      start,
      end: start,
      parent: null,
      cls,
      patterns: [],
      kwd_attrs: [],
      kwd_patterns: [],
    };
    this.next();
    this.nesting++;
    if (this.isTooDeep()) this.skipNested();
    while (this.kind !== Token.RightParenthesis && !this.atEndOfStatement()) {
      if (this.kind === Token.Name && this.peek(1) === Token.Equal) {
        pattern.kwd_attrs.push(this.identifier());
        this.next();
        pattern.kwd_patterns.push(this.pattern());
      } else pattern.patterns.push(this.pattern());
      if (!this.eat(Token.Comma)) break;
    }
    this.nesting--;
    this.close(Token.RightParenthesis);
    pattern.end = this.previousEnd();
    return pattern;
  }

  private bracketedPattern(): Pattern {
    const start = this.start();
    const { kind } = this;
    this.next();
    this.nesting++;
    let pattern: Pattern;
    if (this.isTooDeep()) {
      pattern = this.valuePattern(this.skipNested());
      this.close(kind + 1);
    } else if (kind === Token.LeftBrace) pattern = this.mappingPattern(start);
    else pattern = this.sequencePattern(start, kind + 1);
    this.nesting--;
    return pattern;
  }

  /** `sequence_pattern` or `group_pattern`; a group is the pattern in it. */
  private sequencePattern(start: number, closing: number): Pattern {
    const patterns: Pattern[] = [];
    let hasComma = false;
    while (this.kind !== closing && !this.atEndOfStatement()) {
      patterns.push(this.maybeStarPattern());
      if (!this.eat(Token.Comma)) break;
      hasComma = true;
    }
    this.close(closing);
    const [first] = patterns;
    const isGroup = closing === Token.RightParenthesis && patterns.length === 1 && !hasComma;
    if (isGroup && first !== undefined && first.type !== 'MatchStar') return first;
    return { type: 'MatchSequence', start, end: this.previousEnd(), parent: null, patterns };
  }

  private mappingPattern(start: number): Pattern {
    const keys: Expression[] = [];
    const patterns: Pattern[] = [];
    const mapping: MatchMapping = { type: 'MatchMapping', start, end: start, parent: null, keys, patterns, rest: null };
    while (this.kind !== Token.RightBrace && !this.atEndOfStatement()) {
      if (this.eat(Token.DoubleStar)) mapping.rest = this.identifier();
      else {
        keys.push(this.patternKey());
        if (this.expect(Token.Colon, "Expected ':'")) patterns.push(this.pattern());
      }
      if (!this.eat(Token.Comma)) break;
    }
    this.close(Token.RightBrace);
    mapping.end = this.previousEnd();
    return mapping;
  }
}
