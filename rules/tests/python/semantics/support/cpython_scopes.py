"""Prints the scopes of the files named on standard input, one JSON line a file, as CPython's symtable has them."""

import json
import symtable
import sys
import tokenize


def unmangle(name, class_name):
    prefix = "_" + class_name.lstrip("_")
    return name[len(prefix) :] if class_name and name.startswith(prefix + "__") else name


def describe(table, class_name):
    names = []
    for symbol in table.get_symbols():
        name = unmangle(symbol.get_name(), class_name)
        if name in (".0", "__class__"):
            continue
        is_bound = symbol.is_assigned() or symbol.is_imported() or symbol.is_parameter() or symbol.is_annotated()
        # symtable takes a function named "top" for the module, whose names are global as well as local.
        owner = "free" if symbol.is_free() else "local" if symbol.is_local() else "global"
        names.append([name, owner, bool(is_bound and owner == "local")])
    return [table.get_type(), table.get_name(), table.get_lineno(), sorted(names)]


def walk(table, class_name=""):
    inner = table.get_name() if table.get_type() == "class" else class_name
    yield describe(table, inner)
    for child in table.get_children():
        yield from walk(child, inner)


for path in sys.stdin.read().splitlines():
    try:
        with tokenize.open(path) as file:
            text = file.read()
        tables = list(walk(symtable.symtable(text, path, "exec")))
    except (SyntaxError, UnicodeDecodeError, ValueError):
        tables = None
    print(json.dumps([path, tables]))
