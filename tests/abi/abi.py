# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What old plugins rely on: the names that both libraries export (*.symbols), and how their public types are laid out (*.abi.xz).

abi.py BUILD writes both anew. To be done for what is added; when something vanishes or changes, LINLI_PLUGIN_ABI goes up first.
"""
import lzma
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
LIBRARIES = ("linli-core", "linli-shell")
# Made by GLib and the linker; their types are public, but nobody links against these by name.
GENERATED = re.compile(r"^(linli_\w+_get_resource|__bss_start|_edata|_end|_init|_fini)$")
ONLY_PUBLIC = ["--drop-private-types", "--short-locs"]


def library_of(build, name):
    return next((pathlib.Path(build) / "src" / name.removeprefix("linli-")).glob(f"lib{name}.so.?.?.?"))


def exported(library):
    done = subprocess.run(["nm", "--dynamic", "--defined-only", "--format=posix", library], capture_output=True, text=True, check=True)
    names = {line.split()[0].split("@")[0] for line in done.stdout.splitlines()}
    return sorted(name for name in names if not GENERATED.match(name))


def compare_symbols(listed, found):
    """What is wrong, a line each."""
    return ([f"{name} has vanished: old plugins that use it cannot be loaded" for name in sorted(set(listed) - set(found))]
            + [f"{name} is not listed: run ./dev abi" for name in sorted(set(found) - set(listed))])


def describe(library, headers):
    """The public types and functions, as abidw writes them."""
    with tempfile.NamedTemporaryFile(suffix=".abi") as out:
        subprocess.run(["abidw", *ONLY_PUBLIC, "--no-comp-dir-path", "--no-corpus-path", "--headers-dir", headers, "--out-file", out.name,
                        library], check=True)
        return pathlib.Path(out.name).read_bytes()


def compare_types(description, library, headers):
    """What abidiff says of changes that an old plugin would not survive; nothing when there are none."""
    with tempfile.NamedTemporaryFile(suffix=".abi") as old:
        old.write(description)
        old.flush()
        done = subprocess.run(["abidiff", "--drop-private-types", "--no-added-syms", "--headers-dir2", headers,
                               "--suppressions", FOLDER / "suppressions.ini", old.name, library], capture_output=True, text=True)
    return (done.stdout + done.stderr).splitlines() if done.returncode else []


def update(build):
    headers = pathlib.Path(build) / "include"
    for name in LIBRARIES:
        library = library_of(build, name)
        (FOLDER / f"{name}.symbols").write_text("".join(f"{symbol}\n" for symbol in exported(library)))
        (FOLDER / f"{name}.abi.xz").write_bytes(lzma.compress(describe(library, headers), preset=9))


if __name__ == "__main__":
    update(sys.argv[1])
