# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The map page: what is chosen there today is there tomorrow; a number of the legend leads to what it counts."""
import re
import sqlite3

import case
from person import wait


def choose_today(desk, path):
    with desk.open(path) as person:
        person.get("label", "^网格类型$")
        person.choose("^地图着色$", "^高龄老人$")
        person.get("label", "^高龄老人$")
        person.choose("^地图的图层$", "道路")


def look_tomorrow(desk, path):
    with desk.open(path) as person:
        person.get("label", "^高龄老人$")
        grids = person.open_menu("^地图的图层$", "网格")
        wait(lambda: person.is_checked(grids), "the grids to be shown")
        assert not person.is_checked(person.get(".*menu item.*", "道路")), "roads, which were switched off"


def test_remembered(desk):
    """shows tomorrow the colours and layers that were chosen today"""
    path = desk.demo()
    desk.apart(choose_today, path)
    desk.apart(look_tomorrow, path)


def count_of(button):
    return int(re.search(r"(\d+)$", button.get_name()).group(1))


def test_legend(desk):
    """chooses the grids, and the dwellings, that a number of the legend counts"""
    path = desk.demo()
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        shops = file.execute("SELECT count (*) FROM dwelling WHERE \"use\" IN ('shop', 'mixed') AND deleted_at IS NULL").fetchone()[0]
        courtyards = file.execute("SELECT count (*) FROM grid g WHERE kind = 'courtyard' AND level <> 'dedicated' AND deleted_at IS NULL AND"
                                  " NOT EXISTS (SELECT 1 FROM grid k WHERE k.parent_id = g.id AND k.deleted_at IS NULL)").fetchone()[0]
    assert shops > 1 and courtyards > 1, "a community in which these numbers say something"
    with desk.open(path) as person:
        grids = person.get("push button", r"^院落 \d+$")
        assert count_of(grids) == courtyards
        person.click(grids)
        person.get("label", f"^已选 {courtyards} ")
        dwellings = person.get("push button", r"^商铺 \d+$")
        assert count_of(dwellings) == shops
        person.tab_to(dwellings)
        person.key("Return")
        person.get("label", f"^已选 {shops} ")


def choose_theme(person, title):
    person.get("label", "^网格类型$")
    person.choose("^地图着色$", f"^{title}$")


def test_residents(desk):
    """lists exactly those who live in the dwellings, and in the grids, that a number counts"""
    path = desk.demo()
    living = ("SELECT count (*) FROM person p JOIN household h ON h.id = p.household_id JOIN dwelling d ON d.id = h.dwelling_id"
              " JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE p.deleted_at IS NULL AND p.moved_out_on IS NULL"
              " AND p.deceased_on IS NULL AND h.moved_out_on IS NULL AND ")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        tenants = file.execute(living + "d.tenure = 'rented'").fetchone()[0]
        here = file.execute(living + "s.grid_id IN (SELECT id FROM grid WHERE kind = 'courtyard' AND level = 'micro')").fetchone()[0]
        everybody = file.execute(living + "TRUE").fetchone()[0]
    assert 1 < tenants < here <= everybody
    with desk.open(path) as person:
        person.click(person.get("push button", r"^院落 \d+$"))
        person.get("label", f"^{here}$")
        person.key("alt+3")
        person.get("label", f"^{here} 人$")
        person.key("alt+2")
        choose_theme(person, "出租房")
        homes = person.get("push button", r"^出租 \d+$")
        person.tab_to(homes)
        person.key("Return")
        person.get("label", f"^{tenants}$")
        person.key("alt+3")
        person.get("label", f"^{tenants} 人$")
        person.get(None, f"户室 {count_of(homes)}")


case.run(globals())
