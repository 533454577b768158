import { Char, toLower } from './characters.js';
import { Cursor } from './cursor.js';
import type { ConstantKind, Expression, JoinedStr } from './nodes.js';
import { Token } from './tokens.js';

/** How `f"{value=}"` shows its value when nothing else is asked for: as `repr()` does. */
const reprConversion = Char.R;

/** Strings, f-strings (PEP 701) and t-strings (PEP 750). */
export abstract class StringParser extends Cursor {
  /** What may stand in a replacement field: one or more expressions, or a `yield`. */
  protected abstract expressions(): Expression;
  protected abstract canStartExpression(): boolean;

  /** Reads a string and those that follow it at once, which Python joins into one. */
  protected strings(): Expression {
    const first = this.index;
    const start = this.start();
    while (this.kind === Token.String) this.next();
    if (this.kind !== Token.FStringStart) {
      return { type: 'Constant', start, end: this.previousEnd(), parent: null, kind: this.stringKind(start) };
    }
    const values: Expression[] = [];
    for (let i = first; i < this.index; i++) this.addLiteral(values, i);
    let isTemplate = false;
    for (;;) {
      if (this.at(Token.FStringStart)) {
        const isTemplatePart = this.hasPrefix(this.start(), Char.T);
        isTemplate ||= isTemplatePart;
        this.next();
        this.parts(values, isTemplatePart);
        this.eat(Token.FStringEnd);
      } else if (this.at(Token.String)) {
        this.addLiteral(values, this.index);
        this.next();
      } else break;
    }
    const end = this.previousEnd();
    return isTemplate
      ? { type: 'TemplateStr', start, end, parent: null, values }
      : { type: 'JoinedStr', start, end, parent: null, values };
  }

  private stringKind(start: number): ConstantKind {
    return this.hasPrefix(start, Char.B) ? 'bytes' : 'str';
  }

  /** Whether the prefix of the string at `start` has a letter, in either case. */
  private hasPrefix(start: number, letter: Char): boolean {
    for (let i = start; ; i++) {
      const char = toLower(this.text.charCodeAt(i));
      if (char === letter) return true;
      if (!(char >= Char.A && char <= Char.Z)) return false;
    }
  }

  /** Adds a string without fields to an f-string's values; as CPython does, empty ones are left out. */
  private addLiteral(values: Expression[], index: number): void {
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    if (!isEmptyString(this.text.slice(start, end))) addConstant(values, start, end);
  }

  /** Reads literal text and replacement fields up to the end of the f-string, or of the format specification. */
  private parts(values: Expression[], isTemplate: boolean): void {
    for (;;) {
      switch (this.kind) {
        case Token.FStringMiddle:
          addConstant(values, this.start(), this.end());
          this.next();
          break;
        case Token.LeftBrace:
          this.replacementField(values, isTemplate);
          break;
        case Token.FStringEnd:
        case Token.RightBrace:
        case Token.Newline:
        case Token.EndOfFile:
          return;
        default:
          this.report('Unexpected text in a string');
          this.next();
      }
    }
  }

  private replacementField(values: Expression[], isTemplate: boolean): void {
    const start = this.start();
    this.next();
    const expressionStart = this.previousEnd();
    this.nesting++;
    let value: Expression;
    if (this.isTooDeep()) value = this.skipNested();
    else if (this.canStartExpression()) value = this.expressions();
    else value = this.missing('Expected an expression');
    const isDebug = this.eat(Token.Equal);
    if (isDebug) addConstant(values, expressionStart, this.start());
    let conversion = this.conversion();
    const spec = this.kind === Token.FormatColon ? this.formatSpec() : null;
    if (isDebug && conversion === -1 && spec === null) conversion = reprConversion;
    this.nesting--;
    if (this.kind !== Token.RightBrace) this.skipToEndOfField();
    this.eat(Token.RightBrace);
    const end = this.previousEnd();
    values.push(
      isTemplate
        ? { type: 'Interpolation', start, end, parent: null, value, conversion, format_spec: spec }
        : { type: 'FormattedValue', start, end, parent: null, value, conversion, format_spec: spec },
    );
  }

  /** `fstring_conversion`, as the code of its character; -1 when there is none. */
  private conversion(): number {
    if (!this.eat(Token.Exclamation)) return -1;
    if (this.kind !== Token.Name) {
      this.report('Expected a conversion');
      return -1;
    }
    const char = this.text.charCodeAt(this.start());
    this.next();
    return char;
  }

  private formatSpec(): JoinedStr {
    const start = this.start();
    this.next();
    const values: Expression[] = [];
    this.parts(values, false);
    return { type: 'JoinedStr', start, end: this.previousEnd(), parent: null, values };
  }

  private skipToEndOfField(): void {
    this.report("Expected '}'");
    while (
      this.kind !== Token.RightBrace &&
      this.kind !== Token.FStringMiddle &&
      this.kind !== Token.FStringEnd &&
      this.kind !== Token.Newline &&
      this.kind !== Token.EndOfFile
    ) {
      this.next();
    }
  }
}

/** Adds literal text to the values of an f-string; texts that touch are one constant. */
function addConstant(values: Expression[], start: number, end: number): void {
  const last = values[values.length - 1];
  if (last !== undefined && last.type === 'Constant') last.end = end;
  else values.push({ type: 'Constant', start, end, parent: null, kind: 'str' });
}

function isEmptyString(literal: string): boolean {
  const content = literal.replace(/^\w*("""|'''|"|')([^]*)\1$/, '$2');
  return content === '' || (/^(?:\\(?:\r\n|\r|\n))+$/.test(content) && !/^\w*[rR]/.test(literal));
}
