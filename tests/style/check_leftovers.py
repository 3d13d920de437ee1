# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Nothing half done is left in the code: what is missing belongs into an issue, not into a remark."""
import re

from tree import line_of

MARK = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|\b[Nn]ot (yet )?imple" r"mented\b|lorem ip" r"sum")
SOURCES = (".c", ".h", ".py", ".ui", ".css", ".sql", ".in", ".xml", "meson.build", "dev")


def check(tree):
    found = []
    for path in tree.paths(*SOURCES):
        text = tree.text(path)
        found += [f"{path}:{line_of(text, m.start())}: left over: {m.group()}" for m in MARK.finditer(text)]
    return found


BAD = [("a remark for later", {"src/a.c": "/* TO" "DO: undo */\n"}, "src/a.c:1: left over"),
       ("something not done", {"src/a.c": 'x ("Not imple' 'mented");\n'}, "left over: Not imple")]
GOOD = [("ordinary words", {"src/a.c": "/* hacksaw; implemented */\n"})]
