# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Words stand out: on every page, in the light style and in the dark one."""
import busy_desk
import case
from access_desk import SIZE, Pages, set_up, settle, tell
from contrast import Picture, judge_contrast


def measure_pages(person):
    pages, found, total = Pages(person), {}, 0
    for title, _, seen in pages.each():
        lines, count = judge_contrast(Picture(*SIZE), {**seen, **settle(pages.glance, pages.navigation)}, pages.frame, SIZE)
        total += count
        for line in lines:
            found.setdefault(line, title)
    print(f"# {total} labels", flush=True)
    tell(found, "labels that stand out too little")


def test_light(desk):
    """all words of every page stand out by 4.5 to 1 in the light style"""
    set_up(desk, **{"color-scheme": "'light'"})
    with desk.open(busy_desk.settle(desk)) as person:
        measure_pages(person)


def test_dark(desk):
    """all words of every page stand out by 4.5 to 1 in the dark style"""
    set_up(desk, **{"color-scheme": "'dark'"})
    with desk.open(busy_desk.settle(desk)) as person:
        measure_pages(person)


case.run(globals())
