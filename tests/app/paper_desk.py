# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What tests of papers do again and again before a preview."""
import csv
import os
import pathlib
import subprocess
import time

from person import wait


def keep(path):
    """The papers as well, for who looks at them."""
    if os.environ.get("LINLI_PICTURES"):
        pathlib.Path(os.environ["LINLI_PICTURES"], path.name).write_bytes(path.read_bytes())


def words_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def back_to_upper(person, below=()):
    """Without a window manager the keys go where the mouse is, once a window over the preview has closed; `below`: others that the preview is over."""
    lower = {person.window, *below}
    wait(lambda: len(set(person.windows()) - lower) == 1, "the one window over that of the program")
    person.do("windowfocus", *(set(person.windows()) - lower))
    time.sleep(0.5)


def close_message(person, below):
    """A message over a form that lies over the window of the program; `below`: the windows without it."""
    person.do("windowfocus", *(set(person.windows()) - below))
    time.sleep(0.5)
    person.key("Escape")
    back_to_upper(person)


def save_pdf(person, desk, name, below=()):
    """What the preview shows, in words."""
    path = desk.folder / f"{name}.pdf"
    before = set(person.windows())
    person.press(person.get("push button", "^存为 PDF"))
    person.name_file(path, saving=True, over=before)
    wait(path.exists, "the PDF")
    back_to_upper(person, below)
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


def close_preview(person, below=None):
    person.tab_to(person.get("check box", "^显示个人信息"))
    person.key("Escape")
    person.gone("check box", "^显示个人信息")
    person.do("windowfocus", below or person.window)


def print_over(person, desk, name, button):
    """From a window over that of the program: what the preview shows, in words; then the keys go to that window again."""
    below = set(person.windows()) - {person.window}
    person.press(button)
    person.get(None, "^第 1 页 / 共")
    text = save_pdf(person, desk, name, below)
    close_preview(person, *below)
    return text


def export_ledger(person, path, within=None):
    """A ledger leaves with personal data masked, as the question about it proposes; that of a page, where several have one."""
    person.press(person.get("push button", "^导出.*…$", within=within))
    person.tab_to(person.get("push button", "^脱敏导出"))
    person.key("space")
    person.name_file(path, saving=True)
    wait(path.exists, f"{path.name}")
    wait(lambda: person.says(path.name), "where it was written")


def export_masked(person, path, within=None):
    """The lines of a ledger that leaves so as CSV."""
    export_ledger(person, path, within)
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
