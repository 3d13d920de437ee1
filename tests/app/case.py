# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Tests of the program as a person meets it. A test is a function test_*(desk); its first line says what it shows.

run(globals()) runs them in order and reports as TAP. A failed test leaves a picture in the folder LINLI_PICTURES, if that is set.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
from person import Person  # noqa: E402

BUILD = pathlib.Path(os.environ["LINLI_BUILD"])


class Desk:
    """One test's folder (documents, settings), the programs that were built, and demo communities."""

    def __init__(self, folder, name):
        self.folder = pathlib.Path(folder)
        self.last_picture = os.environ.get("LINLI_PICTURES") and pathlib.Path(os.environ["LINLI_PICTURES"], f"{name}.png")

    def tool(self, *words, code=0):
        done = subprocess.run([BUILD / "src/tool/linli-tool", *map(str, words)], capture_output=True, text=True)
        assert done.returncode == code, f"linli-tool {words[0]}: {done.returncode}: {done.stderr}"
        return done.stdout

    def demo(self, households=60, seed=7):
        path = self.folder / f"demo-{households}-{seed}.linli"
        if not path.exists():
            self.tool("demo", "--households", households, "--seed", seed, path)
        return path

    def open(self, *paths, language="zh_CN", **settings):
        """A person before Linli. What GTK or we report as critical ends the program, and with it the test."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": language, "G_DEBUG": "fatal-criticals",
                       "GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": str(self.folder / "config"),
                       "XDG_DATA_HOME": str(self.folder / "data"), **settings}
        return Person(str(BUILD / "src/app/linli"), *map(str, paths), environment=environment,
                      last_picture=self.last_picture)


def run(names):
    tests = [(name, test) for name, test in names.items() if name.startswith("test_")]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        title = (test.__doc__ or name).splitlines()[0]
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Desk(folder, name))
                print(f"ok {number} - {title}", flush=True)
            except Exception as error:  # noqa: BLE001: whatever went wrong is the result
                failed += 1
                traceback.print_exc()
                print(f"not ok {number} - {title}\n# {type(error).__name__}: {error}", flush=True)
    sys.exit(1 if failed else 0)
