# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Linli installed into a folder of its own, as authors of plugins have it; and TAP for the tests beside this file."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback

BUILD = pathlib.Path(os.environ["LINLI_BUILD"])
SOURCE = pathlib.Path(__file__).resolve().parents[2]
SANITIZE = os.environ.get("LINLI_SANITIZE", "none")


class Failed(Exception):
    pass


def run(*command, env=None, cwd=None, code=0):
    """Standard output of a program that has to end with this code."""
    done = subprocess.run([str(c) for c in command], cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True)
    if done.returncode != code:
        raise Failed(f"{' '.join(map(str, command))} ended with {done.returncode}, not {code}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Prefix:
    """What `meson install` makes, moved: programs and pkg-config files of it work wherever it lies."""

    def __init__(self, folder):
        run("meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", folder)
        [self.pkgconfig] = folder.rglob("linli-1.pc")
        self.pkgconfig = self.pkgconfig.parent
        self.headers = next(folder.rglob("linli-core.h")).parent
        self.libraries = next(folder.rglob("liblinli-core.so")).parent
        self.tool_path = next(folder.rglob("bin/linli-tool"))
        self.env = {"PKG_CONFIG_PATH": str(self.pkgconfig), "LD_LIBRARY_PATH": str(self.libraries), "G_DEBUG": "", "LANGUAGE": "en"}
        for path in self.pkgconfig.glob("linli-*.pc"):  # a folder that was set up before they could be moved
            text = path.read_text()
            path.write_text(re.sub(r"^prefix=/.*$", "prefix=${pcfiledir}/../../..", text, flags=re.MULTILINE))

    def tool(self, *arguments, code=0, env=None):
        return run(self.tool_path, *arguments, code=code, env={**self.env, **(env or {})})

    def variable(self, package, name):
        return run("pkg-config", f"--variable={name}", package, env=self.env).strip()

    def faults(self, path, code=3):
        """(code of the fault, its words) of each that `plugin check` finds."""
        return [(row["code"], row["message"]) for row in json.loads(self.tool("plugin", "check", "--json", path, code=code))
                if code == 0 or row["severity"] == "error"]

    def build_plugin(self, source, build):
        options = ["--werror"] + ([] if SANITIZE == "none" else [f"-Db_sanitize={SANITIZE}", "-Db_lundef=false"])
        run("meson", "setup", *options, build, source, env=self.env)
        run("ninja", "-C", build, env=self.env)


def main(tests, install=True):
    """Runs functions that take the prefix (if Linli is to be installed) and a folder; the first line of a comment is the name."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="linli-sdk-") as folder:
        folder = pathlib.Path(folder)
        first = [Prefix(folder / "installed")] if install else []
        for number, test in enumerate(tests, 1):
            title = test.__doc__.splitlines()[0]
            try:
                test(*first, folder)
                print(f"ok {number} - {title}", flush=True)
            except Exception as error:
                failed += 1
                print(f"not ok {number} - {title}", flush=True)
                text = str(error) if isinstance(error, Failed) else traceback.format_exc()
                print("\n".join(f"# {line}" for line in text.splitlines()), flush=True)
                print(text, file=sys.stderr)
    print(f"1..{len(tests)}")
    sys.exit(1 if failed else 0)
