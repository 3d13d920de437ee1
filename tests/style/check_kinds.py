# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever makes papers or ledgers says of what kind they are, so that an office can have them otherwise: for each that a file makes it names a
kind. A kind is made in one file, and is named after its plugin. A paper shown with linli_paper_show(), whose preview offers no template, need not
have one, nor one without a title, which nobody sees."""
import re

MAKES = re.compile(r'\blinli_(paper|ledger)_new \((?!"")')
KIND = re.compile(r'\blinli_(paper|ledger)_set_kind \(([^;]*);')
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
        kinds = list(KIND.finditer(text))
        for what in ("paper", "ledger"):
            made = [call for call in MAKES.finditer(text) if call[1] == what]
            told = sum(call[1] == what for call in kinds) + (len(SHOWN_AS_IT_IS.findall(text)) if what == "paper" else 0)
            if len(made) > told:
                found.append(f"{path}:{line_of(text, made[0].start())}: a {what} without a kind: {len(made)} made, linli_{what}_set_kind() {told} times")
        for call in kinds:
            for kind in names(call[2]):
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
    ("a second paper without a kind", {"src/shell/pages/a.c": PAPER % '"a"' + "void g (void) { p = linli_paper_new (title); }\n"}, "2 made"),
    ("a ledger without a kind beside a paper", {"src/shell/pages/a.c": PAPER % '"a"' + LEDGER % ""}, "a ledger without a kind"),
    ("a kind of another plugin", {"plugins/hazards/a.c": PAPER % '"events.notice"'}, "does not begin"),
    ("a kind of two makers", {"plugins/hazards/a.c": PAPER % '"hazards.a"', "plugins/hazards/b.c": PAPER % 'is ? "hazards.b" : "hazards.a"'}, "made in"),
]
GOOD = [
    ("a kind", {"plugins/hazards/a.c": PAPER % '"hazards.a"'}),
    ("a kind on paper and as a ledger", {"src/shell/pages/a.c": PAPER % '"a"' + LEDGER % 'linli_ledger_set_kind (l, "a", NULL);'}),
    ("columns beside a kind",
     {"plugins/hazards/a.c": LEDGER % 'linli_ledger_set_kind (l, "hazards.a", (const char * const[]) { "day", NULL });'}),
    ("a paper shown as it is", {"plugins/hazards/a.c": "void f (void) { linli_paper_show (linli_paper_new (title), over); }\n"}),
    ("a paper that nobody sees", {"plugins/hazards/a.c": 'void f (void) { linli_paper_new (""); }\n'}),
]
