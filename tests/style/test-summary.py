# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The summary of a test run hides nothing: failures, crashes, skips, and tests that were announced and never came."""
import contextlib
import io
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import summary

GOOD = {"name": "test-a", "result": "OK", "returncode": 0, "stdout": "1..2\nok 1 /a/b\nok 2 /a/c\n"}
CASES = [
    ("counts single tests", GOOD, "2 passed, 0 failed", 0),
    ("counts a program without TAP once", {"name": "x", "result": "OK", "returncode": 0, "stdout": "hello\n"}, "1 passed, 0 failed", 0),
    ("counts a failure", {**GOOD, "result": "FAIL", "returncode": 1, "stdout": "1..2\nok 1 /a/b\nnot ok 2 /a/c\n# why\n"},
     "1 passed, 1 failed", 1),
    ("counts a crash", {**GOOD, "result": "FAIL", "returncode": -11, "stdout": "1..2\nok 1 /a/b\n"}, "1 passed, 1 failed", 1),
    ("counts a bad end after good tests", {**GOOD, "result": "ERROR", "returncode": 1}, "2 passed, 1 failed", 1),
    ("counts a program that runs out of time", {**GOOD, "result": "TIMEOUT", "stdout": ""}, "0 passed, 1 failed", 1),
    ("counts a skipped test", {**GOOD, "stdout": "1..2\nok 1 /a/b\nok 2 /a/c # SKIP no data\n"}, "1 passed, 0 failed, 1 skipped", 0),
    ("counts a skipped program", {**GOOD, "result": "SKIP", "stdout": "1..0 # SKIP no data\n"}, "0 passed, 0 failed, 1 skipped", 0),
]


def said(runs):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = summary.report(runs, {"test-a": ["linli:displayless"]})
    return code, out.getvalue()


def main():
    results = []
    for title, run, last, wanted in CASES:
        code, out = said([run])
        named = "skipped" not in last or "SKIPPED test-a" in out and "no data" in out
        results.append((title, out.splitlines()[-1] == last and code == wanted and named))
    code, out = said([])
    results.append(("an empty run is no success", code == 1))
    for number, (title, passed) in enumerate(results, 1):
        print(f"{'ok' if passed else 'not ok'} {number} - summary: {title}")
    print(f"1..{len(results)}")
    return 0 if all(passed for _, passed in results) else 1


sys.exit(main())
