# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What a plugin adds to the map and to the building sheet: a layer with its legend, and colours; both go with it."""
import os
import sqlite3

import case
from person import until, wait

EXAMPLE = case.desk.BUILD / "plugins/example"


def lay_lamps(desk):
    """A community with three dark lamps and one that is mended, in dwellings of one building; gives the file and the building."""
    path = desk.demo()
    with sqlite3.connect(path) as file:
        building = file.execute("SELECT d.building_id FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                                " WHERE d.deleted_at IS NULL AND d.building_id IS NOT NULL AND s.x IS NOT NULL GROUP BY 1 HAVING count(*) >= 20 ORDER BY 1 LIMIT 1").fetchone()[0]
        homes = file.execute("SELECT d.id, s.x, s.y FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                             " WHERE d.building_id = ? AND d.deleted_at IS NULL ORDER BY d.id LIMIT 4", (building,)).fetchall()
        x, y = homes[0][1:]
        for number, (home, _, _) in enumerate(homes[:3]):
            file.execute("INSERT INTO matter (kind, title, state, dwelling_id, opened_at) VALUES ('example', ?, 'reported', ?, '2026-01-01T00:00:00.000Z')",
                         (f"{number + 2} 楼灯不亮", home))
        # this one stands by itself, where nothing else is clicked
        file.execute("INSERT INTO matter (kind, title, state, x, y, opened_at) VALUES ('example', '门口的灯', 'mended', ?, ?, '2026-01-01T00:00:00.000Z')",
                     (x + 0.0006, y + 0.0004))
    settings = {"LINLI_PLUGIN_PATH": str(EXAMPLE), "XDG_CONFIG_HOME": str(desk.folder / "config")}
    desk.tool("plugins", "--enable", "example", path, **settings)
    return path, building


def switch_layer(person):
    person.choose("^地图的图层$", "^楼道灯$")


def map_of(person):
    return person.get("image", "^地图$")


def lamp_alone(person):
    """Brings the lamp that stands alone into the middle, and closes what was opened."""
    person.click(person.get("push button", "^已处置 1$"))
    wait(lambda: case.shows(person, "门口的灯"), "the lamp that the number counts")
    x, y = person.place(map_of(person))
    until(lambda: person.click_at(x, y + 160), lambda: not case.shows(person, "门口的灯"), "the lamp to be left")


def test_layer(desk):
    """a layer stands in the legend with its numbers; a number, a click and the keyboard lead to a lamp; switched off it is gone"""
    path, _ = lay_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        person.get("push button", "^已报修 3$")
        lamp_alone(person)
        person.key("Escape", "Return")
        wait(lambda: case.shows(person, "门口的灯"), "the lamp in the middle, by keyboard")
        lamp_alone(person)
        person.click(map_of(person))
        wait(lambda: case.shows(person, "门口的灯"), "the lamp that was clicked")
        switch_layer(person)
        wait(lambda: not person.find_all("push button", "^已报修"), "the legend without the layer")
        switch_layer(person)
        person.get("push button", "^已报修 3$")


def to_page(person, keys):
    person.key("ctrl+k")
    person.type(keys)
    person.get(None, "搜索结果")
    person.key("Return")


def test_sheet(desk):
    """colours of a plugin say in words in the cells what they mean; with the plugin off others take their place"""
    path, _ = lay_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        person.get("push button", "^已报修 3$")
        to_page(person, "loupanbiao")
        person.choose("^着色$", "^楼道灯$")
        wait(lambda: len([node for node in person.find_all("label", "^已报修$")]) >= 3, "the words in the cells")
        if os.environ.get("LINLI_PICTURES"):
            person.picture(os.environ["LINLI_PICTURES"] + "/sheet-theme.png")
        to_page(person, "chajian")
        person.tab_to(person.get("check box", "^楼道灯$"), most=60)  # which scrolls to it
        person.key("space")
        wait(lambda: case.shows(person, "已关闭"), "the plugin to be off")
        to_page(person, "loupanbiao")
        person.get("label", "^出租房$")
        assert not person.find_all("label", "^已报修$")
        to_page(person, "ditu")
        person.get("label", "^网格类型$")
        wait(lambda: not person.find_all("push button", "^已报修"), "the legend without the layer")


case.run(globals())
