# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Words stand out, and every page fits: in the light style, and in the dark one with large type."""
import busy_desk
import case
from access_desk import SIZE, Pages, judge_fit, set_up, settle, tell
from contrast import Picture, judge_contrast


def look_at_pages(person):
    pages, found, total = Pages(person), {}, 0
    for title, root, seen in pages.each():
        lines, count = judge_contrast(Picture(*SIZE), {**seen, **settle(pages.glance, pages.navigation)}, pages.frame, SIZE)
        total += count
        for line in lines + judge_fit(pages, root, seen):
            found.setdefault(line, title)
    print(f"# {total} labels", flush=True)
    tell(found, "things that stand out too little or do not fit")


def test_light(desk):
    """all words of every page stand out by 4.5 to 1 in the light style, and every page fits"""
    set_up(desk, **{"color-scheme": "'light'"})
    with desk.open(busy_desk.settle(desk)) as person:
        look_at_pages(person)


def test_dark(desk):
    """they do in the dark style, and fit on the common screen with type half as large again"""
    set_up(desk, **{"color-scheme": "'dark'", "large-type": "true"})
    with desk.open(busy_desk.settle(desk)) as person:
        look_at_pages(person)


case.run(globals())
