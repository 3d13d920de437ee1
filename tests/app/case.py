# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Tests of the program as a person meets it: desk.open() starts Linli and gives the person before it.

A failed test leaves a picture in the folder LINLI_PICTURES, if that is set.
"""
import contextlib
import os
import pathlib
import sqlite3
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import desk  # noqa: E402
from person import Person, text_of, until, wait  # noqa: E402


class Desk(desk.Desk):
    opened = False

    def open(self, *paths, language="zh_CN", excused=None, **settings):
        """A person before Linli. What GTK or we warn of fails the test, but for what is `excused`, a regular expression."""
        assert not self.opened, "a process opens one program: a second start is a part, see apart()"
        self.opened = True
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": language, "G_DEBUG": "fatal-criticals", "MALLOC_PERTURB_": "85",
                       "GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": str(self.folder / "config"),
                       "XDG_DATA_HOME": str(self.folder / "data"), **settings}
        pictures = os.environ.get("LINLI_PICTURES")
        return Person(str(desk.BUILD / "src/app/linli"), *map(str, paths), environment=environment,
                      last_picture=pictures and pathlib.Path(pictures, f"{self.name}.png"), excused=excused)


def ask(path, question, *values):
    """The first row that the file answers with."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return file.execute(question, values).fetchone()


def shows(person, words):
    """Whether some label says so."""
    return person.says(words)


def turn_to(person, page):
    """Presses the row of a page in the navigation, whose lists stay when it is folded away."""
    def row():
        return next((row for part in person.find_all("list", "^导航$", shown=False) for row in person.find_all("list item", within=part)
                     if (row.get_name() or "").startswith(page)), None)

    def turned():
        found = row()
        return found and person.is_selected(found)
    person.get("push button|toggle button", "记一笔")
    wait(row, f"the page {page} in the navigation")
    until(lambda: person.click(wait(row, f"the page {page}")), turned, f"the page {page}")


def back_up(desk, path, name):
    """A backup of the file, as if made at that time; where those lie."""
    backups = path.parent / f"{path.name}.backups"
    backups.mkdir(exist_ok=True)
    desk.tool("backup", path, backups / name)
    return backups


def look_up(person, words):
    """Searches, and opens the best answer."""
    person.get("text", "搜索")
    person.key("ctrl+k")
    person.type(words)
    person.get(None, "搜索结果")
    person.key("Return")


def open_sheet(person, address):
    """The sheet of the building in which the address stands."""
    person.get("text", "搜索")
    person.key("ctrl+k")
    person.type(address)
    person.get(None, "搜索结果")
    person.key("Return")
    person.key("alt+4")
    person.get(None, "^楼盘表$")


def open_vehicle(person, path):
    """Looks up a vehicle: its id, its plate."""
    number, plate = ask(path, "SELECT id, plate FROM vehicle WHERE deleted_at IS NULL LIMIT 1")
    look_up(person, plate[1:])  # the part that can be typed
    wait(lambda: shows(person, plate), "the plate in the details")
    return number, plate


def run(names):
    """Each test in a process of its own: libatspi remembers programs that have ended, and now and then falls over one."""
    desk.run(names, Desk, apart=True)
