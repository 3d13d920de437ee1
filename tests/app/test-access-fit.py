# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every page fits with the longer words of English, and in a small window."""
import busy_desk
import case
from access_desk import Pages, judge_fit, set_up, tell


def fit_pages(person):
    pages, found = Pages(person), {}
    for title, root, seen in pages.each():
        for line in judge_fit(pages, root, seen):
            found.setdefault(line, title)
    tell(found, "things that do not fit")


def test_english(desk):
    """the words of English, which are longer, fit on the common screen"""
    set_up(desk)
    with desk.open(busy_desk.settle(desk), language="en") as person:
        fit_pages(person)


def test_small(desk):
    """every page fits into a window of 1024 × 640"""
    set_up(desk, **{"window-width": 1024, "window-height": 640})
    with desk.open(busy_desk.settle(desk)) as person:
        fit_pages(person)


case.run(globals())
