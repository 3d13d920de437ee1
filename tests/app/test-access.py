# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever cannot see the window hears what each control is: on every page, in every window, every control has a name."""
import busy_desk
import case
from access_desk import Pages, judge_names, settle, tell


class Round:
    """Goes from place to place and complains once, at the end, about all of them."""

    def __init__(self, person):
        self.person, self.found = person, {}

    def look(self, place, least=12):
        found, count = judge_names(settle(self.person.glance, self.person.program.path))
        assert count >= least, f"{place}: only {count} controls seen; the walk did not reach them"
        for line in found:
            self.found.setdefault(line, place)

    def end(self):
        tell(self.found, "controls without a good name")


def test_names(desk):
    """every control of every page and of each of its parts has a name in the language of the window"""
    with desk.open(busy_desk.settle(desk)) as person:
        pages, found, total = Pages(person), {}, 0
        for title, _, seen in pages.each():
            lines, count = judge_names(seen)
            total += count
            for line in lines:
                found.setdefault(line, title)
        print(f"# {len(pages.titles)} pages, {total} controls", flush=True)
        tell(found, "controls without a good name")


def test_details(desk):
    """every control beside a resident, and of the form, has a name"""
    with desk.open(desk.demo()) as person:
        person.get(None, "^今日")
        tour = Round(person)
        person.key("ctrl+k")
        person.type("zhang")
        person.get("list item|label", "张")
        tour.look("search")
        person.key("Return", pause=1)
        button = person.get("push button", "^修改$")
        tour.look("details")
        person.press(button)
        person.get("entry|text", "理由")
        tour.look("reason")
        person.do("windowfocus", person._window())
        person.type("check")
        person.key("Return")
        person.get("push button", "^保存$")
        tour.look("form")
        tour.end()


def test_first_start(desk):
    """every control of the first start has a name"""
    with desk.open() as person:
        person.get("push button", "新建")
        tour = Round(person)
        tour.look("welcome", 3)
        tour.end()


def test_windows(desk):
    """every control of the note, the preferences, the journal and the choice of a base map has a name"""
    with desk.open(desk.demo()) as person:
        person.get(None, "^今日")
        tour = Round(person)
        for keys, words in (("ctrl+n", "记一笔"), ("ctrl+comma", "大字"), ("ctrl+h", "操作记录")):
            person.key(keys)
            person.get(None, words)
            tour.look(keys)
            person.key("Escape")
        person.key("alt+2")
        person.click(person.get("push button", "^底图$"))
        person.press(person.get(".*menu item.*", "^选择底图"))
        person.get("push button", "^使用$", shown=False)
        tour.look("base map")
        tour.end()


case.run(globals())
