# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Parking as a person meets it: a lot is noted by keys, counted, and taken back."""
import os
import pathlib

import case
from person import wait


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"{name}.png"))


def turn_to_parking(person):
    person.get("push button|toggle button", "记一笔")
    rows = wait(lambda: [row for part in person.find_all("list", "^导航$", shown=False) for row in person.find_all("list item", within=part)
                         if (row.get_name() or "").startswith("停车")], "the page in the navigation")
    person.click(rows[0])


def number(person, words, text):
    person.tab_to(person.get(None, words))
    person.type(text)


def test_lot(desk):
    """a lot is noted and counted by keys; more free than there are is refused in words, and nothing typed is lost"""
    path = desk.demo()
    with desk.open(path) as person:
        turn_to_parking(person)
        person.get("label", "还没有停车场地")
        picture(person, "parking-empty")
        person.key("alt+n")
        person.get(None, "^普通: 车位$")
        person.type("qunkang 40")
        number(person, "^普通: 车位$", "20")
        number(person, "^普通: 夜间空位$", "25")
        person.key("alt+k")
        person.get("label", "空位多于车位总数")
        picture(person, "parking-form")
        assert case.ask(path, "SELECT count(*) FROM parking_lot")[0] == 0
        person.key("ctrl+a")
        person.type("5")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT total, free_day, free_night, counted_on IS NOT NULL FROM parking_bays") == (20, None, 5, 1), "the bays in the file")
        wait(lambda: case.shows(person, "空位白天 未清点、夜间 5"), "the lot in the list")
        picture(person, "parking-list")
        person.key("ctrl+z")
        person.get("label", "还没有停车场地")


case.run(globals())
