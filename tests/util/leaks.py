#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""leaks.py LOG: which of the leaks that LeakSanitizer reported in a log of meson's are ours; exit code 1 where there are any.

Ours is what was allocated on behalf of a line of this project, whoever allocated it. What libraries allocate and leave behind between their own
main loop and themselves (GDK at each selection of another program, file chooser) cannot be told from outside: their functions have no names
there that tests/asan.supp could give.
"""
import collections
import re
import sys

TEST = re.compile(r"^test:\s+(.*)$", re.M)
LEAK = re.compile(r"^(?:Direct|Indirect) leak of \d+ byte\(s\) in (\d+) object\(s\) allocated from:\n(.*?)\n\n", re.M | re.S)
LINE = re.compile(r" in \S+ \.\./(?:src|plugins|tests)/")
ENTRY = "../src/app/main.c"  # under everything


def is_ours(stack):
    return any(LINE.search(frame) and ENTRY not in frame for frame in stack.splitlines())


def main(path):
    with open(path, errors="replace") as file:
        log = file.read()
    ours, others = collections.Counter(), 0
    for part in re.split(r"^=+ \d+/\d+ =+$", log, flags=re.M):
        name = TEST.search(part)
        for leak in LEAK.finditer(part):
            if is_ours(leak.group(2)):
                ours[name.group(1) if name else "?", leak.group(2)] += int(leak.group(1))
            else:
                others += int(leak.group(1))
    for (name, stack), count in ours.items():
        print(f"{name}: {count} left behind, allocated from\n{stack}\n")
    print(f"{sum(ours.values())} allocations of ours leaked, {others} of libraries alone.")
    return 1 if ours else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
