import { getFirstPart } from '../../syntax/dotted-names.js';
import type * as ast from '../../syntax/nodes.js';
import { intern } from '../../syntax/name-table.js';
import type { Expr } from '../summary-expressions.js';
import { BindingCollector } from './binding-collector.js';
import { toFromImport, toImport, toOpaque, toStarImport, toValue } from './bindings.js';

/** Binds the names of imports and of patterns. */
export class NameBinder extends BindingCollector {
  protected visitImport(node: ast.Import, alias: ast.Alias): void {
    const hasAlias = alias.asname !== null;
    const name = alias.asname?.name ?? intern(getFirstPart(alias.name));
    const start = alias.asname?.start ?? alias.start;
    const module = intern(alias.name);
    this.bind(name, start, node.end, (place) => toImport(place, module, hasAlias));
  }

  protected visitImportFrom(node: ast.ImportFrom, alias: ast.Alias): void {
    const module = node.module === null ? '' : intern(node.module);
    const start = alias.asname?.start ?? alias.start;
    const { level } = node;
    if (alias.name === '*') return this.bind('*', start, node.end, (place) => toStarImport(place, module, level));
    const imported = alias.name;
    const isExported = alias.asname?.name === alias.name;
    const name = alias.asname?.name ?? alias.name;
    this.bind(name, start, node.end, (place) => toFromImport(place, { module, level, imported, isExported }));
  }

  /** Captures of patterns; of a class pattern (`case Job() as job`) the class is known. */
  protected bindPattern(pattern: ast.Pattern, subject: Expr | undefined): void {
    switch (pattern.type) {
      case 'MatchAs': {
        const inner = pattern.pattern;
        if (inner !== null) this.bindPattern(inner, subject);
        if (pattern.name === null) return;
        const { name, start } = pattern.name;
        const annotation = inner?.type === 'MatchClass' ? this.convert(inner.cls) : undefined;
        const value = inner === null ? subject : undefined;
        return this.bind(name, start, pattern.end, (place) =>
          annotation || value ? toValue(place, value, annotation, undefined) : toOpaque(place, 'opaque'),
        );
      }
      case 'MatchStar':
        if (pattern.name !== null) this.bindOpaque(pattern.name, pattern.end);
        return;
      case 'MatchMapping':
        for (const inner of pattern.patterns) this.bindPattern(inner, undefined);
        if (pattern.rest !== null) this.bindOpaque(pattern.rest, pattern.end);
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const inner of pattern.patterns) this.bindPattern(inner, undefined);
        return;
      case 'MatchClass':
        for (const inner of pattern.patterns) this.bindPattern(inner, undefined);
        for (const inner of pattern.kwd_patterns) this.bindPattern(inner, undefined);
        return;
      default:
    }
  }

  private bindOpaque(name: ast.Identifier, from: number): void {
    this.bind(name.name, name.start, from, (place) => toOpaque(place, 'opaque'));
  }
}
