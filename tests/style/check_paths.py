# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""No file knows where somebody's machine keeps the project."""
import re

from tree import line_of

PLACE = re.compile(r"""(?<![\w.~*}$)])/(?:work|root|home/\w+|Users/\w+)/[\w.]""")
BINARY = (".png", ".gpkg", ".xlsx", ".ods", ".gz", ".dbf", ".shp", ".shx")


def check(tree):
    found = []
    for path in tree.paths():
        if path.endswith(BINARY):
            continue
        text = tree.text(path)
        for match in PLACE.finditer(text):
            found.append(f"{path}:{line_of(text, match.start())}: a path of one machine: {match.group()}")
    return found


BAD = [("a path of one machine", {"dev": "cd /" + "home/li/linli\n"}, "dev:1: a path of one machine"),
       ("a workplace", {"tests/a.c": 'x ("/' + 'work/x");\n'}, "a path of one machine")]
GOOD = [("relative paths and addresses", {"dev": "cd ../shared/data; see https://a.example/" + "work/x; ls ~/" + "work/x\n"})]
