# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""One person entered twice: found beside the person and in the list of all, compared, and made one."""
import csv
import sqlite3

import case
from person import wait


def ask(path, question, *values):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute(question, values).fetchone()


def enter_twice(desk, path):
    """Imports somebody again, with another telephone, as a list from another office would. Both ids."""
    first, name, birth, address = ask(path, "SELECT p.id, p.name, p.birth_date, s.address FROM person p JOIN household h ON h.id = p.household_id"
                                            " JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id JOIN dwelling d ON d.id = s.dwelling_id"
                                            " WHERE p.phone IS NOT NULL AND length (p.birth_date) = 10"
                                            " AND d.building_id NOT NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL LIMIT 1")
    other = ask(path, "SELECT s.address FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id WHERE d.unit_id NOT NULL AND s.address <> ? LIMIT 1",
                address)[0]
    sheet = desk.folder / "again.csv"
    with open(sheet, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("姓名", "出生日期", "联系电话", "家庭住址", "工作单位"), (name, birth, "13900139000", other, "区图书馆")])
    desk.tool("import", "--as", "people", path, sheet)
    return first, ask(path, "SELECT max (id) FROM person WHERE name = ?", name)[0], name


def look_up(person, words):
    person.get("text", "搜索")
    person.key("ctrl+k")
    person.type(words)
    person.get(None, "搜索结果")
    person.key("Return")


def test_merge(desk):
    """offers the comparison beside the person, takes the chosen telephone and what was empty, and undo brings both back"""
    path = desk.demo(300)
    first, second, name = enter_twice(desk, path)
    now = lambda: ask(path, "SELECT group_concat (id), min (phone), min (employer) FROM person"  # noqa: E731
                            " WHERE id IN (?, ?) AND deleted_at IS NULL", first, second)
    before = now()
    with desk.open(path) as person:
        look_up(person, name)
        person.press(person.get("push button", "^疑似重复录入，比对"))
        choice = person.get("radio button|check box", "^电话: (?!139)")
        person.do("windowfocus", person._window())
        person.tab_to(choice)
        person.key("Right", "space")
        person.tab_to(person.get("push button", "^合并$"))
        person.key("Return")
        wait(lambda: now() == (str(first), "13900139000", "区图书馆"), "one person in the file")
        person.do("windowfocus", person.window)
        person.gone("push button", "^疑似重复录入，比对")
        person.key("ctrl+z")
        wait(lambda: now() == before, "both people in the file")


def test_list(desk):
    """lists everybody who is probably entered twice, with the reason, and says when nobody is any more"""
    path = desk.demo(300)
    first, second, _ = enter_twice(desk, path)
    with desk.open(path) as person:
        person.get(None, "^今日")
        person.key("alt+3")
        person.press(person.get("push button", "^查重复"))
        row = person.get("list item", "姓名")
        person.do("windowfocus", person._window())
        person.tab_to(row)
        person.key("Return")
        later = person.get("radio button|check box", "后录入")
        person.do("windowfocus", person._window())
        person.tab_to(person.get("radio button|check box", "先录入"))
        person.key("Right", "space")
        wait(lambda: person.is_checked(later) and person.is_checked(person.get("radio button|check box", "^电话: 139")), "the later record to stay")
        person.press(person.get("push button", "^合并$"))
        person.get("label", "^没有发现重复录入的人$")
        kept = ask(path, "SELECT id, phone FROM person WHERE id IN (?, ?) AND deleted_at IS NULL", first, second)
        assert kept == (second, "13900139000"), kept


case.run(globals())
