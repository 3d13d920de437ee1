# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A file includes its own rank or lower; the core never sees GTK; plugins see the two umbrella headers only."""
import re

from tree import line_of, rank_of, uncommented

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
WIDGETS = re.compile(r"^(gtk|gdk|gsk|adwaita|libadwaita|shumate|graphene|pango)\b")
UMBRELLAS = ("linli-core.h", "linli-shell.h")


def library_of(path):
    return "/".join(path.split("/")[:2])


def judge(path, name, homes):
    mine = rank_of(path)
    base = name.split("/")[-1]
    if mine <= 4 and WIDGETS.match(name):
        return "the core must not see GTK"
    home = homes.get(base)
    if home is None or home == path:
        return None
    theirs = rank_of(home)
    if mine == 10:
        if theirs < 10 and base not in UMBRELLAS:
            return "a plugin includes <linli-core.h> and <linli-shell.h> only"
        if theirs == 10 and library_of(home) != library_of(path):
            return "no plugin includes another"
    if theirs > mine:
        return f"rank {mine} must not include rank {theirs} ({home})"
    if base.endswith("-private.h") and library_of(home) != library_of(path):
        return f"private to {library_of(home)}"
    if base in UMBRELLAS and mine <= 4:
        return "inside the core, include the header you need, not the umbrella"
    return None


def check(tree):
    homes = {p.split("/")[-1]: p for p in tree.paths(".h") if rank_of(p) is not None}
    found = []
    for path in tree.paths(".c", ".h"):
        if rank_of(path) is None or path.split("/")[-1] in UMBRELLAS:
            continue
        text = uncommented(tree.text(path))
        for match in INCLUDE.finditer(text):
            wrong = judge(path, match.group(2), homes)
            if wrong:
                found.append(f"{path}:{line_of(text, match.start())}: includes {match.group(2)}: {wrong}")
    return found


SEARCH = {"src/core/service/linli-search.h": ""}
BAD = [
    ("a store that includes a service",
     {**SEARCH, "src/core/store/linli-store.c": '#include "linli-search.h"\n'}, "rank 1 must not include rank 3"),
    ("GTK in the core", {"src/core/model/linli-record.c": "#include <gtk/gtk.h>\n"}, "must not see GTK"),
    ("a page that includes the window",
     {"src/shell/window/linli-window.h": "", "src/shell/pages/a.c": '#include "linli-window.h"\n'},
     "rank 7 must not include rank 8"),
    ("a private header of the core in the shell",
     {"src/core/store/linli-store-private.h": "", "src/shell/map/a.c": '#include "linli-store-private.h"\n'},
     "private to src/core"),
    ("a plugin that reaches inside", {**SEARCH, "plugins/x/x.c": '#include "linli-search.h"\n'}, "a plugin includes"),
    ("a plugin that includes another",
     {"plugins/x/x.c": '#include "lp-y.h"\n', "plugins/y/lp-y.h": ""}, "no plugin includes another"),
]
GOOD = [
    ("downward includes and comments",
     {**SEARCH, "src/shell/pages/a.c": '#include "linli-search.h"\n#include <gtk/gtk.h>\n',
      "src/core/base/a.c": '/* #include "linli-search.h" */\n'}),
]
