# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The table of residents on paper: what is on the screen, masked until a reason is given; the file stays as it was."""
import subprocess
import time

import case
from case import ask, shows
from person import wait

STATE = "SELECT (SELECT count(*) FROM journal), (SELECT group_concat(key || value, ' ') FROM memory)"


def words_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def save(person, path):
    """Saves from the preview, which is a window of its own beside the file chooser."""
    before = set(person.windows())
    person.press(person.get("push button", "^存为 PDF"))
    chooser = wait(lambda: set(person.windows()) - before, "the file chooser")
    time.sleep(0.5)
    person.key("ctrl+a")
    person.type(str(path))
    for _ in range(3):
        if chooser & set(person.windows()):
            person.key("Return", pause=0.7)
    wait(path.exists, "the PDF")
    wait(lambda: not chooser & set(person.windows()), "the file chooser to go")
    time.sleep(1)  # the keys come back to the preview


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
        masked = desk.folder / "masked.pdf"
        save(person, masked)
        text = words_of(masked)
        assert f"共 {rows} 行" in text or f"{rows} 行" in text, text[:300]
        assert "身份证号、电话已隐去" in text and phone not in text
        wait(lambda: ask(path, STATE) == before, "the file to be as it was")
        assert ask(path, "SELECT count(*) FROM access_log") == (0,)
        person.tab_to(person.get("check box", "^显示个人信息"))
        person.key("space")
        person.get("entry|text", "理由")
        person.type("上门走访")
        person.key("Return")
        wait(lambda: ask(path, "SELECT count(*) FROM access_log WHERE action = 'print' AND reason LIKE '%上门走访'") == (1,), "the log")
        person.get("check box", "^显示个人信息")
        time.sleep(1)
        full = desk.folder / "full.pdf"
        save(person, full)
        text = words_of(full)
        assert phone in text and name in text and "已隐去" not in text
        assert ask(path, STATE)[0] <= before[0] + 1  # the log is written by an action of its own, which changes no record
        person.key("Escape")
        person.gone("check box", "^显示个人信息")


case.run(globals())
