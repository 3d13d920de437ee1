# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every source file starts with the licence and the copyright, two lines, no more. The solver is a program of its own, under the GPL as GLPK is."""

LICENCE = "SPDX-License-Identifier: LGPL-3.0-or-later"
COPYRIGHT = "SPDX-FileCopyrightText: The Linli developers"
HEADERS = {
    ".c": (f"/* {LICENCE}", f" * {COPYRIGHT} */"),
    ".h": (f"/* {LICENCE}", f" * {COPYRIGHT} */"),
    ".css": (f"/* {LICENCE}", f" * {COPYRIGHT} */"),
    ".py": (f"# {LICENCE}", f"# {COPYRIGHT}"),
    ".sh": (f"# {LICENCE}", f"# {COPYRIGHT}"),
    "meson.build": (f"# {LICENCE}", f"# {COPYRIGHT}"),
}
SHORT = 30  # lines of a meson.build that need no header


SOLVER = "src/solver/"


def header_of(path, lines):
    for ending, header in HEADERS.items():
        if path.endswith(ending):
            if path.startswith(SOLVER) and ending in (".c", ".h"):
                header = tuple(line.replace("LGPL", "GPL") for line in header)
            return None if ending == "meson.build" and len(lines) <= SHORT else header
    return HEADERS[".sh"] if lines and lines[0].startswith("#!") else None


def check(tree):
    found = []
    for path in tree.paths():
        if path.endswith((".png", ".gpkg", ".xlsx", ".ods", ".gz", ".mo", ".po", ".svg")):
            continue
        lines = tree.text(path).splitlines()
        header = header_of(path, lines)
        start = 1 if lines and lines[0].startswith("#!") else 0
        if header and tuple(lines[start:start + 2]) != header:
            found.append(f"{path}:{start + 1}: starts with '{header[0]}' and '{header[1]}'")
    return found


C = "\n".join(HEADERS[".c"]) + "\n"
BAD = [
    ("a C file without a licence", {"src/core/base/a.c": "int a;\n"}, "a.c:1: starts with"),
    ("another licence", {"src/core/base/a.h": C.replace("LGPL-3.0-or-later", "MIT")}, "a.h:1: starts with"),
    ("the solver under another licence than its library's", {"src/solver/a.c": C}, "a.c:1: starts with"),
    ("a script without a licence", {"dev": "#!/bin/bash\necho\n"}, "dev:2: starts with"),
    ("a long meson.build without a licence", {"meson.build": "x = 1\n" * 40}, "meson.build:1: starts with"),
]
GOOD = [("headers in place", {"src/a.c": C, "dev": "#!/bin/bash\n" + "\n".join(HEADERS[".sh"]) + "\n",
                              "src/meson.build": "subdir('core')\n"})]
