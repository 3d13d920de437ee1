# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever has no mouse comes to everything: on every page, and in the windows that it opens; with LINLI_EVERY_PART=1 on each part of the pages,
which takes some minutes."""
import os

import busy_desk
import case
from access_desk import CLOSES, Pages, Walk, children, is_mute, judge_round, settle, tell
from person import text_of, wait


def test_window_tab(desk):
    """Tab goes round the window, over the bar, the pages, a page and the details, and comes back"""
    with desk.open(busy_desk.settle(desk)) as person:
        pages = Pages(person)
        stops, stays, ended = Walk(person).through(lambda stop: True)
        tell({line: "window" for line in judge_round(settle(pages.glance, person.program.path), stops, stays, ended)}, "steps of Tab that go wrong")


def test_pages_tab(desk):
    """Tab goes through every page: nothing holds it, nothing is left out, and it goes as one reads"""
    with desk.open(busy_desk.settle(desk)) as person:
        pages, found, total = Pages(person), {}, 0
        walk = Walk(person)
        for title, root, seen in pages.each(parts=os.environ.get("LINLI_EVERY_PART") == "1"):
            stops, stays, ended = walk.through(lambda stop: stop in seen or stop in pages.glance.survey(root))
            total += len(stops)
            print(f"# {title}: {len(stops)} stops", flush=True)
            for line in judge_round(settle(pages.glance, root), stops, stays, ended):
                found.setdefault(line, title)
        print(f"# {total} stops", flush=True)
        tell(found, "steps of Tab that go wrong")


def test_dialogs_tab(desk):
    """Tab goes round every window that a page opens, as one reads, and leaves out nothing but what Escape does"""
    with desk.open(busy_desk.settle(desk)) as person:
        pages, found, met, total = Pages(person), {}, set(), 0
        walk = Walk(person)
        for title, _, seen in pages.each(parts=False):
            for place, inside in pages.windows(seen, title, met):
                person.do("windowfocus", person.windows()[-1])
                kids = children(inside)
                stops, _, ended = walk.through(lambda stop: stop in inside, mute=True)
                total += len(stops)
                said = {path: node for path, node in inside.items() if not is_mute(kids, node) and not CLOSES.fullmatch(node.name)}
                for line in judge_round(said, {path: box for path, box in stops.items() if path in said}, [], ended):
                    found.setdefault(line, place)
        print(f"# {len(met)} windows, {total} stops", flush=True)
        assert len(met) > 20 and total > 5 * len(met)
        tell(found, "steps of Tab that go wrong")


def test_escape(desk):
    """Escape closes windows whose cursor stands where one searches; what is typed there goes first"""
    with desk.open(busy_desk.settle(desk)) as person:
        for page, part, opens in [("志愿", "^志愿者$", "^登记志愿者"), ("志愿", "^排班$", "^有人请假"), ("停车", "^需求", "^新增需求"),
                                  ("走访", "^走访安排$", "^安排走访")]:
            case.turn_to(person, page)
            person.press(person.get("radio button|toggle button|page tab|tab", part))
            person.press(person.get("push button", opens))
            wait(lambda: len(person.windows()) == 2, opens)
            person.do("windowfocus", person.windows()[-1])
            field = wait(lambda: next((node for node in person.find_all("text|entry") if person.is_focused(node)), None), f"the cursor after {opens}")
            person.type("zhang")
            wait(lambda: text_of(field) == "zhang", f"what is typed after {opens}")
            person.key("Escape")
            wait(lambda: text_of(field) == "", f"the field after {opens} to be empty")
            assert len(person.windows()) == 2, opens
            person.key("Escape")
            wait(lambda: len(person.windows()) == 1, f"the window after {opens} to close")
            person.do("windowfocus", person.window)


case.run(globals())
