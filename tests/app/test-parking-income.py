# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What shared bays bring is noted by keys, summed up by year, found again at the lot and at the agreement, printed, and taken back.
Compounds, people and plates are invented."""
import os
import pathlib

import case
from paper_desk import back_to_upper
from parking_agreement import ABOUT, GUESTS, LOT, agree, turn_to_parking
from person import wait

PHONE = "13800000031"
PURPOSE = f"路灯维修{PHONE}"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"income-{name}.png"))


def enter(person, words, text):
    person.tab_to(person.get("text|entry", words))
    person.key("ctrl+a")
    person.paste(text)


def notes(path):
    return case.ask(path, "SELECT group_concat(month || ' ' || fen || ' ' || coalesce(agreement_id, 0) || ' ' || coalesce(used_for, '?'), ';')"
                    " FROM (SELECT * FROM parking_income WHERE deleted_at IS NULL ORDER BY month)")[0]


def open_income(person):
    """The windows that lie below that of the income."""
    turn_to_parking(person)
    lot = wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith(LOT)], "the lot")[0]
    person.tab_to(person.get("push button", f"停放 {GUESTS + 1} 辆", within=lot))
    person.key("Return")
    person.get("push button", "^收入")
    below = set(person.windows())
    person.key("alt+i")
    person.get("label", "^尚未登记$")
    return below


def note_first(person, path):
    """By the agreement; a month that is still to come, no amount and no number are refused, and nothing typed is lost."""
    person.key("alt+n")
    person.get("text|entry", "^金额（元）$")
    person.key("alt+s")
    person.get("label", "请填写收了多少")
    person.type("abc")
    person.key("alt+s")
    person.get("label", "金额无法识别")
    enter(person, "^金额（元）$", "900")
    enter(person, "^月份", "2099-01")
    person.key("alt+s")
    person.get("label", "这个月还没到")
    assert notes(path) is None
    enter(person, "^月份", "2026年10月")
    person.key("Tab")  # to where it came from: the agreement is below single uses
    person.choose_next()
    enter(person, "^用途$", PURPOSE)
    picture(person, "2-form")
    person.key("alt+s")
    wait(lambda: notes(path) == f"2026-10 90000 {ABOUT} {PURPOSE}", "the note in the file")
    person.get(None, "^2026 年：900 元$")


def note_second(person, path):
    """By single uses, without what it was used for: the sum says so."""
    person.key("alt+n")
    person.get("text|entry", "^金额（元）$")
    person.type("45.5")
    enter(person, "^月份", "2026-09")
    person.key("alt+s")
    wait(lambda: notes(path) == f"2026-09 4550 0 ?;2026-10 90000 {ABOUT} {PURPOSE}", "both notes in the file")
    person.get(None, "^2026 年：945.50 元$")
    person.get("label", "^2 笔 · 其中 45.50 元用途未登记$")


def print_notes(person, shade):
    person.key("alt+p")
    person.get(None, "^第 1 页 / 共")
    picture(person, f"4-paper-{shade}")
    person.key("Escape")


def export_notes(person, desk, path, below):
    """Masked or in full is asked first, over the window of the income; in full only once the reason is in the log."""
    logged = "SELECT count(*) FROM access_log WHERE action = 'export'"
    for answer in ("脱敏导出", "完整导出"):
        sheet = desk.folder / f"{answer}.csv"
        person.key("alt+e")
        button = person.get("push button", f"^{answer}")
        over = set(person.windows())
        picture(person, "6-export")
        person.press(button)
        if answer == "完整导出":
            person.get("text|entry", "理由")
            over |= set(person.windows())
            assert case.ask(path, logged)[0] == 0
            person.type("the owners asked")
            person.key("Return")
            wait(lambda: case.ask(path, logged)[0] == 1, "the reason in the log")
        person.name_file(sheet, saving=True, over=over)
        wait(sheet.exists, sheet.name)
        wait(lambda: case.shows(person, sheet.name), "where it was written")
        back_to_upper(person, below)
        words = sheet.read_text(encoding="utf-8-sig")
        assert "路灯维修" in words and "900.00" in words and (PHONE in words) == (answer == "完整导出"), words


def find_at_agreement(person, shade):
    """What came in by the agreement alone."""
    person.key("Escape", "Escape")
    person.press(person.get("radio button|toggle button|page tab|tab", "^协议$"))
    row = wait(lambda: [row for row in person.find_all("list item") if f"停在{LOT}" in (row.get_name() or "") or f"停入{LOT}" in (row.get_name() or "")], "the agreement")[0]
    person.click(row)
    wait(lambda: case.shows(person, "2026 年：900 元"), "its sum in the details")
    picture(person, f"5-agreement-{shade}")


def walk(desk, shade):
    path, *_ = agree(desk)
    with desk.open(path) as person:
        open_income(person)
        person.get("label", f"^现有外来车 {GUESTS} 辆，按登记的收费每月应收 {GUESTS * 150} 元。$")
        picture(person, f"1-empty-{shade}")
        note_first(person, path)
        note_second(person, path)
        picture(person, f"3-list-{shade}")
        print_notes(person, shade)
        find_at_agreement(person, shade)
        person.key("ctrl+z")
        wait(lambda: notes(path) == f"2026-10 90000 {ABOUT} {PURPOSE}", "the second note taken back")
        person.key("ctrl+z")
        wait(lambda: notes(path) is None, "the first one taken back")
        wait(lambda: case.shows(person, "尚未登记"), "the agreement without income")


def test_income(desk):
    """income is noted by keys with its source and its use; a sum a year opens its notes, at the lot and at the agreement, and is printed"""
    walk(desk, "light")


def test_export(desk):
    """the income leaves as a spreadsheet masked, or in full for a reason, asked over its own window, which says where it is"""
    path, *_ = agree(desk)
    with desk.open(path) as person:
        below = open_income(person)
        note_first(person, path)
        export_notes(person, desk, path, below)


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        walk(desk, "dark")


case.run(globals())
