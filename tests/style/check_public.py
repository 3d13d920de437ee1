# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What a public header declares is exported, named linli_*, and documented in a .c file; private functions are _linli_*."""
import re

from tree import code, line_of

FUNCTION = re.compile(r"^(?!#|typedef|static|struct|enum|union|G_|return)((?:[A-Za-z_][\w \t*]*[ \t\n*]+)\**)([a-z_]\w*) \(", re.MULTILINE)
DEFINED = re.compile(r"^(\w+) \(", re.MULTILINE)
CUSTOMARY = ("_get_type", "_error_quark", "_ref", "_unref", "_free")  # their names say all there is to say
DOCUMENTED = re.compile(r"^/\*\*(?:\n \*)? (linli_\w+):", re.MULTILINE)
APART = ("src/core/service/reader/",)


def declared(text):
    """(name, line, exported) of every function that a header declares."""
    plain = code(text)
    for match in FUNCTION.finditer(plain):
        before = plain[:match.start()].rstrip().split("\n")[-1].strip()
        exported = before == "LINLI_EXPORT" or "LINLI_EXPORT" in match.group(1)
        yield match.group(2), line_of(plain, match.start(2)), exported


def check(tree):
    documented, defined = set(), set()
    for path in tree.paths(".c", under="src/"):
        documented.update(DOCUMENTED.findall(tree.text(path)))
        defined.update(DEFINED.findall(tree.text(path)))
    found = []
    for path in tree.paths(".h", under="src/"):
        private = path.endswith("-private.h")
        if not path.startswith(("src/core/", "src/shell/")) or path.startswith(APART):
            continue
        for name, line, exported in declared(tree.text(path)):
            where = f"{path}:{line}: {name}"
            if private and (exported or not name.startswith("_linli_")):
                found.append(f"{where} is in a private header: name it _linli_* and do not export it")
            elif not private and not exported:
                found.append(f"{where} lacks LINLI_EXPORT")
            elif not private and not name.startswith("linli_"):
                found.append(f"{where} must be named linli_*")
            elif name not in defined and not name.endswith(("_get_type", "_quark")):
                found.append(f"{where} is defined nowhere")
            elif not private and name not in documented and not name.endswith(CUSTOMARY):
                found.append(f"{where} has no /** comment in a .c file")
    return found


H = "src/core/base/linli-a.h"
DOC = {"src/core/base/linli-a.c": "/**\n * linli_a_do:\n *\n * Does.\n */\nvoid\nlinli_a_do (void)\n{\n}\n"}
BAD = [
    ("a function that does not exist", {H: "LINLI_EXPORT\nvoid linli_a_do (void);\n"}, "is defined nowhere"),
    ("a function without a comment", {"src/core/base/linli-a.c": DOC["src/core/base/linli-a.c"].replace("/**", "/*"), H: "LINLI_EXPORT\nvoid linli_a_do (void);\n"}, "linli_a_do has no /**"),
    ("a function that is not exported", {**DOC, H: "void linli_a_do (void);\n"}, "lacks LINLI_EXPORT"),
    ("a stray name", {H: "LINLI_EXPORT\nchar *a_do (int b);\n"}, "a_do must be named linli_*"),
    ("an exported private function",
     {"src/core/base/linli-a-private.h": "LINLI_EXPORT\nvoid _linli_a_do (void);\n"}, "is in a private header"),
]
GOOD = [("a documented function", {**DOC, H: "/* void a_do (void); */\ntypedef void (*LinliFunc) (int a);\nLINLI_EXPORT\n"
                                             "void linli_a_do (void);\nLINLI_EXPORT\nGType linli_a_get_type (void);\n"})]
