# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The solver: hard rules hold in a thousand random rosters, small ones are as good as any, bad input is refused in words, a seed repeats itself."""
import itertools
import os
import pathlib
import random
import subprocess

import roster
import tap

SOLVER = os.path.join(os.environ["LINLI_BUILD"], "src", "solver", "linli-solver")
N_RANDOM = 1000


def run(text, seconds=20, seed=1):
    return subprocess.run([SOLVER, "--seconds", str(seconds), "--seed", str(seed)], input=text, capture_output=True, text=True)


def make(rand, n_people, n_days, n_shifts):
    """A problem with all kinds of rules, many of them tight."""
    shifts = "ABCDE"[:n_shifts]
    minutes = {s: rand.choice([120, 240, 480, 600]) for s in shifts}
    lines = ["SECTION_HORIZON", str(n_days), "SECTION_SHIFTS"]
    lines += [f"{s},{minutes[s]}," + "|".join(x for x in shifts if rand.random() < 0.2) for s in shifts]
    lines.append("SECTION_STAFF")
    people = [f"p{i}" for i in range(n_people)]
    for name in people:
        limits = "|".join(f"{s}={rand.choice([0, 1, 2, n_days, n_days])}" for s in shifts)
        most = rand.randint(2, n_days) * 480
        lines.append(f"{name},{limits},{most},{rand.choice([0, 0, 240, 480])},{rand.randint(2, 5)},{rand.randint(1, 2)},{rand.randint(1, 2)},"
                     f"{rand.randint(0, 2)}")
    lines.append("SECTION_DAYS_OFF")
    lines += [f"{name},{rand.randrange(n_days)}" for name in people if rand.random() < 0.4]
    for section in ("ON", "OFF"):
        lines.append(f"SECTION_SHIFT_{section}_REQUESTS")
        lines += [f"{rand.choice(people)},{rand.randrange(n_days)},{rand.choice(shifts)},{rand.randint(1, 9)}" for _ in range(n_people)]
    lines.append("SECTION_COVER")
    lines += [f"{day},{s},{rand.randint(0, max(1, n_people // 2))},{rand.choice([3, 20, 100])},{rand.randint(0, 4)}"
              for day in range(n_days) for s in shifts if rand.random() < 0.8]
    return "\n".join(lines) + "\n"


def best_of_all(problem):
    """The least cost of all rosters that keep the rules, by trying them; None when there is none."""
    words = ["-", *problem.shifts]
    ways = [[list(path) for path in itertools.product(words, repeat=problem.days) if not any(roster.broken(problem, name, list(path)))]
            for name in problem.staff]
    costs = (roster.judge_cost(problem, dict(zip(problem.staff, chosen))) for chosen in itertools.product(*ways))
    return min(costs, default=None)


def solved(text, **options):
    """(end, cost, bound, roster) of an answer whose every roster was judged."""
    problem = roster.Problem(text)
    answer = run(text, **options)
    assert answer.returncode == 0, answer.stderr
    end, cost, bound, last = None, None, None, None
    for said in roster.read_answer(answer.stdout.splitlines()):
        if said[0] == "roster":
            wrong, real = roster.judge(problem, said[3])
            assert not wrong, f"{wrong}\n{text}"
            assert real == said[1], f"{real} was called {said[1]}\n{text}"
            assert cost is None or real < cost
            cost, last = real, said[3]
        elif said[0] == "bound":
            bound = said[1]
        else:
            end = said[1]
    assert cost is None or bound is None or bound <= cost, text
    return end, cost, bound, last


def test_small():
    rand = random.Random(11)
    n = {"proved": 0, "impossible": 0}
    for _ in range(150):
        n_people = rand.choice([1, 2, 2, 3])
        text = make(rand, n_people, 4 if n_people == 3 else 5, 2)
        best = best_of_all(roster.Problem(text))
        end, cost, _bound, _last = solved(text)
        assert end == ("impossible" if best is None else "proved"), f"{end}, but {best}\n{text}"
        assert cost == best, f"{cost}, but {best}\n{text}"
        n[end] += 1
    assert n["proved"] > 50 and n["impossible"] > 5, n


def test_rules():
    rand = random.Random(12)
    found = 0
    for _ in range(N_RANDOM):
        text = make(rand, rand.randint(3, 8), rand.randint(7, 16), rand.randint(1, 5))
        end, cost, _bound, _last = solved(text, seconds=0.02)
        assert (end == "impossible") == (cost is None) or end == "stopped", text
        found += cost is not None
    assert found > N_RANDOM / 4, found


def test_same_seed():
    text = make(random.Random(13), 6, 10, 3)
    one, two = solved(text), solved(text)
    assert one[0] == "proved" and one == two


def test_bad_input():
    good = make(random.Random(14), 3, 7, 2)
    for bad, why in (("", "come first"), ("1\n", "no section"), ("SECTION_X\n", "unknown section"), (good + "0,Z,1,1,1\n", "unknown shift"),
                     (good.replace("SECTION_HORIZON\n7", "SECTION_HORIZON\n0"), "no days"), (good + "99,A,1,1,1\n", "whole number"),
                     (good + "0,A,1\n", "five parts"), (good.replace("p1,", "p0,", 1), "twice")):
        answer = run(bad)
        assert answer.returncode == 2 and why in answer.stderr and not answer.stdout, (why, answer.stderr)


tap.run(dict(globals()))
