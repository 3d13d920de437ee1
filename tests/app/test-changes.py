# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What happens to people, entered in the details pane: away and back, moved out, deceased, another head of household."""
import sqlite3

import case
from case import ask, look_up, shows
from person import wait

STAY = "moved_out_on IS NULL AND deceased_on IS NULL AND deleted_at IS NULL"
BIG = (f"SELECT h.id, s.address, h.head_id, p.name FROM household h JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
       f" JOIN person p ON p.id = h.head_id WHERE (SELECT count (*) FROM person WHERE household_id = h.id AND {STAY}) > 2"
       " AND EXISTS (SELECT 1 FROM person w WHERE w.household_id = h.id AND w.relation_to_head IN ('10', '11', '12')) LIMIT 1")


def open_person(person, address, name):
    """Looks up the home, and goes on to somebody who lives there."""
    look_up(person, address)
    wait(lambda: shows(person, address), "the home")
    person.click(person.get("list item", f"^{name[0]}.*"))
    person.get("label", "^人员")


def choose(person, words):
    """Opens the menu of changes by keyboard, and takes one."""
    person.get("toggle button|push button", "^变动$")
    person.key("ctrl+d")
    item = person.get("menu item", words)
    for _ in range(6):
        if person.is_focused(item):
            break
        person.key("Down")
    person.key("Return")


def test_away_and_back(desk):
    """somebody goes away and comes back, each one step that can be undone"""
    path = desk.demo()
    _, address, head, name = ask(path, BIG)
    state = lambda: ask(path, "SELECT away_from, away_to FROM person WHERE id = ?", head)  # noqa: E731
    with desk.open(path) as person:
        open_person(person, address, name)
        choose(person, "^外出")
        entry = person.get("text", "外出自")
        entry.get_editable_text_iface().set_text_contents("昨天吧")
        person.press(person.get("push button", "^保存$"))
        person.get("label", "昨天吧.*不是")
        entry.get_editable_text_iface().set_text_contents("2026年3月1日")
        person.get("text", "外出去向").get_editable_text_iface().set_text_contents("深圳")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: state() == ("2026-03-01", "深圳"), "the absence in the file")
        person.get("label", "人员 · 外出")
        person.get("push button", "^撤销$")
        choose(person, "^返回")
        wait(lambda: state() == (None, None), "the return in the file")
        person.get("label", "^人员$")
        person.key("ctrl+z")
        wait(lambda: state() == ("2026-03-01", "深圳"), "the return to be undone")
        person.key("ctrl+z")
        wait(lambda: state() == (None, None), "the absence to be undone")


def test_out_and_in_again(desk):
    """somebody moves out and, on a day that is asked for, in again, into the same household; each is one step that can be undone"""
    path = desk.demo()
    home, address, head, name = ask(path, BIG)
    state = lambda: ask(path, "SELECT moved_out_on, moved_in_on, household_id FROM person WHERE id = ?", head)  # noqa: E731
    with sqlite3.connect(path) as file:
        file.execute("UPDATE household SET head_id = NULL WHERE id = ?", (home,))
    before = state()
    with desk.open(path) as person:
        open_person(person, address, name)
        choose(person, "^迁出")
        person.get("text", "迁出日期").get_editable_text_iface().set_text_contents("2026年3月1日")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: state()[0] == "2026-03-01", "the move in the file")
        person.get("label", "人员 · 已迁出")
        choose(person, "^重新迁入")
        person.get("label", "^重新归入原来的户：")
        person.get("text", "迁入日期").get_editable_text_iface().set_text_contents("2026年4月2日")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: state() == (None, "2026-04-02", home), "the return in the file")
        person.get("label", "^人员$")
        person.key("ctrl+z", "ctrl+z")
        wait(lambda: state() == before, "both undone")


def test_death_of_head(desk):
    """whoever enters the death of a head is asked for the new one, sees what the others are to that person, and undoes it as one"""
    path = desk.demo()
    household, address, head, name = ask(path, BIG)
    relations = lambda: ask(path, "SELECT group_concat (id || ':' || ifnull (relation_to_head, '')) FROM (SELECT * FROM person"  # noqa: E731
                                  " WHERE household_id = ? ORDER BY id)", household)[0]
    heads = lambda: ask(path, "SELECT head_id FROM household WHERE id = ?", household)[0]  # noqa: E731
    before, entries = relations(), ask(path, "SELECT count (*) FROM journal")[0]
    spouse = ask(path, "SELECT id FROM person WHERE household_id = ? AND relation_to_head IN ('10', '11', '12')", household)[0]
    with desk.open(path) as person:
        open_person(person, address, name)
        choose(person, "^去世")
        person.get("label", "^新户主$")
        person.get("label", "与新户主的关系")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: heads() == spouse, "the new head")
        assert f"{spouse}:02" in relations() and f"{head}:10" in relations()
        assert ask(path, "SELECT deceased_on IS NOT NULL FROM person WHERE id = ?", head)[0] == 1
        assert ask(path, "SELECT count (*) FROM journal")[0] == entries + 1, "more than one step"
        person.get("label", "人员 · 已故")
        assert person.find("push button|toggle button", "^变动$") is None, "a menu for somebody who died"
        person.key("ctrl+z")
        wait(lambda: heads() == head and relations() == before, "all of it to be undone")
        person.get("label", "^人员$")


def test_household(desk):
    """a household gets another head and moves out, from the home that it lives in"""
    path = desk.demo()
    household, address, head, _ = ask(path, BIG)
    with desk.open(path) as person:
        look_up(person, address)
        wait(lambda: shows(person, address), "the home")
        choose(person, "^变更户主")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: ask(path, "SELECT head_id FROM household WHERE id = ?", household)[0] != head, "another head")
        choose(person, "^全户迁出")
        person.get("text", "迁出日期").get_editable_text_iface().set_text_contents("2999-01-01")
        person.press(person.get("push button", "^保存$"))
        person.get("label", "还没有到")
        person.get("text", "迁出日期").get_editable_text_iface().set_text_contents("2026-05-06")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: ask(path, f"SELECT count (*) FROM person WHERE household_id = ? AND {STAY}", household)[0] == 0, "all to be gone")
        assert ask(path, "SELECT moved_out_on FROM household WHERE id = ?", household)[0] == "2026-05-06"


case.run(globals())
