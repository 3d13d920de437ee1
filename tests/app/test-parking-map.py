# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Parking lots on the map of the community: off at first, switched on it says what is free, and leads to the lot; it is on again the next day."""
import os
import pathlib
import sqlite3

import case
from person import extents, wait


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"parking-map-{name}.png"))


def lay_lots(desk):
    """Two lots with free bays, one that is full, one that nobody counted, one that is closed."""
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables; nobody waits
    with sqlite3.connect(path) as file:
        x, y = file.execute("SELECT avg(x), avg(y) FROM dwelling_standing WHERE x IS NOT NULL").fetchone()
        file.executescript("""
INSERT INTO parking_lot (id, name, kind, outsiders, closed_on, closed_why) VALUES (1, '东门外停车场', 'outdoor', 'yes', NULL, NULL),
  (2, '北街路边', 'street', 'yes', NULL, NULL), (3, '院内', 'courtyard', 'no', NULL, NULL), (4, '后巷', 'street', 'unknown', NULL, NULL),
  (5, '负一层', 'basement', 'no', '2026-06-15', '商业改造');
INSERT INTO parking_bays (lot_id, kind, total, free_day, free_night, counted_on, night_counted_on) VALUES
  (1, 'plain', 45, 20, 12, '2026-11-02', '2026-11-03'), (2, 'plain', 12, 0, 3, '2026-11-02', '2026-11-02'), (3, 'plain', 40, 0, 0, '2026-11-02', '2026-11-02'),
  (4, 'plain', 8, NULL, NULL, NULL, NULL), (5, 'plain', 60, 5, 5, '2026-03-01', '2026-03-01');
""")
        file.executemany("INSERT INTO parking_entrance (lot_id, x, y) VALUES (?, ?, ?)",
                         [(1, x + 0.0022, y), (2, x, y + 0.0018), (3, x + 0.0006, y + 0.0004), (4, x - 0.0016, y), (5, x, y - 0.0016)])
    return path


def switch_lots(person):
    person.choose("^地图的图层$", "^停车场地$")


def show_lot(person):
    """A number of the legend, by keys, and the lot that it counts in the details."""
    person.tab_to(person.get("push button", "^已满 1$"), most=120)
    person.key("Return")
    wait(lambda: case.shows(person, "空位白天 0、夜间 0 · 2026-11-02清点"), "the lot in the details")


def open_form(person):
    """With Tab alone; the pane may be made anew meanwhile, as the map notes where it stands."""
    for _ in range(12):
        if any(person.is_focused(node) for node in person.find_all("push button", "^修改…$")):
            break
        person.key("Tab", pause=0.2)
    person.key("Return")


def look_today(desk, path):
    with desk.open(path) as person:
        person.get("image", "^地图$")
        assert not person.find_all("push button", "^有空位")
        picture(person, "off")
        switch_lots(person)
        person.get("push button", "^有空位 2$")
        person.get("push button", "^未清点 1$")
        person.get("push button", "^已停用 1$")
        picture(person, "on")
        show_lot(person)
        picture(person, "lot")
        person.click(person.get("image", "^地图$"))
        wait(lambda: case.shows(person, "空位白天 0、夜间 0"), "the lot that was clicked")
        person.rest()
        person.key("Return")  # into the details
        open_form(person)
        person.get(None, "^普通: 总数$")
        picture(person, "form")
        person.key("Escape")


def look_tomorrow(desk, path):
    with desk.open(path) as person:
        person.get("push button", "^有空位 2$")
        switch_lots(person)
        wait(lambda: not person.find_all("push button", "^有空位"), "the legend without the lots")


def look_later(desk, path):
    with desk.open(path) as person:
        person.get("push button", "^院落 3$")
        assert not person.find_all("push button", "^有空位")


def test_lots(desk):
    """lots are off at first; switched on each says by shape and words what is free; a number, a click and the keyboard lead to the lot"""
    path = lay_lots(desk)
    desk.apart(look_today, path)
    desk.apart(look_tomorrow, path)
    desk.apart(look_later, path)


def test_layers(desk):
    """with hazards and lots on, the legend leaves half of the map free, and its last number is reached by keys"""
    path = lay_lots(desk)
    with desk.open(path) as person:
        map_height = extents(person.get("image", "^地图$")).height
        switch_lots(person)
        person.get("push button", "^已停用 1$", shown=False)
        legend = person.get(None, "^图例$")
        picture(person, "layers")
        wait(lambda: 0 < extents(legend).height < map_height * 0.5, "a legend that leaves half of the map free")
        last = person.find_all("push button", "^已停用 1$", shown=False)[-1]
        person.tab_to(last, most=120)
        wait(lambda: extents(legend).y <= extents(last).y <= extents(legend).y + extents(legend).height, "the number in sight")
        picture(person, "layers-end")


def test_dark(desk):
    """lots in the dark style"""
    path = lay_lots(desk)
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True)
    (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
    with desk.open(path) as person:
        switch_lots(person)
        person.get("push button", "^有空位 2$")
        show_lot(person)
        picture(person, "dark")


case.run(globals())
