# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever cannot see the window hears what each control is: on every page, in every window, every control has a name."""
import busy_desk
import case
from access_desk import Pages, judge_names, settle, tell
from glance import Seen
from person import Atspi, wait


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


class Heard:
    """What was heard of controls, place by place."""

    def __init__(self):
        self.found, self.total, self.places = {}, 0, 0

    def judge(self, place, seen):
        lines, count = judge_names(seen)
        self.total, self.places = self.total + count, self.places + 1
        for line in lines:
            self.found.setdefault(line, place)

    def end(self):
        print(f"# {self.places} pages and windows, {self.total} controls", flush=True)
        tell(self.found, "controls without a good name")


def node(path, role, name, parent, states=()):
    return Seen(path, parent, role, name, "", frozenset(states), (0, 0, 20, 20))


def test_judge(desk):
    """what has no name, or a wrong one, or the letter of another, is found: in a row that has a name as well; what a named whole stands for is not"""
    focusable = (Atspi.StateType.FOCUSABLE,)
    list_, row = node("l", "list", "事项", None), node("r", "list item", "3 楼灯不亮", "l", focusable)
    for bad, word in ((node("b", "push button", "", "r", focusable), "no name"), (node("b", "push button", "GtkButton", "l"), "no name"),
                      (node("b", "entry", "edit-find-symbolic", "l", focusable), "no name"), (node("b", "push button", "Delete", "r", focusable), "English"),
                      (node("b", "panel", "", "l", focusable), "takes the focus"), (node("b", "list item", "", "l", focusable), "no name")):
        found, _ = judge_names({seen.path: seen for seen in (list_, row, bad)})
        assert found and found[-1].startswith(word), (bad, found)
    twins = (node("b", "push button", "修改", "r", focusable), node("c", "push button", "修改", "r", focusable))
    assert [line[:19] for line in judge_names({seen.path: seen for seen in (list_, row, *twins)})[0]] == ["called as its neighb"[:19]] * 2
    same = (node("b", "push button", "查重复(D)", "l", focusable), node("c", "check box", "详情(D)…", "r", focusable))
    assert [line[:8] for line in judge_names({seen.path: seen for seen in (list_, row, *same)})[0]] == ["its lett"] * 2
    menu = (node("m", "push button", "图层", "l", focusable), node("i", "toggle button", "", "m", focusable))
    cell = (node("t", "table row", "", "l", focusable), node("w", "label", "张三", "t"))
    assert judge_names({seen.path: seen for seen in (list_, row, *menu, *cell)}) == ([], 5)


def test_names(desk):
    """every control of every page, of each of its parts and of the windows that these open has a name in the language of the window"""
    with desk.open(busy_desk.settle(desk)) as person:
        pages, heard, met = Pages(person), Heard(), set()
        for title, _, seen in pages.each():
            heard.judge(title, seen)
            for place, window in pages.windows(seen, title, met):
                heard.judge(place, window)
        heard.end()


def test_records(desk):
    """every control beside a building, a grid and matters of every kind, and of the windows opened from there, has a name"""
    path = busy_desk.settle(desk)
    building, = case.ask(path, "SELECT c.name || b.name FROM building b JOIN compound c ON c.id = b.compound_id ORDER BY b.id LIMIT 1")
    with desk.open(path) as person:
        pages, heard, met = Pages(person), Heard(), set()
        for words in (building, "01 微网格", *busy_desk.MATTERS):
            case.look_up(person, words)
            wait(lambda: case.shows(person, f"#{words}" if words in busy_desk.MATTERS else words), f"{words} in the details")
            seen = settle(pages.glance, pages.details)
            heard.judge(words, seen)
            for place, window in pages.windows(seen, words, met):
                heard.judge(place, window)
        heard.end()


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


def test_shortcuts(desk):
    """every control of the window of shortcuts has a name"""
    with desk.open(desk.demo(), excused="GtkLabel .* reported min width -") as person:  # why GTK does so is not known
        person.get(None, "^今日")
        person.key("ctrl+question")
        person.get("label", "^撤销$")
        tour = Round(person)
        tour.look("shortcuts")
        tour.end()


def test_windows(desk):
    """every control of the note, the preferences, the journal, the choice of a base map, and what the menu opens has a name"""
    with desk.open(desk.demo()) as person:
        person.get(None, "^今日")
        tour = Round(person)
        for keys, words in (("ctrl+n", "记一笔"), ("ctrl+comma", "大字"), ("ctrl+h", "操作记录")):
            person.key(keys)
            person.get(None, words)
            tour.look(keys)
            person.key("Escape")
        person.key("alt+2")
        person.choose("^底图$", "^选择底图")
        person.get("push button", "^使用$", shown=False)
        tour.look("base map")
        person.key("Escape")
        person.do("windowfocus", person.window)
        for words, shown in (("回到备份", "查看别处的备份"), ("填部门表格", "选择表格")):
            case.look_up(person, words)
            person.get("push button", shown)
            tour.look(words)
            person.do("windowfocus", *(set(person.windows()) - {person.window}))
            person.key("Escape")
            person.gone("push button", shown)
            person.do("windowfocus", person.window)
        tour.end()


case.run(globals())
