# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""summary.py BUILD LOG: tells in a few lines what a run of `meson test` found, and ends with "N passed, N failed".

Counted are the single tests that programs report (TAP); a program that reports none counts as one, and so does one
that ends badly or reports fewer tests than it announced.
"""
import json
import os
import re
import sys

LINE = re.compile(r"^\s*(not ok|ok)\b[ \t]*(\d*)[ \t]*-?[ \t]*([^#\n]*)(?:#[ \t]*(\w*)[ \t]*(.*))?$", re.MULTILINE | re.IGNORECASE)
PLAN = re.compile(r"^1\.\.(\d+)(?:[ \t]*#[ \t]*SKIP\S*[ \t]*(.*))?", re.MULTILINE | re.IGNORECASE)


def judge(run):
    """(passed, [(name, what was said)] failed, [(name, reason)] skipped) of one program."""
    name, out = run["name"], run.get("stdout") or ""
    passed, failed, skipped = 0, [], []
    lines = [m for m in LINE.finditer(out)]
    for match in lines:
        title = match.group(3).strip() or f"test {match.group(2)}"
        label = title if title.startswith(name) else f"{name}: {title}"
        if match.group(4) and match.group(4).upper().startswith("SKIP"):
            skipped.append((label, (match.group(5) or "").strip() or "no reason given"))
        elif match.group(1).lower() == "ok":
            passed += 1
        else:
            failed.append((label, comments_after(out, match.end())))
    plan = PLAN.search(out)
    if plan and plan.group(1) == "0":
        skipped.append((name, (plan.group(2) or "").strip() or "no reason given"))
    elif not lines and run["result"] == "SKIP":
        skipped.append((name, last_line(out) or "no reason given"))
    elif not lines and run["result"] == "OK":
        passed = 1
    if plan and len(lines) < int(plan.group(1)):
        failed.append((name, f"reported {len(lines)} of {plan.group(1)} tests ({run['result'].lower()})"))
    elif run["result"] not in ("OK", "SKIP", "EXPECTEDFAIL") and not failed:
        failed.append((name, f"{run['result'].lower()}, exit code {run.get('returncode')}"))
    return passed, failed, skipped


def comments_after(out, offset):
    said = []
    for line in out[offset:].splitlines()[1:]:
        if not line.lstrip().startswith("#"):
            break
        said.append(line.strip("# \t"))
    return "; ".join(said[:5])


def last_line(out):
    lines = [line for line in out.splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""


def main(build, log):
    with open(log, encoding="utf-8") as lines:
        runs = [json.loads(line) for line in lines if line.strip()]
    for run in runs:
        run["name"] = run["name"].split(" / ")[-1]  # meson puts the suites before it, if there are several
    with open(os.path.join(build, "meson-info", "intro-tests.json"), encoding="utf-8") as listing:
        homes = {test["name"]: test["suite"] for test in json.load(listing)}
    return report(runs, homes)


def report(runs, homes):
    suites, failures, skips, total = {}, [], [], 0
    for run in runs:
        passed, failed, skipped = judge(run)
        suite = ", ".join(s.split(":")[-1] for s in homes.get(run["name"], [])) or "other"
        row = suites.setdefault(suite, [0, 0, 0, 0, 0.0])
        for index, value in enumerate((1, passed, len(failed), len(skipped), run.get("duration") or 0)):
            row[index] += value
        total += passed
        failures += [(run, *entry) for entry in failed]
        skips += skipped
    print(f"\n{'suite':<14}{'programs':>9}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}")
    for suite, (programs, passed, failed, skipped, seconds) in sorted(suites.items()):
        print(f"{suite:<14}{programs:>9}{passed:>8}{failed:>8}{skipped:>9}{seconds:>9.1f}")
    shown = set()
    for run, name, said in failures:
        print(f"\nFAILED {name}" + (f"\n  {said}" if said else ""))
        if run["name"] not in shown:
            shown.add(run["name"])
            for line in (run.get("stderr") or "").splitlines()[-25:]:
                print(f"  | {line}")
    for name, reason in skips:
        print(f"SKIPPED {name}: {reason}")
    print("\nSingle tests are counted; a program that does not report any counts as one.")
    print(f"{total} passed, {len(failures)} failed" + (f", {len(skips)} skipped" if skips else ""))
    return 1 if failures or not runs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
