# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A file past 800 lines or a function past 100 is to be split."""
import re

from tree import code

FILE, FUNCTION = 800, 100
NAME = re.compile(r"^(\w+) \(", re.MULTILINE)


def long_functions(text):
    lines = code(text).split("\n")
    start = None
    for number, line in enumerate(lines):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start is not None:
            if number - start + 1 > FUNCTION:
                names = NAME.findall("\n".join(lines[max(0, start - 20):start]))
                yield start + 1, names[-1] if names else "a function", number - start + 1
            start = None


def check(tree):
    found = []
    for path in tree.paths(".c", ".h", ".py"):
        text = tree.text(path)
        count = text.count("\n")
        if count > FILE:
            found.append(f"{path}:{FILE}: {count} lines; split a file past {FILE}")
        if not path.endswith(".py"):
            for line, name, size in long_functions(text):
                found.append(f"{path}:{line}: {name} has {size} lines; split a function past {FUNCTION}")
    return found


def function(lines):
    return "static void\nthing_do (void)\n{\n" + "  a ();\n" * (lines - 2) + "}\n"


BAD = [
    ("a file of 801 lines", {"src/core/base/a.c": "\n" * 801}, "801 lines"),
    ("a function of 101 lines", {"src/core/base/a.c": function(101)}, "thing_do has 101 lines"),
]
GOOD = [("a file of 800 lines and a function of 100", {"src/a.h": "\n" * 800, "src/a.c": function(100) * 2})]
