# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The table of residents on paper: what is on the screen, masked until a reason is given; the file stays as it was."""
import case
from case import ask, shows
from paper_desk import close_preview, reveal, save_pdf
from person import wait

STATE = "SELECT (SELECT count(*) FROM journal), (SELECT group_concat(key || value, ' ') FROM memory)"


def test_list(desk):
    """prints the filtered rows masked, in full after a reason that is logged, and closes with Esc"""
    path = desk.demo(300)
    phone, name = ask(path, "SELECT p.phone, p.name FROM person p JOIN household h ON h.id = p.household_id WHERE p.phone LIKE '1%'"
                            " AND p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.moved_out_on IS NULL"
                            " AND p.name LIKE '王%' LIMIT 1")
    with desk.open(path) as person:
        person.get(None, "^今日")
        person.key("alt+3")
        person.click(person.get("entry|text", "^筛选表格"))
        person.type("王")
        count = "SELECT count(*) FROM person p JOIN household h ON h.id = p.household_id WHERE p.deleted_at IS NULL AND" \
                " p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.moved_out_on IS NULL AND instr (p.name, '王')"
        rows, = ask(path, count)
        wait(lambda: shows(person, f"{rows} 人"), "those of one name")
        before = ask(path, STATE)
        person.press(person.get("push button", "^打印"))
        person.get(None, "^第 1 页 / 共")
        text = save_pdf(person, desk, "masked")
        assert f"{rows} 人" in text or f"{rows}人" in text, text[:300]
        assert "个人信息已部分隐去" in text and phone not in text
        wait(lambda: ask(path, STATE) == before, "the file to be as it was")
        assert ask(path, "SELECT count(*) FROM access_log") == (0,)
        reveal(person, "上门走访")
        wait(lambda: ask(path, "SELECT count(*) FROM access_log WHERE action = 'print' AND reason LIKE '%上门走访'") == (1,), "the log")
        text = save_pdf(person, desk, "full")
        assert phone in text and name in text and "隐去" not in text
        assert ask(path, STATE)[0] <= before[0] + 1  # the log is written by an action of its own, which changes no record
        close_preview(person)


case.run(globals())
