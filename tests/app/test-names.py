# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever cannot see the window hears what each control is: on every page, in every window, every control has a name."""
import re
import time

import case
from person import below, extents

# Roles of what is operated. Panels, labels and separators may go without a name.
CONTROLS = {"push button", "toggle button", "entry", "text", "password text", "list", "list box", "table", "tree table", "tree",
            "check box", "combo box", "radio button", "switch", "slider", "spin button", "menu item", "check menu item",
            "radio menu item", "toggle", "button", "image map", "grid"}
WHOLES = {"push button", "toggle button", "entry", "text", "combo box", "list item", "spin button"}
CLASS_NAME = re.compile(r"(Gtk|Adw|Linli|Gdk)[A-Z]\w+")


def is_named(node):
    name = node.get_name() or ""
    return name.strip() != "" and not CLASS_NAME.fullmatch(name)


def is_part_of_named_control(node):
    """Whether it is the button in a menu button, the text in an entry row, the list in a combo box or a table."""
    inner = node.get_role_name()
    for _ in range(4):
        node = node.get_parent()
        if node is None or node.get_role_name() in ("frame", "dialog", "window"):
            return False
        if node.get_role_name() in WHOLES or (inner == "list" and node.get_role_name() == "tree table"):
            return is_named(node)
    return False


def path_to(node):
    steps = []
    while node is not None and len(steps) < 7:
        steps.append(f"{node.get_role_name()} {node.get_name()!r}")
        node = node.get_parent()
    return " in ".join(steps)


def nameless(root):
    """Every control under `root` without a name, as a line of text; and how many controls there were."""
    found, count = [], 0
    for node in below(root):
        if node.get_role_name() not in CONTROLS or extents(node).width <= 0:
            continue
        count += 1
        if not is_named(node) and not is_part_of_named_control(node):
            found.append(path_to(node))
    return found, count


def settle(person):
    """The tree grows for a moment after a page is turned to."""
    last = -1
    for _ in range(40):
        time.sleep(0.25)
        now = sum(1 for _ in below(person.program))
        if now == last:
            return
        last = now


class Round:
    """Goes from place to place and complains once, at the end, about all of them."""

    def __init__(self, person):
        self.person, self.found = person, {}

    def look(self, place, least=12):
        settle(self.person)
        found, count = nameless(self.person.program)
        assert count >= least, f"{place}: only {count} controls seen; the walk did not reach them"
        for line in found:
            self.found.setdefault(line, place)

    def end(self):
        assert not self.found, f"{len(self.found)} controls have no name:\n" + "\n".join(
            f"  {place}: {line}" for line, place in self.found.items())


def test_pages(desk):
    """every control of every page has a name"""
    with desk.open(desk.demo()) as person:
        person.get(None, "^今日")
        tour = Round(person)
        for number, page in enumerate(("今日", "地图", "住户", "楼盘表", "导入"), 1):
            person.key(f"alt+{number}")
            tour.look(page)
        tour.end()


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
