/** A text in which each type of node occurs, errors included. */
export const everySyntax = `
import a
from b import c
lazy import d
type X[T: int = str, *Ts = int, **P = int] = list[T]
@decorated
def f[T](a: int, /, b=1, *args, c, d=2, **kwargs) -> T:
    global g
    return a
async def h():
    nonlocal i
    async for j in k:
        await l
    async with m as n, o:
        yield p
        yield from q
class R(S, metaclass=T):
    pass
del a, b
x = y = z
x += 1
x: int = 2
for a, *b in c:
    break
else:
    continue
while a:
    pass
else:
    b
if a:
    b
elif c:
    d
else:
    e
with a as b, c:
    d
match a:
    case 1 | [2, *b] | {"c": d, **e} | F(g, h=i) | None | (j as k) if l:
        m
    case _:
        n
raise a from b
try:
    a
except b as c:
    d
else:
    e
finally:
    f
try:
    a
except* b:
    c
assert a, b
a or b and not c
(d := -e ** +f)
lambda g, *h, i=1, **j: k
a if b else c
{**a, b: c}
{a, *b}
[a for b in c if d if e]
{a async for b in c}
{a: b for c in d}
{**a for b in c}
(a for b in c)
a < b is not c
f(a, *b, c=d, **e)
f"a{b!r:c{d}}"
t"a{b!r:c{d}}"
a.b[c:d:e, f]
(a, [b])
1, 1.5, 2j, "a", b"b", ..., None, True, False
x = (1 + )
`;
