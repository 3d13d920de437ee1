# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""bench-roster.py SOLVER [--seconds S] [--seed N] FILE…: rosters of public instances, a line each: file, value, bound, best known, seconds until the
value was found and until the end. Every roster that the solver says is judged by a checker of its own; a bound above a best known value is an error."""
import argparse
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "solver"))
import roster  # noqa: E402

# The best totals known for the instances of Curtois and Qu, by file name.
BEST = {"Instance1": 607, "Instance3": 1001, "Instance5": 1143, "Instance7": 1056, "Instance9": 439, "Instance11": 3443, "Instance13": 1348,
        "Instance15": 3829, "Instance17": 5746}


def solve(solver, path, seconds, seed):
    text = path.read_text()
    problem = roster.Problem(text)
    start = time.monotonic()
    done = subprocess.run([solver, "--seconds", str(seconds), "--seed", str(seed)], input=text, capture_output=True, text=True, check=True)
    took = time.monotonic() - start
    value, bound, when, end = None, None, 0.0, ""
    for said in roster.read_answer(done.stdout.splitlines()):
        if said[0] == "roster":
            wrong, cost = roster.judge(problem, said[3])
            if wrong or cost != said[1]:
                raise SystemExit(f"{path.name}: a roster of {cost} was called {said[1]}: {'; '.join(wrong[:3])}")
            value, when = said[1], said[2]
        elif said[0] == "bound":
            bound = said[1]
        else:
            end = said[1]
    best = BEST.get(path.stem)
    if best is not None and bound is not None and bound > best:
        raise SystemExit(f"{path.name}: the bound {bound} is above {best}, which is known")
    print(f"{path.name}  value {value}  bound {bound}  best known {best or '-'}  found after {when:.1f} s  {end} after {took:.1f} s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("solver")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_intermixed_args()
    if not options.files:
        print("Skipped: no instances are named: ./dev bench roster --seconds S FILE…")
    for path in options.files:
        solve(options.solver, path, options.seconds, options.seed)


main()
