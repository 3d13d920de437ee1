# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever makes papers or ledgers says of what kind they are, so that an office can have them otherwise; a kind has one maker, and is named
after its plugin. A paper shown as it is, with linli_paper_show(), is not adapted, nor is one without a title, which nobody sees."""
import re

MAKES = re.compile(r'\blinli_(paper|ledger)_new \((?!"")')
KIND = re.compile(r'\blinli_(?:paper|ledger)_set_kind \(([^;]*);')
NAME = re.compile(r'"([^"]+)"')
SHOWN_AS_IT_IS = re.compile(r"\blinli_paper_show \(")


def line_of(text, place):
    return text.count("\n", 0, place) + 1


def names(call):
    """Those of kinds in the call; the names of columns, which follow in an array, are none."""
    return NAME.findall(call.split("(const char")[0])


def check(tree):
    found, makers = [], {}
    for path in tree.paths(".c", under="src/") + tree.paths(".c", under="plugins/"):
        text = tree.text(path)
        made = MAKES.search(text)
        kinds = list(KIND.finditer(text))
        if made and not kinds and not SHOWN_AS_IT_IS.search(text):
            found.append(f"{path}:{line_of(text, made.start())}: a {made[1]} without a kind: linli_{made[1]}_set_kind()")
        for call in kinds:
            for kind in names(call[1]):
                place = f"{path}:{line_of(text, call.start())}"
                plugin = path.split("/")[1]
                if path.startswith("plugins/") and not kind.startswith(f"{plugin}."):
                    found.append(f"{place}: the kind “{kind}” does not begin with “{plugin}.”")
                if makers.setdefault(kind, path) != path:
                    found.append(f"{place}: “{kind}” is made in {makers[kind]}, too")
    return found


PAPER = 'void f (void) { p = linli_paper_new (title); linli_paper_set_kind (p, %s, reader); }\n'
LEDGER = 'void f (void) { l = linli_ledger_new (t, c, 1, i, f, NULL, NULL); %s }\n'

BAD = [
    ("a paper without a kind", {"src/shell/pages/a.c": "void f (void) { p = linli_paper_new (title); }\n"}, "a paper without a kind"),
    ("a ledger without a kind", {"plugins/hazards/a.c": LEDGER % ""}, "a ledger without a kind"),
    ("a kind of another plugin", {"plugins/hazards/a.c": PAPER % '"events.notice"'}, "does not begin"),
    ("a kind of two makers", {"plugins/hazards/a.c": PAPER % '"hazards.a"', "plugins/hazards/b.c": PAPER % 'is ? "hazards.b" : "hazards.a"'}, "made in"),
]
GOOD = [
    ("a kind", {"plugins/hazards/a.c": PAPER % '"hazards.a"'}),
    ("columns beside a kind",
     {"plugins/hazards/a.c": LEDGER % 'linli_ledger_set_kind (l, "hazards.a", (const char * const[]) { "day", NULL });'}),
    ("a paper shown as it is", {"plugins/hazards/a.c": "void f (void) { linli_paper_show (linli_paper_new (title), over); }\n"}),
    ("a paper that nobody sees", {"plugins/hazards/a.c": 'void f (void) { linli_paper_new (""); }\n'}),
]
