# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever cannot see the window hears what each control is, and whoever has no mouse comes to it: on every page, in every window."""
import busy_desk
import case
from access_desk import Pages, Walk, judge_names, judge_round, settle
from contrast import Picture, judge_contrast


def tell(found, what):
    assert not found, f"{len(found)} {what}:\n" + "\n".join(f"  {place}: {line}" for line, place in found.items())


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


SIZE = (1366, 768)


def set_up(desk, **settings):
    """A window that fills the common screen of an office, with settings of its own."""
    folder = desk.folder / "config/glib-2.0/settings"
    folder.mkdir(parents=True)
    lines = {"window-width": SIZE[0], "window-height": SIZE[1], "window-maximized": "false", **settings}
    (folder / "keyfile").write_text("[io/github/linli/Linli]\n" + "".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8")


def measure_pages(person):
    pages, found, total = Pages(person), {}, 0
    for title, _, seen in pages.each():
        lines, count = judge_contrast(Picture(*SIZE), {**seen, **settle(pages.glance, pages.navigation)}, pages.frame, SIZE)
        total += count
        for line in lines:
            found.setdefault(line, title)
    print(f"# {total} labels", flush=True)
    tell(found, "labels that stand out too little")


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


def test_light(desk):
    """all words of every page stand out by 4.5 to 1 in the light style"""
    set_up(desk, **{"color-scheme": "'light'"})
    with desk.open(busy_desk.settle(desk)) as person:
        measure_pages(person)


def test_dark(desk):
    """all words of every page stand out by 4.5 to 1 in the dark style"""
    set_up(desk, **{"color-scheme": "'dark'"})
    with desk.open(busy_desk.settle(desk)) as person:
        measure_pages(person)


def test_window_tab(desk):
    """Tab goes round the window, over the bar, the pages, a page and the details, and comes back"""
    with desk.open(busy_desk.settle(desk)) as person:
        pages = Pages(person)
        stops, stays, ended = Walk(person).through(lambda stop: True)
        tell({line: "window" for line in judge_round(settle(pages.glance, person.program.path), stops, stays, ended)}, "steps of Tab that go wrong")


def test_pages_tab(desk):
    """Tab goes through every page and each of its parts: nothing holds it, nothing is left out, and it goes as one reads"""
    with desk.open(busy_desk.settle(desk)) as person:
        pages, found, total = Pages(person), {}, 0
        walk = Walk(person)
        for title, root, seen in pages.each():
            stops, stays, ended = walk.through(lambda stop: stop in seen or stop in pages.glance.survey(root))
            total += len(stops)
            print(f"# {title}: {len(stops)} stops", flush=True)
            for line in judge_round(settle(pages.glance, root), stops, stays, ended):
                found.setdefault(line, title)
        print(f"# {total} stops", flush=True)
        tell(found, "steps of Tab that go wrong")


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
