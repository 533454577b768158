import type * as ast from '../../syntax/nodes.js';
import { intern } from '../../syntax/name-table.js';
import { findDottedName } from '../../syntax/predicates.js';
import type { Narrowing, NarrowTest, Parameter, ScopeSummary, TypeParameter, UnpackPath } from '../summary.js';
import type { MakeBinding, Place } from './bindings.js';
import { ExpressionConverter } from './expressions.js';
import { type Fact, getFacts } from './narrowing.js';
import { ScopeBuilder, trim } from './scope-builder.js';

/** There is one object for all tests of a kind. */
const plainTests: { readonly [Kind in Exclude<NarrowTest['kind'], 'instance'>]: NarrowTest } = {
  none: { kind: 'none' },
  awaitable: { kind: 'awaitable' },
  coroutine: { kind: 'coroutine' },
  future: { kind: 'future' },
};

/** Keeps track of scopes, and of how far bindings and conditions count, while a tree is being walked. */
export class BindingCollector extends ExpressionConverter {
  protected readonly scopes: ScopeSummary[] = [];
  protected scope: ScopeBuilder;
  private scopeCount = 0;
  /** The end of the current block, and how far what it binds can reach. */
  protected until: number;
  protected reach: number;
  /** In a branch that no supported Python runs. */
  protected isDead = false;

  constructor(text: string) {
    super(text);
    this.scope = new ScopeBuilder(this.scopeCount++, 'module', undefined, -1);
    this.until = this.reach = text.length + 1;
  }

  // --- scopes

  protected openScope(kind: ScopeSummary['kind'], start: number): ScopeBuilder {
    return new ScopeBuilder(this.scopeCount++, kind, this.scope, start);
  }

  protected inScope<T>(scope: ScopeBuilder, visit: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    const result = visit();
    this.scope = outer;
    return result;
  }

  /** The scope that runs the code: events of class bodies and comprehensions happen there. */
  protected get runner(): ScopeBuilder {
    let { scope } = this;
    while (scope.parent !== undefined && !scope.isFunction) scope = scope.parent;
    return scope;
  }

  // --- bindings

  /** Binds the names (and attributes of names) of a target, however deep; other targets are only looked through. */
  protected bindTarget(target: ast.Expression, from: number, make: MakeBinding, path?: UnpackPath): void {
    switch (target.type) {
      case 'Name':
        return this.bind(target.id, target.start, from, make, path);
      case 'Tuple':
      case 'List': {
        const starred = target.elts.findIndex((item) => item.type === 'Starred');
        for (const [index, item] of target.elts.entries()) {
          const isBehind = starred !== -1 && index > starred;
          const step = index === starred ? '*' : isBehind ? index - target.elts.length : index;
          this.bindTarget(item, from, make, path === undefined ? [step] : path.concat(step));
        }
        return;
      }
      case 'Starred':
        return this.bindTarget(target.value, from, make, path);
      case 'Attribute': {
        const name = this.runner.isFunction ? findDottedName(target) : undefined;
        if (name !== undefined) this.bind(intern(name), target.attrRange.start, from, make, path);
        else this.convert(target.value);
        return;
      }
      default:
        this.convert(target);
    }
  }

  /**
   * @param start where the name stands
   * @param from from where on the binding is in force
   */
  protected bind(name: string, start: number, from: number, make: MakeBinding, path?: UnpackPath): void {
    if (this.isDead) return;
    const { scope } = this;
    const place: Place = {
      name,
      start,
      from,
      until: this.until,
      reach: this.reach,
      scope: undefined,
    };
    if (!scope.globals.includes(name) && !scope.nonlocals.includes(name)) {
      scope.bindings.push(make(place, path));
      return;
    }
    const reach = Number.MAX_SAFE_INTEGER;
    const binding = make({ ...place, until: from, reach, scope: scope.index }, path);
    this.findOwner(name)?.bindings.push(binding);
  }

  /** The scope that a `global` or `nonlocal` name belongs to. */
  private findOwner(name: string): ScopeBuilder | undefined {
    const isGlobal = this.scope.globals.includes(name);
    let owner = this.scope.parent;
    while (owner?.parent !== undefined) {
      const isHere = owner.isFunction && owner.bindings.some((binding) => binding.name === name);
      if (!isGlobal && isHere) return owner;
      owner = owner.parent;
    }
    return isGlobal ? owner : undefined;
  }

  protected convertParameters(args: ast.Arguments): readonly Parameter[] {
    const count = args.posonlyargs.length + args.args.length;
    const firstDefault = count - args.defaults.length;
    const parameters: Parameter[] = [];
    args.posonlyargs.forEach((arg, index) => {
      parameters.push(this.convertParameter(arg, 'positional', args.defaults[index - firstDefault]));
    });
    args.args.forEach((arg, index) => {
      const position = index + args.posonlyargs.length;
      parameters.push(this.convertParameter(arg, 'normal', args.defaults[position - firstDefault]));
    });
    if (args.vararg !== null) parameters.push(this.convertParameter(args.vararg, 'rest', undefined));
    args.kwonlyargs.forEach((arg, index) => {
      parameters.push(this.convertParameter(arg, 'keyword', args.kw_defaults[index]));
    });
    if (args.kwarg !== null) parameters.push(this.convertParameter(args.kwarg, 'keywords', undefined));
    return trim(parameters);
  }

  private convertParameter(arg: ast.Arg, kind: Parameter['kind'], value: ast.Expression | null | undefined): Parameter {
    return {
      name: arg.arg,
      start: arg.start,
      kind,
      annotation: arg.annotation === null ? undefined : this.convertAnnotation(arg.annotation),
      default: value === null || value === undefined ? undefined : this.convert(value),
    };
  }

  protected convertTypeParameters(nodes: readonly ast.TypeParameter[]): readonly TypeParameter[] | undefined {
    if (nodes.length === 0) return undefined;
    return nodes.map((node) => ({
      kind: node.type,
      name: node.name,
      bound: node.type === 'TypeVar' && node.bound !== null ? this.convertAnnotation(node.bound) : undefined,
    }));
  }

  // --- narrowing

  protected narrow(test: ast.Expression, isTrue: boolean, from: number, until: number): void {
    if (until <= from) return;
    for (const fact of getFacts(test, isTrue)) {
      const { isNegated } = fact;
      this.addNarrowing({ target: intern(fact.target), test: this.toTest(fact), isNegated, from, until });
    }
  }

  private toTest(fact: Fact): NarrowTest {
    if (fact.test !== 'instance') return plainTests[fact.test];
    // The classes are named a second time here: their calls, if any, were met where they stand.
    const plain = new ExpressionConverter(this.text);
    return { kind: 'instance', classes: fact.classes ? plain.convert(fact.classes) : { kind: 'other' } };
  }

  protected addNarrowing(narrowing: Narrowing): void {
    if (narrowing.until > narrowing.from) this.scope.narrowings.push(narrowing);
  }
}
