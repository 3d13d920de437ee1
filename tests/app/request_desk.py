# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What tests of requests do again and again: a community, the board, a line that is noted, a card, a step. People are invented."""
import os
import pathlib
import sqlite3
import time

import case

LINE = "东坡小区12栋3单元301 郭守田 厨房漏水 急"
TWIN = "东坡小区12栋3单元302 孟秀兰 漏水"
PEOPLE = """姓名,性别,与户主关系,电话,住址
郭守田,男,户主,13800000031,东坡小区12栋3单元301
孟秀兰,女,户主,13800000032,东坡小区12栋3单元302
"""


def picture(person, name):
    """Keeps what is on the screen, when somebody wants to look at it."""
    if os.environ.get("LINLI_PICTURES"):
        time.sleep(0.8)
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"{name}.png"))


def state(demo):
    return case.ask(demo, "SELECT state FROM matter WHERE kind = 'requests' ORDER BY id LIMIT 1")[0]


def count(demo, what):
    return case.ask(demo, f"SELECT count(*) FROM {what}")[0]


def settle(desk):
    """A community in which somebody answers for the grid of 东坡小区12栋3单元."""
    demo, people = desk.demo(), desk.folder / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    desk.tool("import", "--as", "people", demo, people)
    with sqlite3.connect(demo) as file:
        grid = file.execute("SELECT id FROM grid WHERE level = 'micro' AND deleted_at IS NULL ORDER BY id LIMIT 1").fetchone()[0]
        file.execute("UPDATE dwelling_standing SET grid_id = ? WHERE address LIKE '东坡小区12栋3单元%'", (grid,))
        file.execute("DELETE FROM grid_duty WHERE grid_id = ?", (grid,))
        file.execute("INSERT INTO grid_duty (grid_id, role, name) VALUES (?, 'head', '李网格')", (grid,))
    return demo


def open_board(person):
    case.turn_to(person, "诉求")
    person.get("push button", "^新诉求")


def note(person, demo, line, n):
    person.press(person.get("push button", "^新诉求"))
    person.get("push button", "^记下")
    time.sleep(0.5)
    person.type(line)
    time.sleep(0.3)
    person.key("Return")
    case.wait(lambda: count(demo, "matter WHERE kind = 'requests'") == n, "the request in the file")
    person.gone("push button", "^记下")


def open_card(person, column):
    """The first card of a column."""
    person.click(case.wait(lambda: person.find_all("list item", within=person.get("list", f"^{column}")), "the card")[0])
    person.get("push button", "^＋居民")


def step(person, demo, name, after, words=None):
    person.press(person.get("push button", f"^{name}"))
    if words:
        person.ready()
        time.sleep(0.3)
        person.type(words)
        time.sleep(0.3)
        person.key("Return")
    case.wait(lambda: state(demo) == after, f"the state after {name}")
    time.sleep(0.5)
