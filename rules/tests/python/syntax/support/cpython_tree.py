"""Prints, for the trees that CPython's `ast` makes of files, the hash of a canonical form (see canonical-tree.ts).

Standard input: a line of JSON with the fields of each node type, then a line of JSON for each file: its path and the
positions that the parser under test gives to what stands inside f-strings, in order. Standard output: a line for each
file with its path and the hash, or why CPython rejects the file. With `--full` the canonical form itself is printed.

Before 3.12 CPython does not know where things inside an f-string are: literal text and fields have the position of the
whole string, and positions inside fields are often wrong. So each field's expression is parsed once more by itself, from
the text where the parser under test saw it: it must be the same tree, and then its positions are right ones to compare.
Literal text must be the text at the positions given, unless that has escapes, quotes of strings that are joined, or the
brace of a field such as `{value=}`, whose text is literal text too.
"""

import ast
import hashlib
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

fields_of: dict[str, list[str]] = {}
UNPOSITIONED = {"Module", "arguments", "comprehension", "withitem", "match_case"}
RENAMED = {"exceptionType": "type"}
CONSTANTS = {
    str: "str",
    bytes: "bytes",
    int: "int",
    float: "float",
    complex: "complex",
    type(...): "Ellipsis",
}
NEWLINE = re.compile("\r\n|\r|\n")
SPECIAL = re.compile(r"[\\\"'{}]")


def utf16_length(text):
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


class Positions:
    """Turns lines and UTF-8 columns into UTF-16 offsets."""

    def __init__(self, text, offset):
        self.starts = [0, offset]
        self.lines = [None]
        at = 0
        for match in NEWLINE.finditer(text):
            self.add(text[at : match.start()])
            offset += utf16_length(text[at : match.end()])
            self.starts.append(offset)
            at = match.end()
        self.add(text[at:])

    def add(self, line):
        self.lines.append(None if line.isascii() else line.encode())

    def offset(self, line, column):
        encoded = self.lines[line]
        if encoded is not None:
            column = utf16_length(encoded[:column].decode())
        return self.starts[line] + column


class Canonical:
    def __init__(self, text, units, ranges):
        self.out = []
        self.units = units
        self.ranges = iter(ranges)
        self.positions = Positions(text.removeprefix("\ufeff"), 1 if text.startswith("\ufeff") else 0)

    def slice(self):
        start, end = next(self.ranges), next(self.ranges)
        return start, end, self.units[2 * start : 2 * end].decode("utf-16-le")

    def node(self, node):
        out = self.out
        name = type(node).__name__
        out.append(name)
        if name not in UNPOSITIONED:
            offset = self.positions.offset
            out.append(str(offset(node.lineno, node.col_offset)))
            out.append(str(offset(node.end_lineno, node.end_col_offset)))
        if name == "Name":
            out.append(node.id)
            out.append(type(node.ctx).__name__)
        elif name == "Constant":
            value = node.value
            out.append(str(value) if value is None or value is True or value is False else CONSTANTS[type(value)])
        elif name == "JoinedStr" or name == "TemplateStr":
            self.fstring(node)
        elif name == "MatchSingleton":
            out.append(str(node.value))
        else:
            for field in fields_of[name]:
                # Type parameters came in 3.12.
                default = [] if field == "type_params" else None
                self.value(getattr(node, RENAMED.get(field, field), default))

    def value(self, value):
        if isinstance(value, list):
            self.out.append(f"[{len(value)}")
            for item in value:
                self.value(item)
        elif isinstance(value, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            self.out.append(type(value).__name__)
        elif isinstance(value, ast.AST):
            self.node(value)
        elif value is None:
            self.out.append("-")
        else:
            self.out.append(str(value))

    def fstring(self, node):
        out = self.out
        out.append(f"[{len(node.values)}")
        for part in node.values:
            name = type(part).__name__
            out.append(name)
            if name == "Constant":
                _, _, text = self.slice()
                if not SPECIAL.search(text) and NEWLINE.sub("\n", text) != part.value:
                    out.append(f"literal text is {part.value!r}, not {text!r}")
            else:
                self.field(part)

    def field(self, part):
        start, end, text = self.slice()
        value = ast.parse(f"({text}\n)", mode="eval").body
        if ast.dump(value) != ast.dump(part.value):
            self.out.append(f"field is {ast.dump(part.value)}, not {text!r}")
            return
        outer = self.positions
        self.positions = Positions(f"({text}\n)", start - 1)
        if value.lineno == 1 and value.col_offset == 0:
            # A tuple whose parentheses are ours.
            value.col_offset = 1
            lines = NEWLINE.split(text)
            value.end_lineno = len(lines)
            value.end_col_offset = len(lines[-1].encode()) + (1 if len(lines) == 1 else 0)
        self.node(value)
        self.positions = outer
        self.out.append(str(part.conversion))
        if part.format_spec is None:
            self.out.append("-")
        else:
            self.fstring(part.format_spec)


def canonical(path, ranges):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8")
    tree = ast.parse(text.removeprefix("\ufeff"))
    form = Canonical(text, text.encode("utf-16-le"), ranges)
    form.node(tree)
    return form.out


def main():
    fields_of.update(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        path, ranges = json.loads(line)
        try:
            out = canonical(path, ranges)
        except (SyntaxError, UnicodeDecodeError, ValueError) as error:
            print(json.dumps([path, None, f"{type(error).__name__}: {error}"]))
            continue
        text = "\n".join(out)
        print(json.dumps([path, text if "--full" in sys.argv else hashlib.md5(text.encode()).hexdigest(), None]))


main()
