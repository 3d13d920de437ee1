# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every header compiles alone. What passed is remembered in the build folder by the text of the header and all it includes, without
comments; at once, so that a run that is cut short is not done again."""
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess

OURS = re.compile(r'^#\s*include\s*["<]([\w.-]+\.h)[">]', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DROPPED = ("-o", "-c", "-MF", "-MQ", "-MT")


def commands(tree):
    """For each library, a compiler command from which a header of it can be compiled."""
    found = {}
    database = tree.build / "compile_commands.json"
    for entry in json.loads(database.read_text()):
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), tree.root)
        key = "/".join(path.split("/")[:2])
        if path.endswith(".c") and key not in found:
            words, kept, skip = shlex.split(entry["command"]), [], False
            for word in words:
                if skip or word in DROPPED or word == entry["file"] or word == "ccache" or word.startswith(("-MD", "-fsanitize")):
                    skip = word in ("-o", "-MF", "-MQ", "-MT")
                    continue
                kept.append(word)
            found[key] = kept
    return found


def closure(tree, path, homes, seen):
    if path not in seen:
        seen.add(path)
        for name in OURS.findall(tree.text(path)):
            if name in homes:
                closure(tree, homes[name], homes, seen)
    return seen


def compile_alone(tree, path, command):
    """Included twice, so that a missing guard shows too."""
    source = f'#include "{path}"\n' * 2
    done = subprocess.run([*command, "-I", str(tree.root), "-fsyntax-only", "-x", "c", "-"], cwd=tree.build,
                          input=source, capture_output=True, text=True)
    lines = [line for line in done.stderr.splitlines() if " error: " in line]
    return done.returncode == 0, (lines or [f"{path}:1: does not compile alone"])[0]


def check(tree):
    memory_path = tree.build / "style-headers.json"
    memory = set(json.loads(memory_path.read_text())) if memory_path.exists() else set()
    flags, jobs, found, passed = commands(tree), [], [], set()
    headers = tree.paths(".h", under="src/")
    homes = {p.split("/")[-1]: p for p in headers}
    for path in headers:
        command = flags.get("/".join(path.split("/")[:2])) or flags.get("src/shell")
        if command is None:
            continue
        texts = [COMMENT.sub(" ", tree.text(p)) for p in sorted(closure(tree, path, homes, set()))]
        key = hashlib.sha256("\0".join([path, *command, *texts]).encode()).hexdigest()
        if key in memory:
            passed.add(key)
        else:
            jobs.append((path, command, key))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (path, _, key), (good, line) in zip(jobs, pool.map(lambda job: compile_alone(tree, job[0], job[1]), jobs)):
            if good:
                passed.add(key)
                memory_path.write_text(json.dumps(sorted(passed | memory)))
            else:
                found.append(f"{path}: {line}")
    memory_path.write_text(json.dumps(sorted(passed)))
    return found


def self_test(tree):
    command = next(iter(commands(tree).values()))
    for title, text, wanted in (("finds a header that needs another", "GObject *a (void);\n", False),
                                ("finds a header without a guard", "struct a { int b; };\n", False),
                                ("accepts a whole header", "#pragma once\nstruct a { int b; };\n", True)):
        path = tree.build / f"style-{os.getpid()}.h"
        path.write_text(text)
        yield title, compile_alone(tree, path, command)[0] == wanted
        path.unlink()
