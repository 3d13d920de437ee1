# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The window by keyboard alone: search, details, note, undo, masking, pages."""
import sqlite3
import time

import case
from case import ask, look_up, shows
from person import wait


def someone(path):
    """A resident with an address: the id, the name, and what finds that home."""
    return ask(path, "SELECT p.id, p.name, s.address FROM person p JOIN household h ON h.id = p.household_id"
                     " JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE p.identity_number IS NOT NULL LIMIT 1")


def test_search(desk):
    """finds a home by its address, and shows it in the details with names masked"""
    path = desk.demo()
    _, name, address = someone(path)
    with desk.open(path) as person:
        look_up(person, address)
        wait(lambda: shows(person, address), "the address in the details")
        assert not shows(person, name), "a name in full"


def test_command(desk):
    """turns to a page by the initials of its name"""
    with desk.open(desk.demo()) as person:
        look_up(person, "jr")
        person.get(None, "今天没有到期的事|逾期|今天 ")


def test_slow_hand(desk):
    """turns to the page whose row is pressed, however long the button is held; not when it is let go elsewhere"""
    with desk.open(desk.demo()) as person:
        row = lambda page: person.get("list item", f"^{page}")  # noqa: E731
        for first, last, turned in (("地图", "地图", "地图"), ("住户", "住户", "住户"), ("地图", "住户", "住户"), ("楼盘表", "楼盘表", "楼盘表")):
            person.do("mousemove", *person.place(row(first)))
            person.do("mousedown", 1)
            time.sleep(0.9)  # longer than a double click may take
            person.do("mousemove", *person.place(row(last)))
            person.do("mouseup", 1)
            wait(lambda: person.is_selected(row(turned)), f"the page {turned}")


def test_way_out(desk):
    """the search is left by Tab, and by Shift+Tab"""
    with desk.open(desk.demo()) as person:
        for key in ("Tab", "shift+Tab"):
            person.get("text", "搜索")
            person.key("ctrl+k")
            wait(lambda: any(map(person.is_focused, person.find_all("text", "^搜索$"))), "the search")
            person.key(key)
            wait(lambda: not any(map(person.is_focused, person.find_all("text", "^搜索$"))), f"the search to be left by {key}")


def test_note(desk):
    """stores a line as written; undo takes it away and redo brings it back"""
    path = desk.demo()
    before = ask(path, "SELECT count (*) FROM matter WHERE deleted_at IS NULL")[0]
    count = lambda: ask(path, "SELECT count (*) FROM matter WHERE deleted_at IS NULL")[0]  # noqa: E731
    with desk.open(path) as person:
        person.get("text", "搜索")
        person.key("ctrl+n")
        person.get("text", "记一笔")
        person.type("东坡12-3-502 楼道漏水 急")
        person.key("Return")
        wait(lambda: count() == before + 1, "the note in the file")
        line = ask(path, "SELECT line, urgency FROM matter ORDER BY id DESC")
        assert line == ("东坡12-3-502 楼道漏水 急", "urgent"), line
        person.key("ctrl+z")
        wait(lambda: count() == before, "the note to be undone")
        person.key("ctrl+shift+z")
        wait(lambda: count() == before + 1, "the note to be done again")


def test_to_and_fro(desk):
    """undoes and redoes in quick succession, while one notice still comes up"""
    path = desk.demo()
    steps = lambda: ask(path, "SELECT count (*) FROM journal")[0]  # noqa: E731
    with desk.open(path) as person:
        person.get("text", "搜索")
        person.key("ctrl+n")
        person.get("text", "记一笔")
        person.type("楼道漏水")
        before = steps()
        person.key("Return")
        wait(lambda: steps() == before + 1, "the note in the file")
        for _ in range(12):
            person.key("ctrl+z", "ctrl+shift+z", pause=0.12)
        wait(lambda: steps() >= before + 6, "the steps in the journal")
        person.key("ctrl+z")
        wait(lambda: shows(person, "已撤销："), "the notice of the last step")


def test_reveal(desk):
    """asks for a reason before it shows a name, and logs it"""
    path = desk.demo()
    number, name, address = someone(path)
    with desk.open(path) as person:
        look_up(person, address)
        wait(lambda: shows(person, address), "the address in the details")
        person.press(person.get("push button", "^显示."))
        person.get("text", "理由")
        person.type("回访")
        person.key("Return")
        wait(lambda: ask(path, "SELECT count (*) FROM access_log WHERE reason = '回访'")[0] == 1, "the log")
        who = ask(path, "SELECT p.name FROM access_log a JOIN person p ON p.id = a.record_id")
        if who:
            wait(lambda: shows(person, who[0]), "the name")


def test_projector(desk):
    """reveals nothing while everything is masked"""
    path = desk.demo()
    _, name, address = someone(path)
    with desk.open(path) as person:
        person.get("text", "搜索")
        person.key("ctrl+shift+m")
        look_up(person, address)
        wait(lambda: shows(person, address), "the address in the details")
        person.press(person.get("push button", "^显示."))
        person.notice("全部遮盖")
        assert ask(path, "SELECT count (*) FROM access_log")[0] == 0


def test_edit(desk):
    """edits a field in place; a wrong one is told beside it and nothing is stored"""
    path = desk.demo()
    plate = ask(path, "SELECT id, plate FROM vehicle WHERE deleted_at IS NULL LIMIT 1")
    with desk.open(path) as person:
        look_up(person, plate[1])
        wait(lambda: shows(person, plate[1]), "the plate in the details")
        person.press(person.get("push button", "^修改$"))
        entry = person.get("text", "车牌|号牌")
        entry.get_editable_text_iface().set_text_contents("")
        person.press(person.get("push button", "^保存$"))
        person.get(None, "不能空着")
        assert ask(path, "SELECT plate FROM vehicle WHERE id = ?", plate[0])[0] == plate[1]
        entry.get_editable_text_iface().set_text_contents("川A12345")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: ask(path, "SELECT plate FROM vehicle WHERE id = ?", plate[0])[0] == "川A12345", "the new plate")


def test_wrong_file(desk):
    """says in words what is wrong with a file, and leaves it as it was"""
    path = desk.folder / "wrong.linli"
    path.write_text("no community")
    with desk.open(path) as person:
        person.get("label", "wrong.linli.*打不开")
        person.get("label", "不是邻里的文件")
    assert path.read_text() == "no community"


def test_newer_file(desk):
    """asks for the newer version where a file comes from one"""
    path = desk.demo()
    with sqlite3.connect(path) as file:
        file.execute("UPDATE linli_schema SET version = version + 100 WHERE owner = 'core'")
    with desk.open(path) as person:
        person.get("label", "新版")


case.run(globals())
