# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Judges a roster by the rules as they are written in a problem's file; it shares no code with the solver, and nothing of its way."""


class Problem:
    """What stands in the sections of a problem's text, as it stands there."""

    def __init__(self, text):
        self.days, self.shifts, self.staff, self.off = 0, {}, {}, {}
        self.on_wishes, self.off_wishes, self.cover = [], [], []
        section = None
        for line in (line.strip() for line in text.splitlines()):
            if line.startswith("SECTION_"):
                section = line.removeprefix("SECTION_")
            elif line and not line.startswith("#"):
                getattr(self, "read_" + section.lower())(line.split(","))

    def read_horizon(self, parts):
        self.days = int(parts[0])

    def read_shifts(self, parts):
        self.shifts[parts[0]] = (int(parts[1]), set(filter(None, parts[2].split("|"))))

    def read_staff(self, parts):
        limits = {name: int(most) for name, most in (pair.split("=") for pair in parts[1].split("|"))}
        self.staff[parts[0]] = (limits, *map(int, parts[2:8]))

    def read_days_off(self, parts):
        self.off[parts[0]] = set(map(int, parts[1:]))

    def read_shift_on_requests(self, parts):
        self.on_wishes.append((parts[0], int(parts[1]), parts[2], int(parts[3])))

    def read_shift_off_requests(self, parts):
        self.off_wishes.append((parts[0], int(parts[1]), parts[2], int(parts[3])))

    def read_cover(self, parts):
        self.cover.append((int(parts[0]), parts[1], *map(int, parts[2:5])))


def runs(marks):
    """(what, first, length) of each run of equal marks."""
    first = 0
    for i in range(1, len(marks) + 1):
        if i == len(marks) or marks[i] != marks[first]:
            yield marks[first], first, i - first
            first = i


def broken(problem, name, path):
    """The hard rules that one person's path breaks, in words."""
    limits, most, least, most_run, least_run, least_rest, weekends = problem.staff[name]
    minutes = sum(problem.shifts[s][0] for s in path if s != "-")
    if len(path) != problem.days:
        yield "not one entry a day"
    for shift, limit in limits.items():
        if path.count(shift) > limit:
            yield f"{shift} more than {limit} times"
    if not least <= minutes <= most:
        yield f"{minutes} minutes"
    for before, after in zip(path, path[1:]):
        if before != "-" and after in problem.shifts[before][1]:
            yield f"{after} after {before}"
    for works, first, length in runs([s != "-" for s in path]):
        touches = first == 0 or first + length == problem.days
        if works and length > most_run:
            yield f"{length} days in a row"
        if works and length < least_run and not touches:
            yield f"only {length} days in a row"
        if not works and length < least_rest and not touches:
            yield f"only {length} days off"
    if sum(any(path[d] != "-" for d in (w + 5, w + 6) if d < problem.days) for w in range(0, problem.days, 7)) > weekends:
        yield "too many weekends"
    for day in problem.off.get(name, ()):
        if path[day] != "-":
            yield f"works on day {day}"


def judge_cost(problem, roster):
    """What a roster (name → list of shifts or -) costs: wishes not kept, and too few or too many on a shift."""
    cost = sum(weight for name, day, shift, weight in problem.on_wishes if roster[name][day] != shift)
    cost += sum(weight for name, day, shift, weight in problem.off_wishes if roster[name][day] == shift)
    for day, shift, wanted, under, over in problem.cover:
        there = sum(path[day] == shift for path in roster.values())
        cost += max(0, wanted - there) * under + max(0, there - wanted) * over
    return cost


def judge(problem, roster):
    """What is wrong with a roster, in words, and what it costs."""
    wrong = [f"{name}: {what}" for name in problem.staff for what in broken(problem, name, roster.get(name, []))]
    return wrong, None if wrong else judge_cost(problem, roster)


def read_answer(lines):
    """Yields ("bound", value, seconds), ("roster", cost, seconds, {name: path}) and ("end", word) as a solver says them."""
    lines = list(lines)
    i = 0
    while i < len(lines):
        words = lines[i].split()
        i += 1
        if words[0] == "roster":
            roster = {}
            while i < len(lines) and "," in lines[i]:
                name, *path = lines[i].strip().split(",")
                roster[name] = path
                i += 1
            yield "roster", int(words[1]), float(words[2]), roster
        elif words[0] == "bound":
            yield "bound", int(words[1]), float(words[2])
        else:
            yield words[0], words[1]
