# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A week of volunteers' slots is filled by keys alone, looked at as a difference, taken over, and taken back in one. People are those of the demo."""
import datetime
import os
import pathlib
import sqlite3

import case
from person import wait

DUTIES = "SELECT count(*) FROM volunteers_duty WHERE deleted_at IS NULL AND ended_at IS NULL"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"fill-{name}.png"))


def lay_out(desk):
    """Four volunteers with six hours a week, and more slots next week than they can fill."""
    path = desk.demo(households=60)
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins
    today = datetime.date.today()
    monday = today + datetime.timedelta(days=7 - today.weekday())
    with sqlite3.connect(path) as file:
        people = file.execute("SELECT id FROM person WHERE deleted_at IS NULL AND deceased_on IS NULL AND moved_out_on IS NULL AND away_from IS NULL"
                              " AND birth_date BETWEEN '1970-01-01' AND '1995-01-01' ORDER BY id LIMIT 4").fetchall()
        assert len(people) == 4
        file.executemany("INSERT INTO volunteers_card (id, person_id, week_minutes) VALUES (?, ?, 360)", [(i + 1, p[0]) for i, p in enumerate(people)])
        file.executemany("INSERT INTO volunteers_time (card_id, weekday, from_minute, to_minute) VALUES (?, ?, 480, 1080)",
                         [(card, weekday) for card in range(1, 5) for weekday in range(1, 8)])
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '巡逻', 'patrol')")
        file.executemany("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (?, 1, ?, 540, 660, 1, 2)",
                         [(i + 1, str(monday + datetime.timedelta(days=i))) for i in range(7)])
    return path


def walk(desk, shade):
    path = lay_out(desk)
    with desk.open(path) as person:
        person.get("push button|toggle button", "记一笔")
        person.key("ctrl+k")
        person.paste("自动排班")
        person.get(None, "搜索结果")
        person.key("Return")
        person.get("push button", "^开始")
        person.rest()
        person.key("shift+Tab", "space")  # what stands before the button that begins
        wait(lambda: person.find("spin button", "^新手没有老手带") is not None, "the weights")
        picture(person, f"1-asked-{shade}")
        person.key("space")
        person.key("alt+s")
        wait(lambda: case.shows(person, "已是最优班表") or case.shows(person, "目前找到的最好班表"), "a roster")
        wait(lambda: case.shows(person, "12 / 14（原为 0）"), "how many places are filled")  # four with six hours, two hours each
        wait(lambda: case.shows(person, "3 人有空但本周已排满（上限 6 小时）"), "why the rest is empty")
        assert case.ask(path, DUTIES)[0] == 0, "nothing is taken over unasked"
        picture(person, f"2-difference-{shade}")
        person.key("alt+t")
        wait(lambda: case.ask(path, DUTIES)[0] == 12, "the roster in the file")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, DUTIES)[0] == 0, "the roster taken back")


def test_fill(desk):
    """a week fills itself, by keys; what stays empty is explained, and all is taken back in one"""
    walk(desk, "light")


case.run(globals())
