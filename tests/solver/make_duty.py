# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Makes problems of the kind `linli-roster 1`: a community's month as it might be, and small ones with all kinds of rules, many of them tight."""

POSTS = ("patrol", "gate", "door", "lecture", "library", "canteen", "clinic", "waste", "school", "court", "garden", "flood")
TIMES = ((420, 540), (540, 660), (660, 780), (840, 960), (960, 1080), (1080, 1200), (1200, 1320))
GRIDS = ("g1", "g2", "g3", "g4", "g5", "g6")
MONTH_PRICES = "newcomer,150\ngrid,15\nconsecutive,4\nweekend,12\nfair,120,1,0"


def month_slots(rand, n_posts, n_slots, n_days):
    """(id, day, start, end, post, grid, night, weekend, minimum, ideal) of each slot: the same ones each day, but for nights."""
    kinds = []
    for i in range(n_slots - 2):
        start, end = TIMES[i % len(TIMES)]
        least = rand.choice((1, 1, 1, 2))
        kinds.append((start, end, POSTS[rand.randrange(n_posts)], rand.choice(GRIDS), False, least, least + rand.choice((0, 1, 1))))
    kinds += [(1320, 1560, POSTS[0], rand.choice(GRIDS), True, 2, 2), (1290, 1470, POSTS[1], "-", True, 1, 2)]
    return [(f"s{day}.{i}", day, *kind[:5], day % 7 > 4, *kind[5:]) for day in range(n_days) for i, kind in enumerate(kinds)]


def month_person(rand, i):
    """(line, when: a test of a slot, of what kind the person is): pensioners by day, workers in the evening and on weekends, students on weekends."""
    kind = rand.choices(("pensioner", "worker", "student"), (55, 30, 15))[0]
    days = set(rand.sample(range(7), rand.choice((3, 4, 5, 6))))
    morning, afternoon = rand.random() < 0.75, rand.random() < 0.7
    posts = set(rand.sample(POSTS, rand.choice((4, 6, 8, 12))))
    nights = kind == "worker" and rand.random() < 0.4

    def may(slot):
        _id, day, start, _end, post, _grid, night, weekend, *_rest = slot
        if post not in posts or (night and not nights):
            return False
        if kind == "worker":
            return (start >= 1080 and day % 7 in days) or (weekend and not (start < 600 and i % 2))
        if kind == "student":
            return weekend or (day % 7 == 4 and start >= 960)
        return day % 7 in days and start < 1200 and (morning if start < 780 else afternoon)

    level = rand.choices(("new", "old", "-"), (15, 45, 40))[0]
    week = rand.choice((240, 360, 480, 600))
    line = (f"person,v{i},{level},{rand.choice((*GRIDS, '-'))},{rand.choice((120, 240, 240, 360))},{week},{rand.choice((3, 4, 5))},0,600,"
            f"{rand.choice((2, 4))},0,0,{rand.randrange(0, 2400, 60)},-")
    return line, may


def month(rand, n_people=200, n_posts=12, n_slots=60, n_days=28):
    """A month of a community, as the text of a problem without its end."""
    slots = month_slots(rand, n_posts, n_slots, n_days)
    lines = ["linli-roster 1", f"days,{n_days},0", "handover,0", MONTH_PRICES]
    people = [month_person(rand, i) for i in range(n_people)]
    lines += [line for line, _may in people]
    lines += [f"slot,{name},{day},{start},{end},{post},{grid},{'n' * night + 'w' * weekend or '-'},{least},{ideal},{ideal},1000,200"
              for name, day, start, end, post, grid, night, weekend, least, ideal in slots]
    for i, (_line, may) in enumerate(people):
        away = {rand.randrange(n_days) for _ in range(rand.randrange(5))}
        free = [slot for slot in slots if may(slot) and slot[1] not in away]
        taken = {slot[0] for slot in free}
        lines.append(",".join(["forbid", f"v{i}", *(slot[0] for slot in slots if slot[0] not in taken)]))
        for slot in rand.sample(free, min(len(free), rand.randrange(8))):
            lines.append(f"{rand.choice(('wish', 'avoid'))},v{i},{slot[0]},{rand.choice((10, 20, 40))}")
    pairs = {tuple(sorted(rand.sample(range(n_people), 2))) for _ in range(n_people // 10)}
    lines += [f"together,v{a},v{b},8" for a, b in sorted(pairs)]
    return "\n".join(lines) + "\n"


def small(rand, n_people, n_days, n_slots, repair=False, pins=0.1, wide=False):
    """Any rules, many of them tight or at odds with each other; the text of a whole problem."""
    weekday, handover = rand.randrange(7), rand.choice((0, 0, 10))
    lines = ["linli-roster 1", f"days,{n_days},{weekday}", f"handover,{handover}"]
    lines += [f"{word},{rand.choice((0, 5, 30))}" for word in ("newcomer", "grid", "consecutive", "weekend")]
    lines.append(f"fair,{rand.choice((30, 60, 100))},{rand.choice((0, 1, 2))},{rand.choice((0, 0, 1))}")
    limit = lambda *some: rand.choice(("-", *some))
    for p in range(n_people):
        lines.append(f"person,p{p},{rand.choice(('new', 'old', '-'))},{rand.choice(('a', 'b', '-'))},{limit(60, 120, 240)},{limit(120, 240, 360)},"
                     f"{limit(1, 2, 3)},{rand.choice((0, 0, 60))},{rand.choice((0, 480, 720))},{limit(0, 1)},{rand.choice((0, 0, 60))},"
                     f"{rand.choice((0, 0, 1, 2))},{rand.choice((0, 60, 300))},{limit(60, 200)}")
    slots = [f"s{i}" for i in range(n_slots)]
    for name in slots:
        start = rand.choice((480, 540, 600, 900, 1320))
        least = rand.choice((0, 1, 1, 2))
        ideal = least + rand.choice((0, 0, 1))
        most = max(1, ideal + rand.choice((0, 0, 1)))
        lines.append(f"slot,{name},{rand.randrange(n_days)},{start},{start + rand.choice((60, 90, 120, 200))},x,{rand.choice(('a', 'b', '-'))},"
                     f"{rand.choice(('n', 'w', 'nw', '-', '-'))},{least},{ideal},{most},{rand.choice((50, 200))},{rand.choice((0, 20, 60))}")
    pairs = [(p, s) for p in range(n_people) for s in range(n_slots)]
    open_pairs = [pair for pair in pairs if rand.random() < (0.8 if wide else 0.6)]
    lines += [f"forbid,p{p},s{s}" for p, s in pairs if (p, s) not in set(open_pairs)]
    if not wide and rand.random() < 0.2:
        lines.append(f"closed,{rand.choice(slots)}")
    if rand.random() < 0.2:
        first = rand.randrange(n_days)
        lines.append(f"absent,p{rand.randrange(n_people)},{first},{rand.randrange(first, n_days)}")
    lines += [f"pin,p{p},s{s}" for p, s in pairs if rand.random() < pins]
    lines += [f"{rand.choice(('wish', 'avoid'))},p{p},s{s},{rand.choice((5, 25, 90))}" for p, s in pairs if rand.random() < 0.3]
    if n_people > 1 and rand.random() < 0.6:
        a, b = rand.sample(range(n_people), 2)
        lines.append(f"together,p{a},p{b},{rand.choice((5, 40))}")
    if repair:
        lines += [f"before,p{p},s{s}" for p, s in pairs if rand.random() < 0.4]
        lines += [f"change,{day},{rand.choice((5, 20, 100))}" for day in range(n_days)]
    return "\n".join(lines) + "\nend\n"
