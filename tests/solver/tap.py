# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Runs the functions test_… of a program and says what came of them, as meson reads it."""


def run(names):
    tests = [(name.removeprefix("test_"), test) for name, test in names.items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except AssertionError as wrong:
            print("\n".join("# " + line for line in str(wrong).splitlines()))
            print(f"not ok {number} {name}", flush=True)
