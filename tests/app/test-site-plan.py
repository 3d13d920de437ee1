# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A scanned plan: added from a file, placed by keyboard alone, there tomorrow without the file, hidden, and removed."""
import os
import subprocess
import time

import case
from case import ask
from person import text_of, wait

COUNT = "SELECT count(*) FROM attachment WHERE role = 'plan' AND deleted_at IS NULL"


def draw(path, size):
    subprocess.run(["convert", "-size", size, "xc:#fbf7ec", "-fill", "#d02020", "-draw", "rectangle 100,100 700,500", str(path)], check=True)


def says(person, words):
    """Whether the bar says so."""
    return any(words in (node.get_name() or "") or words in text_of(node) for node in person.find_all("label|alert"))


def choose(person, *items):
    """Goes through the menu of what lies under the map."""
    person.get("push button", "^底图$")
    person.press(person.find_all("push button", "^底图$")[-1])  # the one inside the menu button
    for item in items:
        person.press(person.get(".*menu item.*", item, shown=False))
        time.sleep(0.5)


def add(person, picture):
    person.get("push button", "^放大$")
    choose(person, "^加一张扫描图")
    person.name_file(picture)
    wait(lambda: says(person, "拖到大致的位置"), "the picture to be read")


def match(person, *way):
    """Sets a point in the middle, walks, and sets the point that belongs to it."""
    person.key("space")
    wait(lambda: says(person, "在地图上的位置"), "the question where that is")
    person.key(*way, "space")


def place(desk, path, picture):
    with desk.open(path) as person:
        person.key("alt+2")
        add(person, picture)
        for name in ("拖动", "对点", "撤回一点", "取消", "完成", "图片浓淡"):
            person.get("push button|toggle button|slider", f"^{name}$")
        person.key("shift+Left", "space")
        wait(lambda: says(person, "比如楼角"), "the matching of points")
        match(person, "Right", "Right")
        wait(lambda: says(person, "已挪到位"), "the first point")
        person.key(*["shift+Right"] * 2)
        match(person, "Up", "Up")
        wait(lambda: says(person, "都定好了"), "the second point")
        person.key("Return")
        person.get("label", "^加一张扫描图$")
        wait(lambda: ask(path, COUNT)[0] == 1, "the plan to be stored")


def look_tomorrow(desk, path):
    with desk.open(path) as person:
        person.key("alt+2")
        person.get("push button", "^放大$")
        choose(person, "^平面图 一$", "^重新对位")
        wait(lambda: says(person, "都定好了"), "the points of yesterday")
        person.press(person.get("push button", "^取消$"))
        choose(person, "^平面图 一$", "^显示")
        wait(lambda: (ask(path, "SELECT value FROM memory WHERE key = 'map.plans-hidden'") or [""])[0] != "", "the plan to be hidden")
        choose(person, "^平面图 一$", "^移去")
        person.get("label", "^移去扫描图$")
        wait(lambda: ask(path, COUNT)[0] == 0, "the plan to be removed")
        person.press(person.get("push button", "^撤销$"))
        wait(lambda: ask(path, COUNT)[0] == 1, "the plan to be there again")


def test_place(desk):
    """places a plan by keyboard alone, finds it tomorrow although the file has gone, hides and removes it, and undoes that"""
    path, picture = desk.demo(), desk.folder / "平面图_一.png"
    draw(picture, "1200x900")
    desk.apart(place, path, picture)
    picture.unlink()
    desk.apart(look_tomorrow, path)


def memory(person):
    """Resident memory of the program now, in MB."""
    with open(f"/proc/{person.process.pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def test_large(desk):
    """a scan of eighty million pixels does not stop the window, and leaves no more than its smaller picture in memory"""
    path, picture = desk.demo(), desk.folder / "大图.jpg"
    draw(picture, "10000x8000")
    with desk.open(path) as person:
        person.key("alt+2")
        person.get("push button", "^放大$")
        before = memory(person)
        choose(person, "^加一张扫描图")
        person.name_file(picture)
        longest = 0
        while not says(person, "拖到大致的位置"):
            start = time.monotonic()
            person.find("push button", "^取消$")
            longest = max(longest, time.monotonic() - start)
        assert longest < 1.5, f"the window did not answer for {longest:.1f} s"
        time.sleep(1)
        grown = memory(person) - before
        assert grown < 160, f"the program grew by {grown:.0f} MB"


case.run(globals())
