# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What plugins add where people are already: categories, menus over records, cards on the page of the day."""
import os
import sqlite3
import time

import case
from case import ask, look_up, shows
from person import wait

EXAMPLE = case.desk.BUILD / "plugins/example"
SEEN_TO = "^查验通过：门口的灯$"


def with_lamps(desk):
    """A file with two lamps in homes, one of them overdue and mended, and one at the gate; gives an address of those homes too."""
    path = desk.demo()
    with sqlite3.connect(path) as file:
        homes = file.execute("SELECT d.id, s.address FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE d.deleted_at IS NULL AND"
                             " d.building_id = (SELECT building_id FROM dwelling WHERE building_id IS NOT NULL AND deleted_at IS NULL GROUP BY 1"
                             " HAVING count (*) >= 20 ORDER BY 1 LIMIT 1) ORDER BY d.id LIMIT 2").fetchall()
        lamps = (("2 楼的灯", "mended", homes[0][0], "2026-01-04"), ("3 楼的灯", "reported", homes[1][0], None), ("门口的灯", "mended", None, None))
        file.executemany("INSERT INTO matter (kind, title, state, dwelling_id, due_at, opened_at) VALUES ('example', ?, ?, ?, ?,"
                         " '2026-01-01T00:00:00.000Z')", lamps)
    desk.tool("plugins", "--enable", "example", path, LINLI_PLUGIN_PATH=str(EXAMPLE), XDG_CONFIG_HOME=str(desk.folder / "config"))
    return path, homes[0][1]


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        time.sleep(0.5)
        person.picture(os.environ["LINLI_PICTURES"] + f"/extend-{name}.png")


def fill(person, name, words):
    person.find_all("text", f"^{name}$")[-1].get_editable_text_iface().set_text_contents(words)


