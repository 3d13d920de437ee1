# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The core, its tool and its modules are linked without GTK; the libraries export what public headers declare, nothing else."""
import pathlib
import re
import subprocess
import tempfile

from check_public import declared

WIDGETS = re.compile(r"lib(gtk|gdk|gsk|adwaita|shumate|graphene|linli-shell|X11|wayland)\b[\w.-]*")
# Made by GLib, the sanitizer and the linker.
GENERATED = re.compile(r"^(linli_\w+_get_resource|linli_\w+_get_type|__odr_asan\S*|__asan\S*|__bss_start|_edata|_end)$")
# On its own behalf GDAL, which only the module that reads other people's files may need, draws in much.
MODULES = ("src/core/service/reader/",)


def needed(library):
    done = subprocess.run(["readelf", "--dynamic", "--wide", library], capture_output=True, text=True, check=True)
    return re.findall(r"\(NEEDED\).*\[(.*)\]", done.stdout)


def loaded(library):
    done = subprocess.run(["ldd", library], capture_output=True, text=True, check=True)
    return re.findall(r"^\s*(\S+)", done.stdout, re.MULTILINE)


def exported(library):
    done = subprocess.run(["nm", "--dynamic", "--defined-only", "--format=posix", library], capture_output=True, text=True, check=True)
    return [line.split()[0].split("@")[0] for line in done.stdout.splitlines()]


def gtk_in(library, direct=False):
    return [name for name in (needed(library) if direct else loaded(library)) if WIDGETS.match(name)]


def wrong_exports(library, public):
    return [name for name in exported(library)
            if not GENERATED.match(name) and (name not in public or not name.startswith("linli_"))]


def check(tree):
    found = []
    core, shell = (next(tree.build.glob(f"src/{room}/liblinli-{room}.so.?.?.?")) for room in ("core", "shell"))
    programs = [core] + [p for p in [tree.build / "src/tool/linli-tool"] if p.exists()]
    for path in programs:
        found += [f"{path.name}: is linked with {name}" for name in gtk_in(path)]
    for module in (p for folder in MODULES for p in (tree.build / folder).glob("*.so")):
        found += [f"{module.name}: is linked with {name}" for name in gtk_in(module, direct=True)]
    for path, room in ((core, "src/core/"), (shell, "src/shell/")):
        public = {name for p in tree.paths(".h", under=room) if not p.endswith("-private.h")
                  for name, _, good in declared(tree.text(p)) if good}
        found += [f"{path.name}: exports {name}, which no public header declares" for name in wrong_exports(path, public)]
    return found


def self_test(tree):
    with tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder, "gtk.so")
        subprocess.run(["cc", "-shared", "-Wl,--no-as-needed", "-l:libgtk-4.so.1", "-o", library], check=True)
        yield "sees GTK where it is", gtk_in(library, direct=True) == ["libgtk-4.so.1"] and len(gtk_in(library)) > 1
        library = pathlib.Path(folder, "a.so")
        source = "void linli_a (void) {} void _linli_b (void) {} void c (void) {} __attribute__((visibility(\"hidden\"))) void d (void) {}"
        subprocess.run(["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", library], input=source, text=True, check=True)
        yield "finds stray exports", sorted(wrong_exports(library, {"linli_a", "_linli_b"})) == ["_linli_b", "c"]
