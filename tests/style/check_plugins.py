# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Bundled plugins are compiled as those of others are: they find the public headers, and could not include anything private."""
import json
import os
import pathlib
import shlex
import subprocess

DROPPED = ("-o", "-MF", "-MQ", "-MT")


def commands(tree):
    """For each folder of plugins, the compiler command of one of its files, without what it writes."""
    found = {}
    for entry in json.loads((tree.build / "compile_commands.json").read_text()):
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), tree.root)
        # A test may compile a plugin's store with what lies inside; the module itself is what counts.
        if path.startswith("plugins/") and path.endswith(".c") and entry["output"].startswith("plugins/"):
            words, kept, skip = shlex.split(entry["command"]), [], False
            for word in words:
                if not skip and word not in (*DROPPED, "-c", "ccache", entry["file"]) and not word.startswith(("-MD", "-fsanitize")):
                    kept.append(word)
                skip = word in DROPPED
            found["/".join(path.split("/")[:2])] = kept
    return found


def compiles(tree, command, text):
    return subprocess.run([*command, "-fsyntax-only", "-x", "c", "-"], cwd=tree.build, input=text, capture_output=True, text=True)


def reached(tree, command, names):
    """Those of the headers that a file compiled so could include."""
    text = "".join(f'#if __has_include(<{name}>)\n#pragma message "reached {name}"\n#endif\n' for name in names)
    done = compiles(tree, [*command, "-Wno-error"], text)
    return [name for name in names if f"reached {name}" in done.stderr]


def not_public(tree):
    return sorted({pathlib.PurePath(p).name for p in tree.paths("-private.h", under="src/")} | {"config.h"})


def check(tree):
    found = []
    for plugin, command in commands(tree).items():
        found += [f"{plugin}: could include {name}, which others cannot" for name in reached(tree, command, not_public(tree))]
        if compiles(tree, command, "#include <linli-core.h>\n#include <linli-shell.h>\n").returncode:
            found.append(f"{plugin}: does not find the public headers")
    return found


def self_test(tree):
    plugin, command = next(iter(commands(tree).items()))
    private = tree.paths("-private.h", under="src/core/store/")[0]
    inside = [*command, "-I", str(tree.root / "src/core/store")]
    yield "finds a plugin that could reach inside", reached(tree, inside, not_public(tree)) != []
    yield "a private header is an error in a plugin", compiles(tree, command, f'#include "{pathlib.PurePath(private).name}"\n').returncode != 0
    yield "a public header is none", compiles(tree, command, "#include <linli-store.h>\n").returncode == 0
