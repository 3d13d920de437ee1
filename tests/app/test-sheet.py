# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The building sheet: its colours, and the rooms of a whole building at once."""
import sqlite3

import case
from person import wait


def ask(path, question, *values):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute(question, values).fetchone()[0]


def cells(person, words):
    """The homes whose name says so."""
    return person.find_all(None, f"^[-0-9]+, .*, {words}$")


def choose_colours(person, name):
    person.get("push button", "^着色$")
    person.press(person.find_all("push button", "^着色$")[-1])  # the one inside the menu button
    person.press(person.get("menu item|check menu item|radio menu item", f"^{name}$"))


def are_busy(person, busy):
    wait(lambda: len(cells(person, "(逾期|未办结)")) == int(busy), "the homes with open matters")


def choose_today(desk, path, address, rented, busy):
    with desk.open(path) as person:
        case.open_sheet(person, address)
        person.get("label", f"^出租 {rented}$")
        wait(lambda: len(cells(person, "出租")) == int(rented), "the rented homes")
        choose_colours(person, "未办结事项")
        are_busy(person, busy)
        assert not cells(person, "出租")


def look_tomorrow(desk, path, address, busy):
    with desk.open(path) as person:
        case.open_sheet(person, address)
        are_busy(person, busy)


def test_colours(desk):
    """cells say their class of the chosen theme, the legend counts them, and the choice is there the next day"""
    path = desk.demo(600)
    building = ask(path, "SELECT d.building_id FROM dwelling d JOIN matter m ON m.dwelling_id = d.id WHERE m.closed_at IS NULL AND d.building_id IN"
                         " (SELECT building_id FROM dwelling WHERE tenure = 'rented') LIMIT 1")
    address = ask(path, "SELECT s.address FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id WHERE d.building_id = ? LIMIT 1", building)
    rented = ask(path, "SELECT count (*) FROM dwelling WHERE building_id = ? AND tenure = 'rented'", building)
    busy = ask(path, "SELECT count (DISTINCT d.id) FROM dwelling d JOIN matter m ON m.dwelling_id = d.id WHERE d.building_id = ?"
                     " AND m.closed_at IS NULL", building)
    desk.apart(choose_today, path, address, rented, busy)
    desk.apart(look_tomorrow, path, address, busy)


def test_rooms(desk):
    """makes the rooms of an empty building at once, by keyboard, with the count before; undo takes all of them away"""
    path = desk.demo()
    name = ask(path, "SELECT name FROM building WHERE id NOT IN (SELECT building_id FROM dwelling WHERE building_id NOT NULL) LIMIT 1")
    count = lambda: ask(path, "SELECT count (*) FROM dwelling d JOIN building b ON b.id = d.building_id"  # noqa: E731
                              " WHERE b.name = ? AND d.deleted_at IS NULL", name)
    with desk.open(path) as person:
        case.open_sheet(person, name)
        person.get("label", "^这栋楼还没有户室")
        person.tab_to(person.find_all("push button", "^批量建户室")[-1])
        person.key("Return")
        person.get("spin button", "^单元数$")
        person.do("windowfocus", person._window())
        for number in (2, 0, 12, 4):  # from the ground floor, which is the one below the first
            person.key("ctrl+a")
            person.type(str(number))
            person.key("Tab")
        person.get("label", "^将新建 104 套$")
        person.get("label", "^1单元-101 至 2单元1204$")
        person.tab_to(person.get("push button", "^建立$"))
        person.key("Return")
        wait(lambda: count() == 104, "the rooms in the file")
        person.do("windowfocus", person.window)
        wait(lambda: len(person.find_all("table cell", "^1204,")) == 2, "the rooms on the sheet")
        person.key("ctrl+z")
        wait(lambda: count() == 0, "the undo in the file")


case.run(globals())
