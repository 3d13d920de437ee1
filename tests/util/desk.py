# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""For tests of whole programs: the programs that were built, a folder for each test, and TAP.

A test is a function test_*(desk); the first line of its text says what it shows. run(globals()) runs them in order.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

BUILD = pathlib.Path(os.environ["LINLI_BUILD"])


class Skip(Exception):
    """Raised by a test that cannot run here; the reason is shown."""


class Desk:
    """What one test has: a folder of its own, and linli-tool."""

    def __init__(self, folder, name):
        self.folder, self.name = pathlib.Path(folder), name

    def run(self, *words, code=0, **settings):
        """Runs a program, and returns what it printed; its exit code has to be `code`."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", **settings}
        done = subprocess.run([str(w) for w in words], capture_output=True, text=True, env=environment)
        assert done.returncode == code, f"{words[0]} ended with {done.returncode}, not {code}: {done.stdout[-500:]}{done.stderr[-2000:]}"
        return done.stdout

    def tool(self, *words, code=0, **settings):
        return self.run(BUILD / "src/tool/linli-tool", *words, code=code, **settings)

    def listing(self, *words, code=0):
        return json.loads(self.tool(*words, code=code))

    def apart(self, part, *words):
        """Runs part(desk, *words) of the test's file in a process of its own, in the same folder."""
        command = [sys.executable, sys.argv[0], "--part", part.__name__, self.folder, *words]
        done = subprocess.run([str(word) for word in command])
        assert done.returncode == 0, f"{part.__name__} {' '.join(map(str, words))} ended with {done.returncode}"

    def demo(self, households=60, seed=7):
        path = self.folder / f"demo-{households}-{seed}.linli"
        if not path.exists():
            self.tool("demo", "--households", households, "--seed", seed, path)
        return path


def run_one(number, name, test, kind):
    """Whether the test passed; says so as TAP."""
    title = (test.__doc__ or name).splitlines()[0]
    with tempfile.TemporaryDirectory() as folder:
        try:
            test(kind(folder, name))
            print(f"ok {number} - {title}", flush=True)
        except Skip as reason:
            print(f"ok {number} - {title} # SKIP {reason}", flush=True)
        except Exception as error:  # noqa: BLE001: whatever went wrong is the result
            traceback.print_exc()
            print(f"not ok {number} - {title}\n# {type(error).__name__}: {error}", flush=True)
            return False
    return True


def run_apart(number, name):
    """The same in a process of its own; one that dies before it could say how the test went has failed."""
    done = subprocess.run([sys.executable, sys.argv[0], "--only", name, str(number)])
    if done.returncode not in (0, 1):
        print(f"not ok {number} - {name}\n# the test's own process ended with {done.returncode}", flush=True)
    return done.returncode == 0


def run(names, kind=Desk, apart=False):
    tests = [(name, test) for name, test in names.items() if name.startswith("test_")]
    if sys.argv[1:2] == ["--part"]:
        names[sys.argv[2]](kind(sys.argv[3], sys.argv[2]), *sys.argv[4:])
        sys.exit(0)
    if sys.argv[1:2] == ["--only"]:
        sys.exit(0 if run_one(int(sys.argv[3]), sys.argv[2], names[sys.argv[2]], kind) else 1)
    print(f"1..{len(tests)}", flush=True)
    passed = [run_apart(number, name) if apart else run_one(number, name, test, kind)
              for number, (name, test) in enumerate(tests, 1)]
    sys.exit(0 if all(passed) else 1)
