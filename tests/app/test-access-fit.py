# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The words of English, which are longer, fit: every page."""
import busy_desk
import case
from access_desk import Pages, judge_fit, set_up, tell


def test_english(desk):
    """the words of English, which are longer, fit on the common screen"""
    set_up(desk)
    with desk.open(busy_desk.settle(desk), language="en") as person:
        pages, found = Pages(person), {}
        for title, root, seen in pages.each():
            for line in judge_fit(pages, root, seen):
                found.setdefault(line, title)
        tell(found, "things that do not fit")


case.run(globals())