def categories(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute("SELECT name, days, closed_when, position FROM matter_category WHERE kind = 'example' AND name IS NOT NULL"
                            " AND deleted_at IS NULL").fetchall()


def test_categories(desk):
    """adds a category with its deadline and its condition, and moves it up; undo takes it back"""
    path, _ = with_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        person.get("text", "搜索")
        person.key("ctrl+comma")
        row = person.get("list item", "^楼道灯$")
        person.tab_to(row)
        person.key("Return")
        person.press(person.get("push button", "^添加类别"))
        person.get("push button", "^上移")
        time.sleep(0.5)
        person.type("deng gan")
        spin = person.get("spin button", "^期限（天）")
        wait(lambda: person.find("text", None, "^不设$") or person.find("spin button", None, "^不设$"), "a deadline that says never")
        spin.get_value_iface().set_current_value(5)
        fill(person, "销号条件", "gan zi li zhi")
        picture(person, "category")
        person.press(person.get("push button", "^上移"))
        time.sleep(0.5)
        person.press(person.get("push button", "^保存$"))
        wait(lambda: categories(path) == [("deng gan", 5, "gan zi li zhi", 1)], "the category in the file, before the last")
        person.gone("push button", "^添加类别")
        person.key("Escape")
        person.gone("text", "^您的姓名$")
        person.key("ctrl+z")
        wait(lambda: not categories(path), "the undo")


def test_retire(desk):
    """takes a category out of use and back, by keyboard alone"""
    path, _ = with_lamps(desk)
    gone = "SELECT count(*) FROM matter_category WHERE kind = 'example' AND deleted_at IS NOT NULL"
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        person.get("text", "搜索")
        for retired, words in ((True, "^停用"), (False, "^重新启用")):
            person.key("ctrl+comma")
            row = person.get("list item", "^楼道灯$")
            person.tab_to(row)
            person.key("Return")
            person.get("push button", "^添加类别")
            time.sleep(0.5)
            person.key("Tab", "space")
            button = person.get("push button", words)
            person.tab_to(button)
            person.key("Return")
            wait(lambda: shows(person, "（已停用）") == retired, "the line to say so")
            picture(person, f"retired-{retired}")
            person.tab_to(person.get("push button", "^保存$"))
            person.key("Return")
            person.gone("push button", "^添加类别")
            wait(lambda: ask(path, gone)[0] == retired, "the category in the file")
            person.key("Escape")
            person.gone("text", "^您的姓名$")


def test_several(desk):
    """what a plugin says about several homes that are chosen stands in the details, and so does its button, with the key that does it"""
    path, address = with_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        look_up(person, address)
        person.key("alt+4")
        person.get(None, "^楼盘表$")
        homes = wait(lambda: (lambda all: len(all) >= 20 and all)(person.find_all("table cell", "^[-0-9]+, .*")), "the homes")
        person.click(homes[0])
        wait(lambda: shows(person, "2 楼的灯"), "the lamp of one home")
        person.key("shift+Right")
        wait(lambda: shows(person, "已选 2 项"), "two homes to be chosen")
        wait(lambda: shows(person, "2 楼的灯") and shows(person, "3 楼的灯"), "the lamps of both")
        button = person.get("push button", "^报修楼道灯")
        assert "L" in (button.get_description() or ""), button.get_description()
        picture(person, "several")
        person.key("l")
        person.get("text", "哪盏灯")


def test_table(desk):
    """the table of homes has the same menu, by both of its keys, and what stands there is done by keyboard"""
    path, _ = with_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        person.get("text", "搜索")
        person.key("alt+3")
        person.press(person.get("push button", "^按户$"))
        wait(lambda: shows(person, " 户"), "the homes")
        person.click(person.get("entry|text", "^筛选表格"))
        person.key(*["Tab"] * 6)
        for _ in range(6):
            person.key("Down", "shift+Down")
            time.sleep(0.5)
            if shows(person, "已选 2 项"):
                break
            person.key("Tab")
        wait(lambda: shows(person, "已选 2 项"), "two homes to be chosen")
        person.key("Menu")
        person.get("push button", "^在地图上查看$")
        picture(person, "table")
        person.key("Escape")
        person.gone("push button", "^在地图上查看$")
        person.key("shift+F10")
        locate = person.get("push button", "^在地图上查看$")
        person.tab_to(locate)
        person.key("Return")
        person.get("image", "^地图$")


def test_menu(desk):
    """the menu over several homes, by mouse and by its key, names the keys of actions; the focus returns, so that such a key works"""
    path, address = with_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        look_up(person, address)
        person.key("alt+4")
        person.get(None, "^楼盘表$")
        homes = wait(lambda: (lambda all: len(all) >= 20 and all)(person.find_all("table cell", "^[-0-9]+, .*")), "the homes")
        person.click(homes[0])
        person.do("keydown", "ctrl")
        person.click(homes[1])
        person.do("keyup", "ctrl")
        wait(lambda: shows(person, "已选 2 项"), "two homes to be chosen")
        person.click(homes[1], button=3)
        person.get("push button", "^在地图上查看$")
        person.get("label", "^L$")
        picture(person, "menu")
        person.key("Escape")
        person.gone("push button", "^在地图上查看$")
        person.key("Menu")
        person.get("push button", "^在地图上查看$")
        person.key("Escape")
        person.gone("push button", "^在地图上查看$")
        person.key("l")
        person.get("text", "哪盏灯")
        picture(person, "key")


def test_today(desk):
    """an overdue matter on a card stands there alone; a line is ended where it stands; the preferences take the card away, and bring it back"""
    path, _ = with_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        person.get("text", "搜索")
        person.key("alt+1")
        person.get("push button", SEEN_TO)
        assert len(person.find_all("label", "^2 楼的灯$")) == 1
        person.press(person.get("push button", SEEN_TO))
        wait(lambda: ask(path, "SELECT state FROM matter WHERE title = '门口的灯'")[0] == "good", "the lamp to be seen to")
        person.gone("push button", SEEN_TO)
        picture(person, "today")
        for shown in (False, True):
            person.key("ctrl+comma")
            person.press(person.get("toggle button|switch|check box", "今日页"))
            time.sleep(0.3)
            picture(person, f"preferences-{shown}")
            person.key("Escape")
            person.gone("text", "^您的姓名$")
            wait(lambda: (person.find("label", "^待查验的楼道灯$") is not None) == shown, f"the card to be {'there' if shown else 'gone'}")
            assert len(person.find_all("label", "^2 楼的灯$")) == 1


case.run(globals())
