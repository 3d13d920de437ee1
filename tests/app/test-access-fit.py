# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every page fits with the longer words of English, and in a small window."""
import re
import subprocess

import busy_desk
import case
from access_desk import Pages, is_shown, judge_fit, set_up, settle, tell


def fit_pages(person):
    pages, found = Pages(person), {}
    for title, root, seen in pages.each():
        for line in judge_fit(pages, root, seen):
            found.setdefault(line, title)
    tell(found, "things that do not fit")


def test_english(desk):
    """the words of English, which are longer, fit into the window as it opens first"""
    with desk.open(busy_desk.settle(desk), language="en") as person:
        fit_pages(person)


def test_small(desk):
    """every page fits into a window of 1024 × 640"""
    set_up(desk, **{"window-width": 1024, "window-height": 640})
    with desk.open(busy_desk.settle(desk)) as person:
        fit_pages(person)


def judge_form(person, button, labels):
    """In a form the labels of a few words stand in one line, and none is squeezed into a column of syllables."""
    before = person.glance.survey(person.program.path)
    person.press(person.get("push button", button))
    person.get("label", f"^{re.escape(labels[0])}$")
    seen = settle(person.glance, person.program.path)
    added = [node for path, node in seen.items() if path not in before and node.role == "label" and is_shown(node)]
    line = min(node.box[3] for node in added)
    assert not [node.name for node in added if node.box[3] > 2.5 * line]
    for label in labels:
        assert next(node for node in added if node.name == label).box[3] < 1.5 * line, f"“{label}” is broken"
    person.key("Escape")


def large(desk, path, language, page, button, *labels):
    with desk.open(path, language=language) as person:
        pages = Pages(person)
        pages.turn(*next((row, title) for row, title in pages.titles if title == page))
        judge_form(person, button, labels)


def test_large(desk):
    """with type half as large again a date in a label is not broken, nor is a label of few words"""
    subprocess.run(["xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", "Xft.dpi: 144"], check=True)
    set_up(desk)
    path = busy_desk.settle(desk)
    desk.apart(large, path, "zh_CN", "活动", "^新建活动", "日期（2026-05-23）", "开始（14:30）", "小区（院落）")
    desk.apart(large, path, "en", "Events", "^New Event", "Day (2026-05-23)", "Begins (14:30)", "Name of the event")


case.run(globals())
