# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Rosters of volunteers: hard rules hold and values are right in a thousand random ones, small ones are as good as any, a seed repeats itself, pins
stay, a repair changes little, bad input is refused in words."""
import itertools
import os
import random
import re
import subprocess

import duty
import make_duty
import tap

SOLVER = os.path.join(os.environ["LINLI_BUILD"], "src", "solver", "linli-solver")
N_RANDOM = 1000
N_SMALL = 160


def run(text, *options):
    return subprocess.run([SOLVER, *options], input=text, capture_output=True, text=True)


def judged(text, answer):
    """(end, value, bound, roster, said to be broken) of an answer, of which every roster is judged."""
    problem = duty.Problem(text)
    end, value, bound, last, pins = None, None, None, None, []
    for said in duty.read_answer(answer, len(problem.people)):
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
    assert (end == "proved") == (value == bound), text
    return end, value, bound, last, pins


def solved(texts, *options):
    """What was judged of each of some problems, which one process solves one after the other."""
    answer = run("".join(texts), *options)
    assert answer.returncode == 0, answer.stderr
    answers = re.findall(r".*?^end \w+\n", answer.stdout, re.DOTALL | re.MULTILINE)
    assert len(answers) == len(texts), answer.stdout
    return [judged(*both) for both in zip(texts, answers)]


def best_of_all(problem):
    """The least value of all rosters that keep the rules, by trying them, and how many they are."""
    ways = []
    for name in problem.people:
        pinned = {slot for who, slot in problem.pins if who == name}
        free = [slot for slot in problem.slots if (name, slot) not in problem.forbidden and slot not in pinned]
        sets = (pinned | set(some) for n in range(len(free) + 1) for some in itertools.combinations(free, n))
        ways.append([taken for taken in sets if not any(duty.broken(problem, name, taken))])
    rosters = (dict(zip(problem.people, chosen)) for chosen in itertools.product(*ways))
    values = [sum(duty.judge_cost(problem, roster).values()) for roster in rosters if not any(duty.crowded(problem, roster))]
    return min(values), len(values)


def check_small(seed, n, **options):
    rand = random.Random(seed)
    sizes = [rand.choice(((1, 8), (2, 5), (3, 4), (4, 3))) for _ in range(n)]
    texts = [make_duty.small(rand, n_people, rand.randint(2, 9), n_slots, wide=True, **options) for n_people, n_slots in sizes]
    n_rosters = 0
    for text, (end, value, bound, _roster, _pins) in zip(texts, solved(texts, "--steps", "1000000")):
        best, n = best_of_all(duty.Problem(text))
        n_rosters += n
        assert (end, value, bound) == ("proved", best, best), f"{end} {value} {bound}, but {best}\n{text}"
    assert n_rosters > 50 * n, n_rosters


def test_small():
    check_small(21, N_SMALL)


def test_small_repairs():
    check_small(22, N_SMALL // 4, repair=True)


def broken_pins(text):
    """Whether the pins alone break any rule."""
    problem = duty.Problem(text)
    roster = {name: {slot for who, slot in problem.pins if who == name} for name in problem.people}
    problem.pins = set()
    return bool(duty.judge(problem, roster)[0])


def test_rules():
    rand = random.Random(23)
    texts = [make_duty.small(rand, rand.randint(3, 9), rand.randint(3, 16), rand.randint(5, 16), repair=i % 3 == 0, pins=rand.choice((0, 0.02, 0.1)),
                             wide=i % 2 == 0) for i in range(N_RANDOM)]
    n_broken = 0
    for text, answer in zip(texts, solved(texts, "--steps", "3000")):
        assert bool(answer[4]) == broken_pins(text), f"{answer[4]}\n{text}"
        n_broken += bool(answer[4])
    assert 100 < n_broken < N_RANDOM - 100, n_broken


def month(seed=31, **size):
    return make_duty.month(random.Random(seed), **size)


def without_seconds(answer):
    return re.sub(r"^((roster|bound) \d+) .*$", r"\1", answer.stdout, flags=re.MULTILINE)


def test_same_seed():
    text = month(n_people=30, n_slots=10, n_days=14) + "end\n"
    one, two, other = (without_seconds(run(text, "--steps", "400000", "--seed", seed)) for seed in "778")
    assert one == two != other
    assert "end stopped" in one and "bound" in one


def test_month():
    """A month is filled in two seconds of work so that the bound shows it to be good; what is pinned and what is forbidden hold at this size, too."""
    text = month(n_people=60, n_slots=20, n_days=28)
    [(_end, value, bound, roster, _pins)] = solved([text + "end\n"], "--steps", "1500000")
    assert bound > 0.9 * value, f"{bound} of {value}"
    kept = sorted((name, slot) for name, slots in roster.items() for slot in slots)
    pins = random.Random(32).sample(kept, 40)
    [(_end, _value, _bound, roster, said)] = solved([text + "".join(f"pin,{name},{slot}\n" for name, slot in pins) + "end\n"], "--steps", "50000")
    assert not said and all(slot in roster[name] for name, slot in pins)


def changes(before, after):
    return sum(len(before[name] ^ after[name]) for name in before)


def test_repair():
    """Somebody falls ill for a week: few others hear of it; without a price for changes, many would."""
    text = month(n_people=60, n_slots=20, n_days=28)
    [(_end, value, _bound, before, _pins)] = solved([text + "end\n"], "--steps", "1500000")
    days = {name: slot.day for name, slot in duty.Problem(text + "end\n").slots.items()}
    ill = max(before, key=lambda name: sum(7 <= days[slot] < 14 for slot in before[name]))
    lost = sum(7 <= days[slot] < 14 for slot in before[ill])
    repair = text + f"absent,{ill},7,13\n" + "".join(f"before,{name},{slot}\n" for name, slots in before.items() for slot in slots)
    prices = "".join(f"change,{day},{max(10, 60 - 2 * day)}\n" for day in range(28))
    [cheap, dear] = (solved([repair + more + "end\n"], "--steps", "300000")[0] for more in ("", prices))
    assert lost >= 2 and changes(before, dear[3]) <= 4 * lost, f"{changes(before, dear[3])} changes for {lost} slots"
    assert changes(before, cheap[3]) > 2 * changes(before, dear[3])
    assert not any(7 <= days[slot] < 14 for slot in dear[3][ill])


def test_watch():
    """Without an end of the limits, the search ends when its input is closed."""
    with subprocess.Popen([SOLVER, "--watch", "--seconds", "600"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as solver:
        solver.stdin.write(month(n_people=20, n_slots=5, n_days=14) + "end\n")
        solver.stdin.flush()
        while not solver.stdout.readline().startswith("bound"):
            pass
        solver.stdin.close()
        assert solver.stdout.read().endswith("end stopped\n") and solver.wait() == 0


def test_bad_input():
    head = "linli-roster 1\ndays,3,0\nhandover,0\nnewcomer,1\ngrid,1\nconsecutive,1\nweekend,1\nfair,60,1,1\n"
    good = head + ("person,a,-,-,-,-,-,0,0,-,0,0,0,-\nperson,b,new,g,60,60,2,0,0,1,0,0,0,60\n"
                   "slot,s,0,480,540,x,-,-,1,1,1,9,9\nslot,t,1,480,540,x,g,nw,1,2,3,9,9\n")
    assert run(good + "end\n").returncode == 0 and run((good + "end\n").replace(",", "\t")).returncode == 0
    for bad, line, why in (
            (good, 13, "no end"), (head + "end\n", 9, "people and slots come first"), (head.replace("grid,1\n", "") + "slot,s\n", 8, "12 parts"),
            (good.replace("grid,1\n", ""), 8, "come first"), (good.replace("days,3", "days,0"), 2, "from 1 to 128"),
            (good.replace("grid,1", "grid,1\ngrid,1"), 6, "once"), (good + "handover,1\n", 13, "once"), (good + "pin,a,u\n", 13, "unknown slot"),
            (good + "pin,c,s\n", 13, "unknown person"), (good + "pin,a\n", 13, "2 parts, not 1"), (good + "pin,a,s\npin,a,s\n", 14, "twice"),
            (good + "pin,a,s\nslot,u,0,480,540,x,-,-,1,1,1,9,9\n", 14, "before"), (good + "wish,a,s,-1\n", 13, "whole number"),
            (good + "wish,a,s,1\navoid,a,s,1\n", 14, "twice"), (good + "together,a,a,1\n", 13, "no pair"), (good + "change,3,1\n", 13, "from 0 to 2"),
            (good + "absent,a,2,1\n", 13, "from 2 to 2"), (good + "dance,a\n", 13, "unknown word"), (good.replace("t,1,480,540", "s,1,480,540"), 12, "twice"),
            (good.replace("1,480,540", "1,480,480"), 12, "from 485"), (good.replace(",1,2,3,9", ",2,1,3,9"), 12, "from 2"),
            (good.replace("g,nw", "g,nx"), 12, "FLAGS"), (good.replace("b,new", "b,young"), 10, "KIND"), (good + "end\nmore\n", 14, "begins with"),
            (good.replace("person,a", "person,a b"), 9, "space"), (good + "wish,a,s,1 \tx\n", 13, "unknown word")):
        answer = run(bad)
        assert answer.returncode == 2 and f"line {line}: " in answer.stderr and why in answer.stderr, f"{why}, but {answer.stderr}"


tap.run(dict(globals()))
