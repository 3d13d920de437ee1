# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""linli-core.h and linli-shell.h include every public header of their library, one a line, in order, and no other."""
import re

UMBRELLAS = {"src/core/linli-core.h": "src/core/", "src/shell/linli-shell.h": "src/shell/"}
OURS = re.compile(r'^#include "([^"]+)"$', re.MULTILINE)
APART = ("src/core/service/reader/",)  # a module of its own, not part of the library


def check(tree):
    found = []
    for umbrella, room in UMBRELLAS.items():
        if umbrella not in tree.paths():
            continue
        public = sorted(p.split("/")[-1] for p in tree.paths(".h", under=room)
                        if p != umbrella and not p.endswith("-private.h") and not p.startswith(APART))
        listed = OURS.findall(tree.text(umbrella))
        found += [f"{umbrella}:1: does not include {name}" for name in public if name not in listed]
        found += [f"{umbrella}:1: includes {name}, which is no public header" for name in listed if name not in public]
        if len(set(listed)) != len(listed):
            found.append(f"{umbrella}:1: includes a header twice")
        elif listed != sorted(listed):
            found.append(f"{umbrella}:1: not in alphabetical order")
    return found


CORE = "src/core/linli-core.h"
BAD = [
    ("a header left out", {CORE: "", "src/core/base/linli-a.h": ""}, "does not include linli-a.h"),
    ("a private header", {CORE: '#include "linli-a-private.h"\n', "src/core/base/linli-a-private.h": ""},
     "no public header"),
    ("disorder", {CORE: '#include "linli-b.h"\n#include "linli-a.h"\n', "src/core/base/linli-a.h": "",
                  "src/core/base/linli-b.h": ""}, "alphabetical"),
]
GOOD = [("a complete list", {CORE: '#include "linli-a.h"\n', "src/core/base/linli-a.h": "",
                             "src/core/base/linli-b-private.h": "", "src/core/service/reader/linli-gdal.h": ""})]
