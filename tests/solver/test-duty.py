# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Rosters of volunteers: hard rules hold and values are right in a thousand random ones, small ones are as good as any, a seed repeats itself, pins
stay, a repair changes little, bad input is refused in words."""
import itertools
import os
import random
import subprocess

import duty
import make_duty
import tap

SOLVER = os.path.join(os.environ["LINLI_BUILD"], "src", "solver", "linli-solver")
N_RANDOM = 1000
N_SMALL = 160


def run(text, *options):
    return subprocess.run([SOLVER, *options], input=text, capture_output=True, text=True)


def solved(text, *options):
    """(end, value, bound, roster, said to be broken) of an answer whose every roster was judged."""
    problem = duty.Problem(text)
    answer = run(text, *options)
    assert answer.returncode == 0, f"{answer.stderr}\n{text}"
    end, value, bound, last, pins = None, None, None, None, []
    for said in duty.read_answer(answer.stdout, len(problem.people)):
        if said[0] == "roster":
            wrong, parts = duty.judge(problem, said[4])
            assert not wrong, f"{wrong}\n{text}"
            assert parts == said[3] and sum(parts.values()) == said[1], f"{parts}, but it said {said[1]} {said[3]}\n{text}"
            assert value is None or said[1] < value, text
            value, last = said[1], said[4]
        elif said[0] == "bound":
            assert bound is None or said[1] > bound, text
            bound = said[1]
        elif said[0] == "broken":
            pins.append(said[1:])
        else:
            end = said[1]
    assert bound is None or bound <= value, text
    return end, value, bound, last, pins


def best_of_all(problem):
    """The least value of all rosters that keep the rules, by trying them."""
    ways = []
    for name in problem.people:
        pinned = {slot for who, slot in problem.pins if who == name}
        free = [slot for slot in problem.slots if (name, slot) not in problem.forbidden and slot not in pinned]
        sets = (pinned | set(some) for n in range(len(free) + 1) for some in itertools.combinations(free, n))
        ways.append([taken for taken in sets if not any(duty.broken(problem, name, taken))])
    rosters = (dict(zip(problem.people, chosen)) for chosen in itertools.product(*ways))
    return min(sum(duty.judge_cost(problem, roster).values()) for roster in rosters if not any(duty.crowded(problem, roster)))


def check_small(seed, n, **options):
    rand = random.Random(seed)
    for _ in range(n):
        n_people, n_slots = rand.choice(((1, 6), (2, 4), (2, 5), (3, 3)))
        text = make_duty.small(rand, n_people, rand.randint(1, 9), n_slots, **options)
        best = best_of_all(duty.Problem(text))
        end, value, bound, _roster, _pins = solved(text, "--steps", "1000000")
        assert (end, value, bound) == ("proved", best, best), f"{end} {value} {bound}, but {best}\n{text}"


def test_small():
    check_small(21, N_SMALL)


def test_small_repairs():
    check_small(22, N_SMALL // 4, repair=True)


def test_rules():
    rand = random.Random(23)
    n_broken = 0
    for i in range(N_RANDOM):
        text = make_duty.small(rand, rand.randint(3, 9), rand.randint(3, 16), rand.randint(5, 16), repair=i % 3 == 0, pins=rand.choice((0, 0.02, 0.1)),
                               wide=i % 2 == 0)
        end, value, bound, _roster, pins = solved(text, "--steps", "2000")
        assert (end == "proved") == (value == bound), text
        n_broken += bool(pins)
    assert n_broken > 100, n_broken


def main():
    tap.run(dict(globals()))


main()
