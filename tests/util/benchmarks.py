# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""benchmarks.py BUILD ORIGIN [NAME …] [ARGUMENT …]: runs the benchmarks of tests/bench one after the other and lets them speak. What follows one
name and is none itself is handed to that benchmark; files are looked for in ORIGIN."""
import json
import os
import subprocess
import sys


def divide(words, known):
    """The names at the beginning, and the rest."""
    n = 0
    while n < len(words) and any(words[n] in (b["name"], b["name"].removeprefix("bench-")) for b in known):
        n += 1
    return words[:n], words[n:]


def main(build, origin, words):
    listed = subprocess.run(["meson", "introspect", "--benchmarks", build], capture_output=True, text=True, check=True)
    known = json.loads(listed.stdout)
    names, arguments = divide(words, known)
    wanted = [b for b in known if not names or b["name"] in names or b["name"].removeprefix("bench-") in names]
    if arguments and len(names) != 1:
        print("There are: " + " ".join(b["name"].removeprefix("bench-") for b in known), file=sys.stderr)
        return 2
    arguments = [os.path.join(origin, a) if os.path.exists(os.path.join(origin, a)) else a for a in arguments]
    failed = []
    for bench in wanted:
        print(f"\n== {bench['name']}", flush=True)
        environment = {**os.environ, **bench["env"], "LC_ALL": "C.UTF-8"}
        if subprocess.run([*bench["cmd"], *arguments], cwd=bench.get("workdir") or build, env=environment).returncode:
            failed.append(bench["name"])
    print(f"\n{len(wanted) - len(failed)} benchmarks ran" + (f"; these failed: {' '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
