# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A secretary's first day: finds somebody by two letters, changes and undoes, draws a boundary, imports residents and roads,
and comes back tomorrow to find all of it."""
import os
import time

import case
from person import wait

PARK = ((470, 270), (560, 245), (590, 330), (500, 345))  # on the map as it opens on the small demo


def journal(desk, file):
    return desk.listing("journal", "--json", file)


def titles(desk, file):
    return [entry["title"] for entry in journal(desk, file) if entry["kind"] == "do" and entry["undone"] == "no"]


def open_page(person, name):
    person.click(person.get("label", f"^{name}$", within=person.program.get_child_at_index(0)))


def find_and_change(person, desk, file):
    """Two pinyin letters, Enter, a new telephone number, and Ctrl+Z."""
    person.key("ctrl+k")
    person.type("zw")
    person.get("list item", "[*]")
    person.key("Return")
    person.press(person.get("push button", "^修改"))
    person.get(None, "^显示个人信息")
    person.type("walk")
    person.key("Return")
    field = person.get("text", "^电话$")
    person.click(field)
    person.key("ctrl+a")
    person.type("13900139000")
    person.press(person.get("push button", "^保存"))
    wait(lambda: len(titles(desk, file)) == 1, "the change in the journal")
    assert desk.listing("search", "--json", "--reveal", "test", file, "13900139000"), "the new number is not found"
    person.key("ctrl+z")
    wait(lambda: not titles(desk, file), "the undo in the journal")
    assert not desk.listing("search", "--json", "--reveal", "test", file, "13900139000"), "the number is there after the undo"


def draw_boundary(person, desk, file):
    """A new micro-grid over the park, corner by corner."""
    open_page(person, "地图")
    person.press(person.get("push button|toggle button", "^编辑边界"))
    person.press(person.get("push button|toggle button", "^画新网格"))
    time.sleep(0.5)
    for x, y in PARK:
        person.click_at(x, y)
        time.sleep(0.4)
    person.key("Return")
    wait(lambda: len(titles(desk, file)) == 1, "the new grid in the journal")
    person.press(person.get("push button", "^完成"))


def import_residents(person, desk, file, workbook, n_people):
    open_page(person, "导入")
    person.press(person.get("push button", "^选择名册"))
    person.name_file(workbook)
    person.press(person.get("push button", "^检查"))
    person.get("toggle button|push button", f"新增 {n_people}$")
    person.press(person.get("push button", f"^导入 {n_people} 人"))
    person.get("label", f"^已导入 {n_people} 人")
    wait(lambda: len(titles(desk, file)) == 2, "the residents in the journal")
    person.press(person.get("push button", "^再导入"))


def import_roads(person, desk, file, geopackage):
    person.press(person.get("push button", "^选择地图数据"))
    person.name_file(geopackage)
    person.click(person.get("label", "^WGS-84"))
    check = person.get("push button", "^检查")
    wait(lambda: person.is_sensitive(check), "the check to be possible")
    person.press(check)
    person.press(person.get("push button", "^导入 "))
    wait(lambda: len(titles(desk, file)) == 3, "the roads in the journal")


def first_day(desk, file, workbook, geopackage, n_people):
    # GTK's file chooser and clipboard leave things behind, in functions that have no name to be suppressed by.
    with desk.open(file, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0") as person:
        person.get("label", "^01 微网格|^地图$")
        time.sleep(2)
        find_and_change(person, desk, file)
        draw_boundary(person, desk, file)
        import_residents(person, desk, file, workbook, n_people)
        import_roads(person, desk, file, geopackage)
        assert person.leave()
    assert len(titles(desk, file)) == 3, titles(desk, file)


def next_morning(desk, file, somebody):
    work = titles(desk, file)
    with desk.open(file, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0") as person:
        person.get(None, "^今日")
        assert titles(desk, file) == work
        person.key("ctrl+k")
        person.paste(somebody)
        person.get("list item", "[*]")
        person.key("Escape")
        for _ in work:
            person.key("ctrl+z", pause=1)
        wait(lambda: not titles(desk, file), "everything undone")
        assert person.leave()
    assert int(desk.run("sqlite3", file, "SELECT count(*) FROM grid WHERE name = '新微网格'")) == 0


def test_story(desk):
    """does a day's work, and finds all of it the next day"""
    file, other = desk.demo(300), desk.demo(60, 11)
    workbook, geopackage = desk.folder / "people.xlsx", desk.folder / "roads.gpkg"
    desk.tool("export", "--kind", "people", "--reveal", "test", other, workbook, LANGUAGE="zh_CN")
    desk.tool("export", "--kind", "road", other, geopackage)
    desk.apart(first_day, file, workbook, geopackage, desk.run("sqlite3", other, "SELECT count(*) FROM person").strip())
    desk.apart(next_morning, file, desk.run("sqlite3", other, "SELECT name FROM person LIMIT 1").strip())


case.run(globals())
