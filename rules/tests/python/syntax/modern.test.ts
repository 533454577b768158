import assert from 'node:assert/strict';
import type { Node, NodeType } from '../../../src/python/syntax/nodes.js';
import { parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';
import { dump } from './support/dump.js';

/** Each node of some types, as its type and its text. */
function textsOf(source: string, ...types: NodeType[]): string[] {
  const texts: string[] = [];
  walk(parse(source), (node: Node) => {
    if (types.includes(node.type)) texts.push(`${node.type} ${source.slice(node.start, node.end)}`);
  });
  return texts;
}

describe('syntax of recent Python versions', () => {
  const trees: [what: string, source: string, tree: string][] = [
    [
      'walrus (PEP 572)',
      'if (n := f(a)): pass',
      'If(test=NamedExpr(target=Name(id=n), value=Call(func=Name(id=f), args=[Name(id=a)])), body=[Pass()])',
    ],
    [
      'positional-only parameters (PEP 570)',
      'def f(a, b=1, /, c=2, *, d, e=3, **g): ...',
      'FunctionDef(name=f, args=arguments(posonlyargs=[arg(arg=a), arg(arg=b)], args=[arg(arg=c)], ' +
        'kwonlyargs=[arg(arg=d), arg(arg=e)], kw_defaults=[None, Constant(kind=int)], kwarg=arg(arg=g), ' +
        'defaults=[Constant(kind=int), Constant(kind=int)]), body=[Expr(value=Constant(kind=Ellipsis))])',
    ],
    [
      'decorators of any expression (PEP 614)',
      '@buttons[0].clicked.connect\n@(a or b)\ndef f(): pass',
      'FunctionDef(name=f, args=arguments(), body=[Pass()], decorator_list=[Attribute(value=Attribute(value=Subscript(' +
        'value=Name(id=buttons), slice=Constant(kind=int)), attr=clicked), attr=connect), ' +
        'BoolOp(op=Or, values=[Name(id=a), Name(id=b)])])',
    ],
    [
      'parenthesised context managers',
      'async with (open(a) as f, b,):\n  pass',
      'AsyncWith(items=[withitem(context_expr=Call(func=Name(id=open), args=[Name(id=a)]), optional_vars=Name(id=f)), ' +
        'withitem(context_expr=Name(id=b))], body=[Pass()])',
    ],
    [
      'a tuple in brackets as context manager, as it has more behind it',
      'with (a, b) as c: pass',
      'With(items=[withitem(context_expr=Tuple(elts=[Name(id=a), Name(id=b)]), optional_vars=Name(id=c))], body=[Pass()])',
    ],
    [
      'a generator as context manager is no list of items',
      'with (a for b, c in d): pass',
      'With(items=[withitem(context_expr=GeneratorExp(elt=Name(id=a), generators=[comprehension(' +
        'target=Tuple(elts=[Name(id=b), Name(id=c)]), iter=Name(id=d))]))], body=[Pass()])',
    ],
    [
      'except* (PEP 654)',
      'try: a\nexcept* (A, B) as e: b\n',
      'TryStar(body=[Expr(value=Name(id=a))], handlers=[ExceptHandler(exceptionType=Tuple(elts=[Name(id=A), Name(id=B)]), ' +
        'name=e, body=[Expr(value=Name(id=b))])])',
    ],
    [
      'exceptions without brackets (PEP 758)',
      'try: a\nexcept A, B: b\n',
      'Try(body=[Expr(value=Name(id=a))], handlers=[ExceptHandler(exceptionType=Tuple(elts=[Name(id=A), Name(id=B)]), ' +
        'body=[Expr(value=Name(id=b))])])',
    ],
    [
      'unpacking in subscripts and annotations (PEP 646)',
      'def f(*args: *Ts) -> A[*Ts]: ...',
      'FunctionDef(name=f, args=arguments(vararg=arg(arg=args, annotation=Starred(value=Name(id=Ts)))), ' +
        'body=[Expr(value=Constant(kind=Ellipsis))], ' +
        'returns=Subscript(value=Name(id=A), slice=Tuple(elts=[Starred(value=Name(id=Ts))])))',
    ],
    [
      'type parameters with bounds and defaults (PEP 695, PEP 696)',
      'class C[T: int = bool, *Ts = *tuple[int], **P = [int]](B[T], metaclass=M): pass',
      'ClassDef(name=C, bases=[Subscript(value=Name(id=B), slice=Name(id=T))], ' +
        'keywords=[keyword(arg=metaclass, value=Name(id=M))], body=[Pass()], type_params=[' +
        'TypeVar(name=T, bound=Name(id=int), default_value=Name(id=bool)), ' +
        'TypeVarTuple(name=Ts, default_value=Starred(value=Subscript(value=Name(id=tuple), slice=Name(id=int)))), ' +
        'ParamSpec(name=P, default_value=List(elts=[Name(id=int)]))])',
    ],
    [
      'type aliases (PEP 695)',
      'type X[T] = list[T]',
      'TypeAlias(name=Name(id=X), type_params=[TypeVar(name=T)], value=Subscript(value=Name(id=list), slice=Name(id=T)))',
    ],
    [
      'f-strings (PEP 701)',
      'f"a{d["k"]!r:>{w}}b"',
      'Expr(value=JoinedStr(values=[Constant(kind=str), FormattedValue(value=Subscript(value=Name(id=d), ' +
        'slice=Constant(kind=str)), conversion=114, format_spec=JoinedStr(values=[Constant(kind=str), ' +
        'FormattedValue(value=Name(id=w), conversion=-1)])), Constant(kind=str)]))',
    ],
    [
      'f-strings that show their source',
      'f"{x = }" f"{y=:3}"',
      'Expr(value=JoinedStr(values=[Constant(kind=str), FormattedValue(value=Name(id=x), conversion=114), Constant(kind=str), ' +
        'FormattedValue(value=Name(id=y), conversion=-1, format_spec=JoinedStr(values=[Constant(kind=str)]))]))',
    ],
    [
      't-strings (PEP 750)',
      't"a{await b!s:c}"',
      'Expr(value=TemplateStr(values=[Constant(kind=str), Interpolation(value=Await(value=Name(id=b)), conversion=115, ' +
        'format_spec=JoinedStr(values=[Constant(kind=str)]))]))',
    ],
    [
      'unpacking in comprehensions (PEP 798)',
      '[*a for a in b], {**c for c in d}, f(*e for e in g)',
      'Expr(value=Tuple(elts=[ListComp(elt=Starred(value=Name(id=a)), generators=[comprehension(target=Name(id=a), ' +
        'iter=Name(id=b))]), DictComp(key=Name(id=c), generators=[comprehension(target=Name(id=c), iter=Name(id=d))]), ' +
        'Call(func=Name(id=f), args=[GeneratorExp(elt=Starred(value=Name(id=e)), generators=[comprehension(' +
        'target=Name(id=e), iter=Name(id=g))])])]))',
    ],
    ['lazy imports (PEP 810)', 'lazy import a.b as c', 'Import(names=[alias(name=a.b, asname=c)], is_lazy=true)'],
    [
      'lazy imports from a module (PEP 810)',
      'lazy from .a import b',
      'ImportFrom(module=a, names=[alias(name=b)], level=1, is_lazy=true)',
    ],
    [
      'asynchronous comprehensions',
      '[await a async for a in b if await c]',
      'Expr(value=ListComp(elt=Await(value=Name(id=a)), generators=[comprehension(target=Name(id=a), iter=Name(id=b), ' +
        'ifs=[Await(value=Name(id=c))], is_async=true)]))',
    ],
    [
      'await binds tighter than powers and signs',
      '-await a.b() ** 2',
      'Expr(value=UnaryOp(op=USub, operand=BinOp(left=Await(value=Call(func=Attribute(value=Name(id=a), attr=b))), op=Pow, ' +
        'right=Constant(kind=int))))',
    ],
    ['bare yield', 'x = yield', 'Assign(targets=[Name(id=x)], value=Yield())'],
  ];
  for (const [what, source, tree] of trees) {
    it(`has ${what}`, () => {
      const module = parse(source);
      assert.deepEqual(module.problems, []);
      assert.equal(module.body.map(dump).join('\n'), tree);
    });
  }

  it('has match statements (PEP 634)', () => {
    const cases: [source: string, pattern: string][] = [
      ['_', 'MatchAs()'],
      ['x', 'MatchAs(name=x)'],
      ['-1.5', 'MatchValue(value=UnaryOp(op=USub, operand=Constant(kind=float)))'],
      ['1 + 2j', 'MatchValue(value=BinOp(left=Constant(kind=int), op=Add, right=Constant(kind=complex)))'],
      ['a.b', 'MatchValue(value=Attribute(value=Name(id=a), attr=b))'],
      ['None | True', 'MatchOr(patterns=[MatchSingleton(kind=None), MatchSingleton(kind=True)])'],
      ['[1, *_]', 'MatchSequence(patterns=[MatchValue(value=Constant(kind=int)), MatchStar()])'],
      ['a, *rest', 'MatchSequence(patterns=[MatchAs(name=a), MatchStar(name=rest)])'],
      ['(a)', 'MatchAs(name=a)'],
      ['(a,)', 'MatchSequence(patterns=[MatchAs(name=a)])'],
      ['{"k": v, **rest}', 'MatchMapping(keys=[Constant(kind=str)], patterns=[MatchAs(name=v)], rest=rest)'],
      [
        'A.B(1, x=2) as p',
        'MatchAs(pattern=MatchClass(cls=Attribute(value=Name(id=A), attr=B), patterns=[MatchValue(' +
          'value=Constant(kind=int))], kwd_attrs=[x], kwd_patterns=[MatchValue(value=Constant(kind=int))]), name=p)',
      ],
    ];
    for (const [source, pattern] of cases) {
      const module = parse(`match x:\n  case ${source} if y:\n    pass\n`);
      const expected = `Match(subject=Name(id=x), cases=[match_case(pattern=${pattern}, guard=Name(id=y), body=[Pass()])])`;
      assert.deepEqual(module.problems, [], source);
      assert.equal(module.body.map(dump).join('\n'), expected, source);
    }
  });

  it('takes soft keywords for names wherever they are', () => {
    const sources = [
      'match = type = case = lazy = _ = 1',
      'match.group(1)',
      'match[1] = 2',
      'match(x)',
      'match (x), y',
      'match * y',
      'match -1',
      'print(match, case, type)',
      'match: int = 1',
      'type(x)',
      'type.__name__',
      'type in x',
      'lazy(x)',
      'lazy = 1',
      'case(x)',
    ];
    for (const source of sources) {
      const module = parse(source);
      assert.deepEqual(module.problems, [], source);
      assert(!['Match', 'TypeAlias', 'Import'].includes(module.body[0]?.type ?? ''), source);
    }
  });

  it('accepts the forms of other versions', () => {
    const sources = [
      'x = f"{f"{f"{1}"}"}"\n',
      'x = f"{\'\\n\'.join(a)}"\n',
      'y = f"""{\n  a  # comment\n  + b\n}"""\n',
      'f"{\n  a:>{b}\n}" f"{\n  c\n  :d}"\n',
      'f"{{}} {{{x}}} {a:{b}.{c}} \\N{LATIN SMALL LETTER A} {x:%H:%M}"\n',
      'f"{(lambda x: x)(1)} {a if b else c} {x!=y} {a:=5} {*a, b}"\n',
      'rf"\\{x}\\"" fr\'{y}\' F"" Rb"" if 0 else bR"\\""\n',
      'x = rt"\\d{a}" t"b"\n',
      'a[*b], a[1:2, *c], a[::2], a[1:], a[..., None], a[lambda: 1:2], a[b:=1]\n',
      'for x in *a, *b: pass\n',
      'def f():\n  return *a, b\n  yield *a, b\n  x: tuple = 1, 2\n  (y): int = 3\n',
      'with (yield x) as y: pass\nwith (a).b() as c, d: pass\nwith a(), (b): pass\nwith (x := f()): pass\n',
      'f = lambda *a, b=1, **k: (yield)\nh = lambda x, /, y: x\n',
      'a = 1_000 + 0x_ff + 0b1 + 0o7 + 1e1_0 + 1j + .5 + 5. + 0xdeadBEEF + 1if x else 2\n',
      'assert x, \\\n  "m"\n',
      'a = 1; b = 2;\nif x: y(); z();\nclass A: x = 1; y: int = 2\n',
      '{**a, "b": 1, **c}, {*a, b}, {k: v for k, v in x}, {}\n',
      'from . import a\nfrom .b import c\nfrom ...x.y import (a as b, c,)\nfrom .... import d\nfrom m import *\n',
      'a < b <= c != d not in e is not f in g\n',
      'del d, (e, f[0])\nraise X from None\nraise\n',
      'class A: ...\n@overload\ndef f(self) -> int: ...\n',
      'x: int  # type: ignore\ndef f(a):\n  # type: (int) -> str\n  pass\n',
    ];
    for (const source of sources) assert.deepEqual(parse(source).problems, [], source);
  });

  it('knows where the parts of an f-string are', () => {
    assert.deepEqual(textsOf('f"a{x!r:>{w}}b"', 'Constant', 'FormattedValue', 'JoinedStr', 'Name'), [
      'JoinedStr f"a{x!r:>{w}}b"',
      'Constant a',
      'FormattedValue {x!r:>{w}}',
      'Name x',
      'JoinedStr :>{w}',
      'Constant >',
      'FormattedValue {w}',
      'Name w',
      'Constant b',
    ]);
  });
});

describe('the text around the syntax', () => {
  it('may have any kind of newline', () => {
    for (const newline of ['\n', '\r\n', '\r']) {
      const source = ['def f():', '  x = 1 # one', '  """a', 'b"""', '  await y()', ''].join(newline);
      const module = parse(source);
      assert.deepEqual(module.problems, []);
      assert.deepEqual(
        module.comments.map(({ value }) => value),
        [' one'],
      );
      assert.deepEqual(textsOf(source, 'Await'), ['Await await y()']);
    }
  });

  it('may begin with a byte order mark and have form feeds', () => {
    const source = '\ufeffdef f(): pass\n\f\ndef g():\n  x\n\f  y\n';
    assert.deepEqual(parse(source).problems, []);
    assert.deepEqual(textsOf(source, 'Expr'), ['Expr x', 'Expr y']);
  });

  it('counts in UTF-16 units and compares names in normal form (PEP 3131)', () => {
    const source = '𝔘 = "😀"; ﬁn = 名前';
    const module = parse(source);
    assert.deepEqual(module.problems, []);
    assert.equal(
      module.body.map(dump).join('\n'),
      'Assign(targets=[Name(id=U)], value=Constant(kind=str))\nAssign(targets=[Name(id=fin)], value=Name(id=名前))',
    );
    assert.deepEqual(textsOf(source, 'Name'), ['Name 𝔘', 'Name ﬁn', 'Name 名前']);
  });

  it('may continue lines, before the indentation as well', () => {
    const module = parse('if a and \\\n   b:\n  \\\n      x\n  y\n');
    assert.deepEqual(module.problems, []);
    assert.equal(module.body.length, 1);
  });

  it('may have comments and blank lines of any indentation', () => {
    const module = parse('def f():\n    x()\n  # less\n\n        # more\n    y()\n# end');
    assert.deepEqual(module.problems, []);
    assert.deepEqual(
      module.comments.map(({ value, start, end }) => [value, end - start]),
      [
        [' less', 6],
        [' more', 6],
        [' end', 5],
      ],
    );
  });
});
