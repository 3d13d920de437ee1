# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What of reports of leaks is called ours: whatever was allocated for a line of this project, and nothing else."""
import contextlib
import io
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import leaks

HEAD = "==12==ERROR: LeakSanitizer: detected memory leaks\n\n"
OURS = """Direct leak of 48 byte(s) in 2 object(s) allocated from:
    #0 0x1 in malloc (/lib/libasan.so+0x1)
    #1 0x2 in g_object_new (/lib/libgobject-2.0.so.0+0x2)
    #2 0x3 in linli_page_new ../src/shell/pages/linli-page.c:10
    #3 0x4 in main ../src/app/main.c:34

"""
LIBRARY = """Indirect leak of 24 byte(s) in 1 object(s) allocated from:
    #0 0x1 in malloc (/lib/libasan.so+0x1)
    #1 0x2 in g_application_run (/lib/libgio-2.0.so.0+0x2)
    #2 0x4 in main ../src/app/main.c:34

"""
CASES = [
    ("says what is ours, how often, and in which program", HEAD + OURS, 1, ("leak.linli.12: 2 left behind", "linli-page.c:10", "2 allocations of ours")),
    ("leaves what a library does by itself to the library", HEAD + LIBRARY, 0, ("0 allocations of ours leaked, 1 of libraries",)),
    ("finds ours behind a library's", HEAD + LIBRARY + OURS + LIBRARY, 1, ("2 allocations of ours leaked, 2 of libraries",)),
    ("counts a plugin's and a test's as ours", HEAD + OURS.replace("/src/shell/", "/plugins/") + OURS.replace("/src/shell/", "/tests/"), 1,
     ("4 allocations of ours",)),
    ("says of how many nobody can tell", HEAD + LIBRARY.replace("    #2", "    #1 0x2 in g_closure_invoke (/lib/libgobject-2.0.so.0+0x2)\n" * 40 + "    #2"), 0,
     ("1 of these with a stack that was cut off",)),
    ("finds nothing in a report without leaks", "ok 1 - a\n", 0, ("0 allocations of ours leaked, 0 of libraries",)),
]


def said(report):
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(out):
        path = pathlib.Path(folder, "leak.linli.12")
        path.write_text(report)
        code = leaks.main([path, pathlib.Path(folder, "*")])  # as a shell leaves it where nothing is
    return code, out.getvalue()


def main():
    passed = []
    for number, (title, report, wanted, words) in enumerate(CASES, 1):
        code, out = said(report)
        passed.append(code == wanted and all(word in out for word in words))
        print(f"{'ok' if passed[-1] else 'not ok'} {number} - leaks: {title}")
    print(f"1..{len(CASES)}")
    return 0 if all(passed) else 1


sys.exit(main())
