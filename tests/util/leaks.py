#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""leaks.py REPORT…: which of the leaks that LeakSanitizer reported are ours; exit code 1 where there are any.

Ours is what was allocated on behalf of a line of this project, whoever allocated it. What libraries allocate and leave behind between their own
main loop and themselves (GDK at each selection of another program, file chooser) cannot be told from outside: their functions have no names
there that tests/asan.supp could give. A stack that was cut off before its beginning is counted, as ours may stand further down.
"""
import collections
import pathlib
import re
import sys

LEAK = re.compile(r"^(?:Direct|Indirect) leak of \d+ byte\(s\) in (\d+) object\(s\) allocated from:\n(.*?)\n\n", re.M | re.S)
LINE = re.compile(r" in \S+ \.\./(?:src|plugins|tests)/")
ENTRY = "../src/app/main.c"  # under everything
DEPTH = 40  # as ./dev asan has it


def is_ours(stack):
    return any(LINE.search(frame) and ENTRY not in frame for frame in stack.splitlines())


def main(paths):
    ours, others, cut = collections.Counter(), 0, 0
    for path in map(pathlib.Path, paths):
        if not path.is_file():  # where nothing leaked
            continue
        for leak in LEAK.finditer(path.read_text(errors="replace")):
            if is_ours(leak.group(2)):
                ours[path.name, leak.group(2)] += int(leak.group(1))
            else:
                others += int(leak.group(1))
                cut += int(leak.group(1)) if len(leak.group(2).splitlines()) >= DEPTH else 0
    for (name, stack), count in ours.items():
        print(f"{name}: {count} left behind, allocated from\n{stack}\n")
    print(f"{sum(ours.values())} allocations of ours leaked, {others} of libraries alone; {cut} of these with a stack that was cut off.")
    return 1 if ours else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
