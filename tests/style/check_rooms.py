# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every room has a short README, which speaks only of what exists; the root README shows the map of the house."""
import re

from tree import RANKS

LONGEST = 40
TYPE = re.compile(r"`(Linli\w+)`")
FUNCTION = re.compile(r"`_?(linli_\w+)(?:…)?`")


def check(tree):
    found = []
    sources = "".join(tree.text(p) for p in tree.paths(".h", ".c", under="src/"))
    for room in RANKS:
        if room in ("src/core/", "src/shell/", "plugins/") or not tree.paths("meson.build", under=room):
            continue
        path = room + "README.md"
        if path not in tree.paths():
            found.append(f"{path}:1: the room has no README")
            continue
        text = tree.text(path)
        if text.count("\n") > LONGEST:
            found.append(f"{path}:{LONGEST}: longer than {LONGEST} lines")
        found += [f"{path}:1: speaks of {name}, which does not exist" for name in TYPE.findall(text)
                  if not re.search(rf"\b{name}\b", sources)]
        found += [f"{path}:1: speaks of {name}, which does not exist" for name in FUNCTION.findall(text) if name not in sources]
        if f"({room.rstrip('/')})" not in tree.text("README.md"):
            found.append(f"README.md:1: does not show {room}")
    return found


ROOM = {"src/core/base/meson.build": "", "README.md": "[base](src/core/base)\n"}
README = "src/core/base/README.md"
BAD = [
    ("a room without a README", ROOM, "the room has no README"),
    ("a type that is gone", {**ROOM, README: "`LinliGone`\n"}, "speaks of LinliGone"),
    ("a function that is gone", {**ROOM, README: "`linli_gone_…`\n"}, "speaks of linli_gone"),
    ("a README that grew", {**ROOM, README: "\n" * 41}, "longer than 40 lines"),
    ("a room that the map leaves out", {**ROOM, README: "", "README.md": ""}, "does not show src/core/base"),
]
GOOD = [("a room with its README", {**ROOM, README: "`LinliBox`, `linli_box_…`\n", "src/core/base/a.h": "LinliBox *linli_box_new (void);\n"})]
