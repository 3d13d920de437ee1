# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The building sheet: its colours, and the rooms of a whole building at once."""
import sqlite3

import case
from person import wait


def ask(path, question, *values):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute(question, values).fetchone()[0]


def open_sheet(person, address):
    """The sheet of the building in which the address stands."""
    person.get("text", "搜索")
    person.key("ctrl+k")
    person.type(address)
    person.get(None, "搜索结果")
    person.key("Return")
    person.key("alt+4")
    person.get(None, "^楼盘表$")


def cells(person, words):
    """The homes whose name says so."""
    return person.find_all(None, f"^[-0-9]+, .*, {words}$")


def choose_colours(person, name):
    person.get("push button", "^着色$")
    person.press(person.find_all("push button", "^着色$")[-1])  # the one inside the menu button
    person.press(person.get("menu item|check menu item|radio menu item", f"^{name}$"))


def test_colours(desk):
    """cells say their class of the chosen theme, the legend counts them, and the choice is there the next day"""
    path = desk.demo(600)
    building = ask(path, "SELECT d.building_id FROM dwelling d JOIN matter m ON m.dwelling_id = d.id WHERE m.closed_at IS NULL AND d.building_id IN"
                         " (SELECT building_id FROM dwelling WHERE tenure = 'rented') LIMIT 1")
    address = ask(path, "SELECT s.address FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id WHERE d.building_id = ? LIMIT 1", building)
    rented = ask(path, "SELECT count (*) FROM dwelling WHERE building_id = ? AND tenure = 'rented'", building)
    busy = ask(path, "SELECT count (DISTINCT d.id) FROM dwelling d JOIN matter m ON m.dwelling_id = d.id WHERE d.building_id = ?"
                     " AND m.closed_at IS NULL", building)
    with desk.open(path) as person:
        open_sheet(person, address)
        person.get("label", f"^出租 {rented}$")
        wait(lambda: len(cells(person, "出租")) == rented, "the rented homes")
        choose_colours(person, "未办结事项")
        wait(lambda: len(cells(person, "(逾期|未办结)")) == busy, "the homes with open matters")
        assert not cells(person, "出租")
    with desk.open(path) as person:
        open_sheet(person, address)
        wait(lambda: len(cells(person, "(逾期|未办结)")) == busy, "the homes with open matters, the next day")


case.run(globals())
