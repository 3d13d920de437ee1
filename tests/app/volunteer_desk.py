# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What tests of the desk of rosters and of its papers do again and again."""
import os
import pathlib
import subprocess
import time

import case
from person import wait


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"volunteers-{name}.png"))


def turn_to_volunteers(person, part=None):
    person.get("push button|toggle button", "记一笔")
    rows = wait(lambda: [row for rows in person.find_all("list", "^导航$", shown=False) for row in person.find_all("list item", within=rows)
                         if (row.get_name() or "").startswith("志愿")], "the page in the navigation")
    person.click(rows[0])
    if part:
        person.press(person.get("radio button|toggle button|page tab|tab", part))


def press(person, words):
    """A button, by keys."""
    person.tab_to(person.get("push button", words), most=200)
    person.key("Return")


def count(path, table, condition="1"):
    return case.ask(path, f"SELECT count(*) FROM volunteers_{table} WHERE deleted_at IS NULL AND {condition}")[0]


def go_to_cell(person, line, weekday):
    """Tab leads to the table, arrows go in it."""
    for _ in range(60):
        if any(person.is_focused(cell) for cell in person.find_all("table cell")):
            break
        person.key("Tab", pause=0.1)
    person.key("Page_Up", "Page_Up", "Home", *["Down"] * line, *["Right"] * weekday)


def keep(path):
    """The papers as well, for who looks at them."""
    if os.environ.get("LINLI_PICTURES"):
        pathlib.Path(os.environ["LINLI_PICTURES"], f"volunteers-{path.name}").write_bytes(path.read_bytes())


def words_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def choose(person, words):
    """From the menu of the desk, by keys."""
    outer = person.get("toggle button|push button|panel|.*menu.*", "排班的更多操作")
    inner = [node for node in person.find_all("toggle button|push button", within=outer)]
    person.tab_to(inner[-1] if inner else outer, most=150)
    person.key("Return")
    item = person.get("menu item", words)
    for _ in range(12):
        if person.is_focused(item):
            break
        person.key("Down")
    person.key("Return")


def back_to_upper(person):
    """Without a window manager the keys go where the mouse is, once a window over the preview has closed."""
    wait(lambda: len(set(person.windows()) - {person.window}) == 1, "the one window over that of the program")
    person.do("windowfocus", *(set(person.windows()) - {person.window}))
    time.sleep(0.5)


def save_pdf(person, desk, name):
    """What the preview shows, in words."""
    path = desk.folder / f"{name}.pdf"
    before = set(person.windows())
    person.press(person.get("push button", "^存为 PDF"))
    person.name_file(path, saving=True, over=before)
    wait(path.exists, "the PDF")
    back_to_upper(person)
    keep(path)
    return words_of(path)


def reveal(person, reason):
    person.tab_to(person.get("check box", "^显示个人信息"))
    person.key("space")
    person.get("entry|text", "理由")
    person.paste(reason)
    person.key("Return")
    wait(lambda: person.find("entry|text", "理由") is None, "the question to go")
    back_to_upper(person)


def close_preview(person):
    person.tab_to(person.get("check box", "^显示个人信息"))
    person.key("Escape")
    person.gone("check box", "^显示个人信息")
    person.do("windowfocus", person.window)
