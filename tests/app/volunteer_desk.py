# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What tests of the desk of rosters do again and again."""
import os
import pathlib

import case


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"volunteers-{name}.png"))


def turn_to_volunteers(person, part=None):
    case.turn_to(person, "志愿服务")
    if part:
        person.press(person.get("radio button|toggle button|page tab|tab", part))


def press(person, words):
    """A button, by keys."""
    person.tab_to(person.get("push button", words), most=200)
    person.key("Return")


def count(path, table, condition="1"):
    return case.ask(path, f"SELECT count(*) FROM volunteers_{table} WHERE deleted_at IS NULL AND {condition}")[0]


def go_to_cell(person, line, weekday):
    """Tab leads to the table, arrows go in it."""
    for _ in range(60):
        if any(person.is_focused(cell) for cell in person.find_all("table cell")):
            break
        person.key("Tab", pause=0.1)
    person.key("Page_Up", "Page_Up", "Home", *["Down"] * line, *["Right"] * weekday)


def choose(person, words):
    """From the menu of the desk, by keys."""
    outer = person.get("toggle button|push button|panel|.*menu.*", "排班的更多操作")
    inner = [node for node in person.find_all("toggle button|push button", within=outer)]
    person.tab_to(inner[-1] if inner else outer, most=150)
    person.key("Return")
    item = person.get("menu item", words)
    for _ in range(12):
        if person.is_focused(item):
            break
        person.key("Down")
    person.key("Return")
