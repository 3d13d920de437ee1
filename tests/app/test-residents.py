# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The long table: what is typed above it narrows it, and the number beside it follows."""
import case
from case import ask, shows
from person import extents, wait

HERE = ("SELECT count(*) FROM person p JOIN household h ON h.id = p.household_id WHERE p.deleted_at IS NULL AND p.moved_out_on IS NULL"
        " AND p.deceased_on IS NULL AND h.moved_out_on IS NULL AND instr (p.name, ?)")


def test_typed(desk):
    """narrows the table to what was typed last, by person and by household, and shows everybody again"""
    path = desk.demo(300)
    everybody, = ask(path, HERE, "")
    kings, = ask(path, HERE, "王")
    homes, = ask(path, HERE.replace("count(*)", "count(DISTINCT h.id)"), "李")
    assert 0 < kings < everybody and homes > 0
    with desk.open(path) as person:
        person.get(None, "^今日")
        person.key("alt+3")
        wait(lambda: shows(person, f"{everybody} 人"), "everybody to be counted")
        entry = person.get("entry|text", "^筛选表格")
        person.click(entry)
        person.type("王")
        wait(lambda: shows(person, f"{kings} 人"), "those of one name")
        person.key("BackSpace", pause=0)
        person.type("李")
        person.press(person.get("push button", "^按户$"))
        wait(lambda: shows(person, f"{homes} 户"), "the homes of those of the other name")
        person.click(entry)
        person.type("没有这个人")
        person.press(person.get("push button", "^显示全部"))
        wait(lambda: not shows(person, f"{homes} 户") and shows(person, " 户"), "every home")


def ages(person):
    """The ages in the first rows that are in sight."""
    table = person.get("tree table")
    top = extents(table).y
    shown = [(extents(node).y, case.text_of(node)) for node in person.find_all("label", within=table)]
    return [int(text) for y, text in sorted(shown) if y > top and text.isdigit()][:5]


def test_sorted(desk):
    """sorts by keyboard: by age, and the other way round"""
    path = desk.demo(300)
    with desk.open(path) as person:
        person.get(None, "^今日")
        person.key("alt+3")
        columns = wait(lambda: person.find_all("push button|toggle button", "^列$"), "the button of the columns")[-1]
        person.tab_to(columns)
        person.key("Return")
        button = person.get("push button", "^按年龄排序$")
        person.tab_to(button)
        person.key("Return")
        wait(lambda: (found := ages(person)) and len(found) == 5 and max(found) < 3, "the youngest")
        person.key("Return")
        wait(lambda: (found := ages(person)) and len(found) == 5 and min(found) > 80, "the oldest")


case.run(globals())
