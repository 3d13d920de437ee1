# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The long table: what is typed above it narrows it, and the number beside it follows."""
import sqlite3
import zipfile

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


LOGGED = "SELECT count(*), max (reason) FROM access_log WHERE action = 'export' AND reason LIKE '%street checks the register%'"


def show_column(person, name):
    """With the table's menu of columns, which Escape closes."""
    columns = wait(lambda: person.find_all("push button|toggle button", "^列$"), "the button of the columns")[-1]
    person.tab_to(columns)
    person.key("Return")
    check = person.get("check box", f"^{name}$")
    person.tab_to(check, most=120)
    person.key("space")
    wait(lambda: person.is_checked(check), f"the column {name}")
    person.key("Escape")
    person.gone("check box", f"^{name}$")


def ask_for_table(person, answer):
    person.press(person.get("push button", "^导出…$"))
    button = person.get("push button", f"^{answer}")
    person.tab_to(button)
    person.key("space")


def written(person, path):
    """All words of a workbook, once it is there."""
    person.name_file(path, saving=True)
    wait(path.exists, path.name)
    wait(lambda: shows(person, "已导出"), "that it was written")
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())


def secrets(path):
    """Telephones and identity numbers of those in the table."""
    with sqlite3.connect(path) as file:
        return [number for row in file.execute("SELECT p.phone, p.identity_number FROM person p JOIN household h ON h.id = p.household_id WHERE p.deleted_at IS NULL"
                " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.moved_out_on IS NULL") for number in row if number]


def test_export(desk):
    """leaves the office masked unless it is asked for in full, with a reason that is in the log before the file is there"""
    path = desk.demo(60)
    numbers = secrets(path)
    assert len(numbers) > 100
    with desk.open(path) as person:
        person.get(None, "^今日")
        person.key("alt+3")
        wait(lambda: shows(person, " 人"), "everybody to be counted")
        show_column(person, "证件号码")
        ask_for_table(person, "脱敏导出")
        masked = written(person, desk.folder / "masked.xlsx")
        assert "证件号码" in masked and not [number for number in numbers if number in masked]
        assert ask(path, LOGGED)[0] == 0
        ask_for_table(person, "完整导出")
        person.get("push button", "^取消")
        person.type("street checks the register")
        assert ask(path, LOGGED)[0] == 0
        person.key("Return")
        wait(lambda: ask(path, LOGGED) == (1, "居民名册: street checks the register"), "the reason in the log")
        whole = desk.folder / "full.xlsx"
        assert not whole.exists()
        full = written(person, whole)
        assert not [number for number in numbers if number not in full]
        with zipfile.ZipFile(whole) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "&amp;C&amp;B居民名册&amp;L锦桐社区" in sheet and "&amp;L制表" in sheet, sheet[-900:]


def test_export_locked(desk):
    """while everything is masked, as before a projector, nothing is asked and what is written is masked"""
    path = desk.demo(60)
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True)
    (config / "keyfile").write_text("[io/github/linli/Linli]\nprivacy=true\n", encoding="utf-8")
    with desk.open(path) as person:
        person.get(None, "^今日")
        person.key("alt+3")
        wait(lambda: shows(person, " 人"), "everybody to be counted")
        show_column(person, "证件号码")
        person.press(person.get("push button", "^导出…$"))
        words = written(person, desk.folder / "locked.xlsx")
        assert "证件号码" in words and not [number for number in secrets(path) if number in words]
        assert ask(path, "SELECT count(*) FROM access_log")[0] == 0


case.run(globals())
