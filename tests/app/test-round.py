# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The way of a sheet: two are printed, the first comes back last, both are typed in by their codes, and a slip is taken back."""
import os
import pathlib

import case
from person import wait


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"round-{name}.png"))


def turn_to_visits(person):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "走访")


def print_sheet(person):
    """It is looked at, and left: the codes are kept."""
    person.press(person.get("push button", "^打印排查表"))
    person.get(None, "^第 1 页 / 共")
    person.tab_to(person.get("check box", "^显示个人信息"))
    person.key("Escape")
    person.gone("check box", "^显示个人信息")


def line(person, words):
    person.type(words)
    person.key("Return")


def outcomes(path):
    return case.ask(path, "SELECT coalesce (group_concat(outcome || attempts, ' '), '') FROM (SELECT * FROM visits_result WHERE deleted_at IS NULL ORDER BY id)")[0]


def test_round(desk):
    """sheets are typed back by code, whichever comes home first"""
    path = desk.demo()
    with desk.open(path) as person:
        turn_to_visits(person)
        person.get("push button", "新的入户任务")
        person.key("alt+n")
        wait(lambda: case.shows(person, "要走访 60 户"), "the live count")
        person.key("alt+m")
        wait(lambda: case.shows(person, "还剩 60 户"), "what remains")
        print_sheet(person)
        print_sheet(person)
        person.key("alt+t")
        person.get("label", "共 60 行，第 2 张")
        person.get("text|entry", "^排查表的一行$")
        line(person, "a1 1")
        wait(lambda: outcomes(path) == "good1", "the row of the newest sheet")
        line(person, "9a2 1")
        person.get("label", "这次入户没有打印过第 9 张排查表")
        person.key("ctrl+a")
        line(person, "1a2 5 bu kai men")
        wait(lambda: outcomes(path) == "good1 refused1", "the row of the first sheet")
        person.get("label", "还剩 59 行，共 60 行，第 1 张")
        line(person, "a3 4")
        wait(lambda: outcomes(path) == "good1 refused1 absent1", "the next row of the sheet in hand")
        person.get("label", "还剩 58 行，共 60 行，第 1 张")
        person.type("1a4 ")
        picture(person, "typing")
        person.key("ctrl+a", "BackSpace", "alt+u")
        wait(lambda: outcomes(path) == "good1 refused1", "the slip taken back")
        person.get("label", "还剩 59 行，共 60 行，第 1 张")
        picture(person, "undone")
        assert case.ask(path, "SELECT count(*) FROM visits_call WHERE words = 'bu kai men'")[0] == 1


case.run(globals())
