# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""benchmarks.py BUILD [NAME ...]: runs the benchmarks of tests/bench one after the other and lets them speak."""
import json
import os
import subprocess
import sys


def main(build, names):
    listed = subprocess.run(["meson", "introspect", "--benchmarks", build], capture_output=True, text=True, check=True)
    known = json.loads(listed.stdout)
    wanted = [b for b in known if not names or b["name"] in names or b["name"].removeprefix("bench-") in names]
    if not wanted:
        print("There are: " + " ".join(b["name"].removeprefix("bench-") for b in known), file=sys.stderr)
        return 2
    failed = []
    for bench in wanted:
        print(f"\n== {bench['name']}", flush=True)
        environment = {**os.environ, **bench["env"], "LC_ALL": "C.UTF-8"}
        if subprocess.run(bench["cmd"], cwd=bench.get("workdir") or build, env=environment).returncode:
            failed.append(bench["name"])
    print(f"\n{len(wanted) - len(failed)} benchmarks ran" + (f"; these failed: {' '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
