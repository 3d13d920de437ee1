# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The page of events, for the tests that begin there."""
import case
from person import wait


def open_event(person, words):
    """By its row in the list, in which the words stand; the part of the page is come to by keys."""
    case.turn_to(person, "活动")
    person.tab_to(person.get("page tab", "^活动$"), most=90)
    person.key("space")
    row = wait(lambda: [row for row in person.find_all("list item") if words in (row.get_name() or "")
                        or any(words in (label.get_name() or "") for label in person.find_all("label", within=row))], "the event in the list")[0]
    person.click(row, times=2)
