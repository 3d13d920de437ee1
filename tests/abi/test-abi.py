# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""test-abi.py BUILD: old plugins still fit this Linli. Shows first, on a small library, that it can fail, and at what."""
import lzma
import pathlib
import shutil
import subprocess
import sys
import tempfile

import abi

HEADER = """
typedef struct _LinliThing LinliThing;
struct _LinliThing { int number; %(member)s wide; };
typedef struct _LinliDoingInterface LinliDoingInterface;
struct _LinliDoingInterface { void (*start) (LinliThing *); void (*stop) (LinliThing *); %(appended)s };
int linli_thing_count (LinliThing *thing);
%(second)s
void linli_doing_start (LinliDoingInterface *doing);
%(third)s
"""
SAME = {"member": "char", "appended": "", "second": "void linli_thing_clear (LinliThing *thing, int how);", "third": ""}
BODIES = {
    "second": "void linli_thing_clear (LinliThing *thing, int how) { thing->number = how; }",
    "third": "int linli_thing_more (LinliThing *thing) { return thing->wide; }",
}


def make(folder, name, **change):
    """A library of that header: its path, and the folder of the header."""
    parts = {**SAME, **change}
    place = pathlib.Path(folder, name)
    place.mkdir()
    (place / "thing.h").write_text(HEADER % parts)
    source = '#include "thing.h"\nint linli_thing_count (LinliThing *thing) { return thing->number; }\n'
    source += "void linli_doing_start (LinliDoingInterface *doing) { doing->start (0); }\n"
    source += "\n".join(body for part, body in BODIES.items() if parts[part])
    if "long how" in parts["second"]:
        source = source.replace("int how", "long how")
    (place / "thing.c").write_text(source)
    library = place / "libthing.so"
    subprocess.run(["cc", "-g", "-shared", "-fPIC", "-o", library, "thing.c"], cwd=place, check=True)
    return library, place


def self_test():
    """(title, passed, lines) of each change that is tried."""
    with tempfile.TemporaryDirectory(prefix="linli-abi-") as folder:
        old, headers = make(folder, "old")
        listed, description = abi.exported(old), abi.describe(old, headers)
        for title, breaks, unlisted, change in (
                ("nothing changed", False, False, {}),
                ("a function that is gone", True, True, {"second": ""}),
                ("another type of parameter", True, False, {"second": "void linli_thing_clear (LinliThing *thing, long how);"}),
                ("another type of member", True, False, {"member": "long"}),
                ("a function appended to an interface", False, False, {"appended": "void (*pause) (LinliThing *);"}),
                ("a new function", False, True, {"third": "int linli_thing_more (LinliThing *thing);"})):
            new, new_headers = make(folder, title.replace(" ", "-"), **change)
            types = abi.compare_types(description, new, new_headers)
            names = abi.compare_symbols(listed, abi.exported(new))
            verdict = ("fails" if breaks else "passes") + (", and is not as listed" if unlisted else "")
            yield f"{title} {verdict}", bool(types) == breaks and bool(names) == unlisted, types + names


def judge(build):
    for name in abi.LIBRARIES:
        library = abi.library_of(build, name)
        names = abi.compare_symbols((abi.FOLDER / f"{name}.symbols").read_text().split(), abi.exported(library))
        yield f"{name}: names are as listed", not names, names
        types = abi.compare_types(lzma.decompress((abi.FOLDER / f"{name}.abi.xz").read_bytes()), library, pathlib.Path(build) / "include")
        yield f"{name}: types are as they were", not types, types


def main(build, sanitize):
    if not shutil.which("abidiff") or sanitize != "none":
        print("1..0 # SKIP " + ("abidiff is not installed (abigail-tools)" if sanitize == "none" else "a sanitizer adds names of its own"))
        return 0
    failed = False
    number = 0
    for number, (title, passed, lines) in enumerate([*self_test(), *judge(build)], 1):
        failed = failed or not passed
        print(f"{'ok' if passed else 'not ok'} {number} - {title}")
        for line in lines if not passed else []:
            print(f"# {line}")
            print(line, file=sys.stderr)
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
