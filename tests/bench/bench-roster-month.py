# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""bench-roster-month.py SOLVER [--seconds S] [--long S] [--seed N] [--cases N]: made months of a community with 200 volunteers, 12 posts and 60 slots a
day, a line each: the value after one second, after S seconds and (with --long) after so many, the bound, when the first roster was there; then what the
repair of it does in half a second when somebody is ill for a day, and for a week. All rosters are judged by a checker of its own."""
import argparse
import pathlib
import random
import resource
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "solver"))
import duty  # noqa: E402
import make_duty  # noqa: E402

N_DAYS = 28


class Answer:
    """What the solver said in so many seconds, and the seconds of processor time it took."""

    def __init__(self, solver, text, seconds, seed):
        self.problem = duty.Problem(text)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([solver, "--seconds", str(seconds), "--seed", str(seed)], input=text, capture_output=True, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.rosters, self.bound = [], None
        for said in duty.read_answer(done.stdout, len(self.problem.people)):
            if said[0] == "roster":
                wrong, parts = duty.judge(self.problem, said[4])
                if wrong or parts != said[3] or sum(parts.values()) != said[1]:
                    raise SystemExit(f"a roster of {sum(parts.values())} was called {said[1]}: {'; '.join(wrong[:3])}")
                self.rosters.append(said)
            elif said[0] == "bound":
                self.bound = said[1]
        if self.bound is not None and self.bound > self.value():
            raise SystemExit(f"the bound {self.bound} is above {self.value()}")

    def value(self, seconds=float("inf")):
        return [value for _word, value, when, *_rest in self.rosters if when <= seconds][-1]


def days_of(problem, slots, first, last):
    return [slot for slot in slots if first <= problem.slots[slot].day <= last]


def repair(options, text, answer, n_days):
    """The repair when one who serves much is away for some days in the second week: how many changes, in which time, what it costs."""
    before = answer.rosters[-1][4]
    first = 8 if n_days == 1 else 7
    last = first + n_days - 1
    ill = max(before, key=lambda name: len(days_of(answer.problem, before[name], first, last)))
    lost = len(days_of(answer.problem, before[ill], first, last))
    text += f"absent,{ill},{first},{last}\n" + "".join(f"before,{name},{slot}\n" for name, slots in before.items() for slot in slots)
    text += "".join(f"change,{day},{max(10, 60 - 2 * day)}\n" for day in range(N_DAYS)) + "end\n"
    quick, slow = (Answer(options.solver, text, seconds, options.seed) for seconds in (0.5, options.seconds))
    after = quick.rosters[-1]
    changed = sum(len(before[name] ^ after[4][name]) for name in before)
    return f"ill for {n_days} days with {lost} slots: {changed} changes after {after[2]:.2f} s, {quick.value()} ({slow.value()} after {options.seconds:g} s)"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("solver")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--long", type=float, help="search for so long, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=3)
    options = parser.parse_args()
    for case in range(1, options.cases + 1):
        text = make_duty.month(random.Random(case), n_days=N_DAYS)
        answer = Answer(options.solver, text + "end\n", options.seconds, options.seed)
        line = (f"month {case}  first {answer.rosters[0][1]} after {answer.rosters[0][2]:.2f} s  {answer.value(1)} after 1 s  {answer.value()} after "
                f"{options.seconds:g} s ({answer.work:.1f} s of work)")
        if options.long:
            longer = Answer(options.solver, text + "end\n", options.long, options.seed)
            line += f"  {longer.value()} after {options.long:g} s ({longer.work:.0f} s of work): {100 * answer.value() / longer.value() - 100:.2f} % less"
            answer.bound = max(answer.bound, longer.bound)
        print(f"{line}  bound {answer.bound}", flush=True)
        for n_days in (1, 7):
            print(f"  {repair(options, text, answer, n_days)}", flush=True)


main()
