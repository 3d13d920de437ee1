# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Judges rosters of volunteers, problems of the kind `linli-roster 1`, by the rules as the README of the solver tells them. It shares no code with the
solver: every rule is looked at from the people's slots as they stand, every price from what was or was not kept."""
from collections import defaultdict
from itertools import combinations

PARTS = ("minimum", "ideal", "wishes", "together", "newcomer", "fairness", "grid", "consecutive", "weekend", "changes")


class Person:
    def __init__(self, kind, grid, *rest):
        self.kind, self.grid = kind, grid
        (self.day, self.week, self.row, self.rest, self.night_rest, self.nights, self.week_before, self.row_before, self.past,
         self.share) = (None if part == "-" else int(part) for part in rest)


class Slot:
    def __init__(self, day, start, end, _post, grid, flags, *rest):
        self.day, self.grid, self.night, self.weekend = int(day), grid, "n" in flags, "w" in flags
        self.minutes = int(end) - int(start)
        self.start, self.end = self.day * 1440 + int(start), self.day * 1440 + int(end)
        self.least, self.ideal, self.most, self.price_least, self.price_ideal = map(int, rest)
        self.closed = False


class Problem:
    """A problem's text, as it stands there."""

    def __init__(self, text):
        self.people, self.slots, self.said, self.forbidden, self.change = {}, {}, {}, set(), {}
        self.pins, self.before, self.wishes, self.avoids, self.pairs = set(), set(), {}, {}, []
        for line in text.splitlines()[1:]:
            word, *parts = line.split("\t" if "\t" in line else ",")
            if line and not line.startswith("#") and word != "end":
                getattr(self, "read_" + word, lambda *numbers: self.said.__setitem__(word, [int(n) for n in numbers]))(*parts)
        self.n_days, self.weekday = self.said["days"]
        wanted = sum(slot.ideal * slot.minutes for slot in self.slots.values() if not slot.closed)
        rest = wanted + sum(p.past for p in self.people.values()) - sum(p.share for p in self.people.values() if p.share is not None)
        equal = [p for p in self.people.values() if p.share is None]
        for person in equal:
            person.share = min(max(rest, 0) // len(equal), 500000)

    def read_person(self, name, *parts):
        self.people[name] = Person(*parts)

    def read_slot(self, name, *parts):
        self.slots[name] = Slot(*parts)

    def read_forbid(self, person, *slots):
        self.forbidden.update((person, slot) for slot in slots)

    def read_absent(self, person, first, last):
        self.forbidden.update((person, name) for name, slot in self.slots.items() if int(first) <= slot.day <= int(last))

    def read_closed(self, slot):
        self.slots[slot].closed = True
        self.forbidden.update((person, slot) for person in self.people)

    def read_pin(self, *pair):
        self.pins.add(pair)

    def read_before(self, *pair):
        self.before.add(pair)

    def read_wish(self, person, slot, price):
        self.wishes[person, slot] = int(price)

    def read_avoid(self, person, slot, price):
        self.avoids[person, slot] = int(price)

    def read_together(self, one, other, price):
        self.pairs.append((one, other, int(price)))

    def read_change(self, day, price):
        self.change[int(day)] = int(price)

    def week(self, slot):
        return (slot.day + self.weekday) // 7


def too_near(problem, person, one, other):
    """Whether somebody cannot serve in both slots."""
    gap = max(one.start, other.start) - min(one.end, other.end)
    rest = person.rest if one.day == other.day else max(person.rest, person.night_rest)
    return gap < rest if rest else -gap > problem.said["handover"][0]


def above(limit, pinned, amount):
    return limit is not None and amount > max(limit, pinned)


def broken(problem, name, taken):
    """The hard rules that one person's slots break, in words; what the pins alone break does not count."""
    person, slots = problem.people[name], problem.slots
    pinned = {slot for who, slot in problem.pins if who == name}
    if pinned - taken:
        yield f"not where pinned: {pinned - taken}"
    for slot in taken - pinned:
        if (name, slot) in problem.forbidden:
            yield f"must not be in {slot}"
    for one, other in combinations(sorted(taken), 2):
        if not {one, other} <= pinned and too_near(problem, person, slots[one], slots[other]):
            yield f"{one} and {other} collide"
    for what, key, limit, served in (("day", lambda s: s.day, person.day, {}),
                                     ("week", problem.week, person.week, {0: person.week_before})):
        sums, fixed = defaultdict(int, served), defaultdict(int, served)
        for slot in taken:
            sums[key(slots[slot])] += slots[slot].minutes
        for slot in pinned:
            fixed[key(slots[slot])] += slots[slot].minutes
        # Where nothing but what was served before and pins is, nothing was added that could be wrong.
        yield from (f"{minutes} minutes in {what} {n}" for n, minutes in sums.items() if above(limit, fixed[n], minutes))
    if above(person.nights, sum(slots[s].night for s in pinned), sum(slots[s].night for s in taken)):
        yield "too many nights"
    days, fixed = {slots[s].day for s in taken}, {slots[s].day for s in pinned}
    earlier = set(range(-person.row_before, 0))
    if person.row is not None:
        for first in range(-person.row_before, problem.n_days):
            row = set(range(first, first + person.row + 1))
            if row <= days | earlier and not row <= fixed | earlier:
                yield f"more than {person.row} days in a row from {first}"


def convex(minutes, step):
    """A price a minute, once more for each minute that is further away than a step, and so on."""
    return sum(max(0, minutes - away) for away in range(0, minutes, step))


def judge_person(problem, name, taken, parts):
    person, slots, said = problem.people[name], problem.slots, problem.said
    step, over, under = said["fair"]
    total = person.past + sum(slots[s].minutes for s in taken)
    parts["fairness"] += over * convex(total - person.share, step) if total > person.share else under * convex(person.share - total, step)
    parts["grid"] += sum(said["grid"][0] for s in taken if "-" not in (person.grid, slots[s].grid) and person.grid != slots[s].grid)
    days = {slots[s].day for s in taken} | ({-1} if person.row_before else set())
    parts["consecutive"] += sum(said["consecutive"][0] for d in days if d + 1 in days)
    weekends = {problem.week(slots[s]) for s in taken if slots[s].weekend}
    parts["weekend"] += sum(said["weekend"][0] * n for n in range(len(weekends)))


def judge_cost(problem, roster):
    """What each part of the value of a roster (name → set of slots) is."""
    parts = dict.fromkeys(PARTS, 0)
    there = {(name, slot) for name, taken in roster.items() for slot in taken}
    for name, taken in roster.items():
        judge_person(problem, name, taken, parts)
    for name, slot in problem.slots.items():
        here = [problem.people[who].kind for who in roster if (who, name) in there]
        if not slot.closed:
            parts["minimum"] += max(0, slot.least - len(here)) * slot.price_least
            parts["ideal"] += max(0, slot.ideal - len(here)) * slot.price_ideal
        if "new" in here and "old" not in here:
            parts["newcomer"] += problem.said["newcomer"][0]
    parts["wishes"] += sum(price for pair, price in problem.wishes.items() if pair not in there)
    parts["wishes"] += sum(price for pair, price in problem.avoids.items() if pair in there)
    for one, other, price in problem.pairs:
        parts["together"] += sum(price for name, slot in problem.slots.items()
                                 if slot.most > 1 and not slot.closed and ((one, name) in there) != ((other, name) in there))
    parts["changes"] += sum(problem.change.get(problem.slots[slot].day, 0) for _who, slot in there ^ problem.before)
    return parts


def crowded(problem, roster):
    """The slots with more people than they take, in words."""
    for name, slot in problem.slots.items():
        n = sum(name in taken for taken in roster.values())
        if n > max(0 if slot.closed else slot.most, sum(s == name for _who, s in problem.pins)):
            yield f"{n} people in {name}"


def judge(problem, roster):
    """What is wrong with a roster, in words, and its parts."""
    wrong = [f"{name}: {what}" for name in problem.people for what in broken(problem, name, roster.get(name, set()))]
    wrong += crowded(problem, roster)
    return wrong, judge_cost(problem, roster)


def read_answer(text, n_people):
    """Yields ("bound", value, seconds), ("roster", value, seconds, parts, {name: set of slots}), ("broken", person, slot, rule) and ("end", word)."""
    lines = iter(text.splitlines())
    for line in lines:
        word, *rest = line.split()
        if word == "roster":
            said = next(lines).split()
            parts = {name: int(value) for name, value in zip(said[1::2], said[2::2])}
            people = (next(lines).split(",") for _ in range(n_people))
            yield "roster", int(rest[0]), float(rest[1]), parts, {name: set(slots) for name, *slots in people}
        elif word == "bound":
            yield "bound", int(rest[0]), float(rest[1])
        else:
            yield word, *rest
