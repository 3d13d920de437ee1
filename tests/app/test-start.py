# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The program starts, speaks the language asked for, and ends."""
import case


def test_start(desk):
    """opens a community named on the command line, in Chinese"""
    with desk.open(desk.demo()) as person:
        person.get("push button|toggle button", "记一笔")
        person.get(None, "今日")


def test_english(desk):
    """speaks English where that is asked for"""
    with desk.open(desk.demo(), language="en") as person:
        person.get(None, "^Today")
        assert person.find(None, "今日") is None


def test_first_start(desk):
    """offers the first steps when no community was ever opened"""
    with desk.open() as person:
        for words in ("新建", "打开", "示范|演示"):
            person.get("push button", words)


def test_end(desk):
    """ends with Ctrl+Q, without asking and without an error"""
    with desk.open(desk.demo()) as person:
        person.get(None, "今日")
        assert person.leave()


case.run(globals())
