# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The way of a sheet: looked at, which keeps nothing; two go out, the first comes back last, both are typed in by their codes, and a slip is taken back."""
import contextlib
import os
import pathlib
import sqlite3

import case
from paper_desk import back_to_upper, close_message, close_preview, save_pdf, words_of
from person import wait

ENTRIES = "SELECT count(*) FROM journal"
SHEETS = "SELECT count(*), coalesce (max(number), '') FROM visits_sheet WHERE deleted_at IS NULL"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"round-{name}.png"))


def turn_to_visits(person):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "走访")


def look(person):
    person.press(person.get("push button", "^打印排查表"))
    person.get(None, "^第 1 页 / 共")


def look_only(person, path):
    """The preview is closed again: not one entry of the journal more, and no sheet."""
    before = case.ask(path, ENTRIES), case.ask(path, SHEETS)
    look(person)
    close_preview(person)
    assert (case.ask(path, ENTRIES), case.ask(path, SHEETS)) == before, "looking at a sheet kept something"


def answer_printer(person, path, kept, *keys):
    """In the dialog of the printer; how many sheets are kept then."""
    entries, sheets = case.ask(path, ENTRIES)[0], case.ask(path, SHEETS)[0]

    def more():
        return case.ask(path, ENTRIES)[0] - entries, case.ask(path, SHEETS)[0] - sheets
    look(person)
    preview = set(person.windows())
    person.key("ctrl+p")
    wait(lambda: set(person.windows()) - preview, "the dialog of the printer")
    person.do("windowfocus", *(set(person.windows()) - preview))
    person.rest()
    for key in keys:
        person.key(key)
        person.rest()
    wait(lambda: set(person.windows()) == preview, "the dialog to go")
    wait(lambda: more() == (kept, kept), "the sheet that went out")
    back_to_upper(person)
    close_preview(person)
    assert more() == (kept, kept), "a sheet was kept that was not printed"


def name_documents(desk):
    """Where the printer that is a file puts it."""
    documents = desk.folder / "documents"
    documents.mkdir()
    (desk.folder / "config").mkdir(exist_ok=True)
    (desk.folder / "config/user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n')
    return documents


def print_sheet(person, desk, name):
    look(person)
    text = save_pdf(person, desk, name)
    close_preview(person)
    return text


def number_taken(person, desk, path):
    """Another desk keeps a sheet while this one is looked at: nothing goes out under its number; the preview shows the next one."""
    look(person)
    with contextlib.closing(sqlite3.connect(path)) as file, file:
        file.execute("INSERT INTO visits_sheet (id, campaign_id, number, households) SELECT max(id) + 1, campaign_id, max(CAST (number AS INTEGER)) + 1, '[1]'"
                     " FROM visits_sheet")
    before = set(person.windows())
    person.press(person.get("push button", "^存为 PDF"))
    person.name_file(desk.folder / "late.pdf", saving=True, over=before)
    person.get("label", "^这期间又打印过或撤销了排查表，这一张不再是第 3 张")
    picture(person, "taken")
    assert not (desk.folder / "late.pdf").exists()
    close_message(person, before)
    text = save_pdf(person, desk, "later")
    close_preview(person)
    return text


def line(person, words):
    person.type(words)
    person.key("Return")


def begin_typing(person, where):
    person.key("alt+t")
    person.get("label", where)
    person.get("text|entry", "^排查表的一行$")


def end_typing(person):
    person.key("Escape")
    person.gone("text|entry", "^排查表的一行$")
    person.do("windowfocus", person.window)


def outcomes(path):
    return case.ask(path, "SELECT coalesce (group_concat(outcome || attempts, ' '), '') FROM (SELECT * FROM visits_result WHERE deleted_at IS NULL ORDER BY id)")[0]


def test_round(desk):
    """sheets are kept when they go out, and typed back by code, whichever comes home first"""
    path, documents = desk.demo(), name_documents(desk)
    with desk.open(path) as person:
        turn_to_visits(person)
        person.get("push button", "新的入户任务")
        person.key("alt+n")
        wait(lambda: case.shows(person, "要走访 60 户"), "the live count")
        person.key("alt+m")
        wait(lambda: case.shows(person, "还剩 60 户"), "what remains")
        look_only(person, path)
        answer_printer(person, path, 0, "Escape")
        answer_printer(person, path, 1, "Tab", "Down", "space", "alt+p")  # the only printer is a file
        wait(lambda: list(documents.iterdir()), "what was printed")
        text = words_of(next(documents.iterdir()))
        assert "1A01" in text and "1A02" in text, text
        entries = case.ask(path, ENTRIES)
        text = print_sheet(person, desk, "again")  # the same households are the same sheet
        assert "1A01" in text and "2A01" not in text, text
        assert case.ask(path, SHEETS) == (1, "1") and case.ask(path, ENTRIES) == entries
        begin_typing(person, "共 60 行，第 1 张")
        line(person, "a1 1")
        wait(lambda: outcomes(path) == "good1", "the first row of the only sheet")
        end_typing(person)
        wait(lambda: case.shows(person, "还剩 59 户"), "one less")
        look_only(person, path)  # would be the second
        begin_typing(person, "共 60 行，第 1 张")
        end_typing(person)
        text = print_sheet(person, desk, "second")
        assert "2A01" in text and "1A01" not in text, text
        assert case.ask(path, SHEETS) == (2, "2")
        begin_typing(person, "共 59 行，第 2 张")
        line(person, "a1 1")
        wait(lambda: outcomes(path) == "good1 good1", "the row of the newest sheet")
        line(person, "9a2 1")
        person.get("label", "这次入户没有打印过第 9 张排查表")
        person.key("ctrl+a")
        line(person, "1a3 5 bu kai men")
        wait(lambda: outcomes(path) == "good1 good1 refused1", "the row of the first sheet")
        person.get("label", "还剩 59 行，共 60 行，第 1 张")
        line(person, "a4 4")
        wait(lambda: outcomes(path) == "good1 good1 refused1 absent1", "the next row of the sheet in hand")
        person.get("label", "还剩 58 行，共 60 行，第 1 张")
        person.type("1a5 ")
        picture(person, "typing")
        person.key("ctrl+a", "BackSpace", "alt+u")
        wait(lambda: outcomes(path) == "good1 good1 refused1", "the slip taken back")
        person.get("label", "还剩 59 行，共 60 行，第 1 张")
        picture(person, "undone")
        assert case.ask(path, "SELECT count(*) FROM visits_call WHERE words = 'bu kai men'")[0] == 1
        end_typing(person)
        text = number_taken(person, desk, path)
        assert "4A01" in text and "3A01" not in text, text
        assert case.ask(path, SHEETS) == (4, "4")


case.run(globals())
