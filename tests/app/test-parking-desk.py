# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The daily work on parking, by keys: a lot, cars that come and go, a need, swaps, what is shared, the gate, consent. Plates are invented."""
import os
import pathlib
import sqlite3

import case
from person import wait

def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"desk-{name}.png"))


def turn_to_parking(person):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "停车")


def turn_to_part(person, part):
    person.tab_to(person.get(None, f"^{part}$"), most=90)
    person.key("space")


def press(person, words):
    """A button, by keys."""
    person.tab_to(person.get("push button", words), most=150)
    person.key("Return")


def settle(desk):
    """Two compounds with a lot each, 甲场 at the first and 乙场 at the second; of each the households with a car."""
    path = desk.demo(households=300)  # that live in more than one compound
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables; nobody waits
    with sqlite3.connect(path) as file:
        places = file.execute("SELECT d.compound_id, avg(s.x), avg(s.y) FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                              " JOIN household h ON h.dwelling_id = d.id WHERE s.x IS NOT NULL AND d.compound_id IS NOT NULL AND h.deleted_at IS NULL"
                              " AND h.moved_out_on IS NULL GROUP BY 1 ORDER BY count(*) DESC, 1").fetchall()
        for number, (name, (compound, x, y)) in enumerate((("甲场", places[0]), ("乙场", places[1])), 1):
            file.execute("INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (?, ?, 'courtyard', 'yes', ?)", (number, name, compound))
            file.execute("INSERT INTO parking_bays (id, lot_id, kind, total) VALUES (?, ?, 'plain', 20)", (number, number))
            file.execute("INSERT INTO parking_entrance (lot_id, x, y) VALUES (?, ?, ?)", (number, x, y))
        homes = [file.execute("SELECT h.id, d.id FROM household h JOIN dwelling d ON d.id = h.dwelling_id JOIN dwelling_standing s ON s.dwelling_id = d.id"
                              " WHERE d.compound_id = ? AND s.x IS NOT NULL AND h.deleted_at IS NULL AND h.moved_out_on IS NULL ORDER BY h.id LIMIT 2",
                              (places[number][0],)).fetchall() for number in (0, 1)]
    return path, homes


def write_need(path, number, household, dwelling, state="waiting"):
    with sqlite3.connect(path) as file:
        matter = file.execute("INSERT INTO matter (kind, number, title, state, dwelling_id, opened_at) VALUES ('parking', ?, '需要车位', ?, ?,"
                              " strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-9 days'))", (f"2026-{number:04}", state, dwelling)).lastrowid
        file.execute("INSERT INTO parking_need (id, household_id, plate, span, rank) VALUES (?, ?, ?, 'all-day', 'others')",
                     (matter, household, f"川A5T{number:03}"))
    return matter


def test_form(desk):
    """an entrance is put on the map by keys; undone and done again"""
    path = desk.demo()
    facts = "SELECT (SELECT count(*) FROM parking_lot WHERE deleted_at IS NULL), (SELECT count(*) FROM parking_entrance WHERE deleted_at IS NULL)"
    done = (1, 1)
    with desk.open(path) as person:
        turn_to_parking(person)
        person.get("label", "还没有停车场地")
        person.key("alt+n")
        person.get(None, "^普通: 总数$")
        person.type("dong men")
        person.key("alt+a")
        before = wait(lambda: person.find("label", "^十字下方"), "the map").get_name()
        person.key("Right", "Right", "Down", pause=0.1)
        wait(lambda: (person.find("label", "^十字下方") or person.get("push button", "^采用此位置")).get_name() != before, "another place")
        picture(person, "pick")
        person.key("Return")
        person.gone("label", "^十字下方")
        person.get(None, "^出入口（")
        person.key("alt+k")
        wait(lambda: case.ask(path, facts) == done, f"the lot in the file: {case.ask(path, facts)}")
        wait(lambda: case.shows(person, "dong men"), "the lot in the list")
        picture(person, "lots")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, facts) == (0, 0), "the undo")
        person.key("ctrl+shift+z")
        wait(lambda: case.ask(path, facts) == done, "the redo")


def test_hours(desk):
    """hours that are none are told in words, with the focus where they stand, and nothing is kept; right ones are"""
    path, _ = settle(desk)
    hours = "SELECT group_concat(day_type || ' ' || opens || '-' || closes) FROM parking_hours WHERE lot_id = 1"
    with desk.open(path) as person:
        turn_to_parking(person)
        lot = wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith("甲场")], "the lot")[0]
        person.tab_to(lot)
        person.key("Return")
        entry = person.get("text|entry", "^工作日$", shown=False)
        person.tab_to(entry, most=90)
        person.paste("8-25")
        person.key("alt+k")
        person.get(None, "^时间请写成 8:00-22:00")
        picture(person, "hours-fault")
        assert case.ask(path, hours) == (None,)
        person.key("ctrl+a")
        person.paste("8：00—22:00")
        picture(person, "hours")
        person.key("alt+k")
        wait(lambda: case.ask(path, hours) == ("workday 480-1320",), f"the hours in the file: {case.ask(path, hours)}")


def test_cars(desk):
    """one car is noted and its use ended, with a day and why; a list with faults notes what is right; undone and done again"""
    path, _ = settle(desk)
    uses = "SELECT count(*), count(until), max(ended_why) FROM parking_use WHERE deleted_at IS NULL"
    with desk.open(path) as person:
        turn_to_parking(person)
        lot = wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith("甲场")], "the lot")[0]
        person.tab_to(person.get("push button", "停放 0 辆", within=lot))
        person.key("Return")
        person.get("label", "还没有登记停放车辆")
        person.key("alt+a")
        person.get(None, "车牌、住户、房号或姓名")
        picture(person, "one-car")
        plate, = case.ask(path, "SELECT v.plate FROM vehicle v JOIN household h ON h.id = v.household_id WHERE v.deleted_at IS NULL AND h.deleted_at IS NULL"
                          " AND h.moved_out_on IS NULL ORDER BY v.id")
        person.type(plate[1:])
        person.key("Return")
        wait(lambda: case.shows(person, "已选 1 辆，共 1 辆"), "the car")
        picture(person, "one-car-found")
        person.key("alt+n")
        wait(lambda: case.ask(path, uses) == (1, 0, None), "the use in the file")
        person.gone(None, "车牌、住户、房号或姓名")
        paste(person, path, uses)
        end(person, path, uses)


def paste(person, path, uses):
    """A plate that nobody knows can be noted; a line without one, and the same car twice, cannot."""
    person.key("alt+p")
    person.get(None, "^车辆名单$")
    person.paste("川Z9K8J7 9-9-909\n没有车牌\n川Z9K8J7")
    person.key("alt+l")
    person.get("label", "这一行没有车牌号")
    person.get("label", "第 2 行：")
    picture(person, "paste")
    person.key("alt+n")
    wait(lambda: case.ask(path, uses) == (2, 0, None), "what was right in the file")
    person.gone(None, "^车辆名单$")


def end(person, path, uses):
    ends = wait(lambda: person.find_all("push button", "^终止：") or None, "the buttons")
    person.tab_to(ends[-1])
    person.key("Return")
    person.get("push button", "^终止(\\(E\\))?$")
    person.key("alt+e")
    person.get("label", "请说明终止原因")
    picture(person, "end")
    assert case.ask(path, uses) == (2, 0, None)
    person.type("yi maiche")
    person.key("alt+e")
    wait(lambda: case.ask(path, uses) == (2, 1, "yi maiche"), "the end in the file")
    person.gone("push button", "^终止(\\(E\\))?$")
    person.key("Escape")
    person.get("push button", "停放 1 辆")
    person.key("ctrl+z")
    wait(lambda: case.ask(path, uses) == (2, 0, None), "the undo")
    person.key("ctrl+shift+z")
    wait(lambda: case.ask(path, uses) == (2, 1, "yi maiche"), "the redo")


def test_queue(desk):
    """a need is edited, with a fault told at its row; a bay is kept for it; undone and done again"""
    path, homes = settle(desk)
    need = write_need(path, 1, *homes[0][0])
    state = "SELECT m.state, (SELECT group_concat(lot_id) FROM parking_use WHERE need_id = m.id AND deleted_at IS NULL AND until IS NULL) FROM matter m WHERE m.id = ?"
    with desk.open(path) as person:
        turn_to_parking(person)
        person.get("list item", "^甲场")
        turn_to_part(person, "需求")
        wait(lambda: case.shows(person, "1 辆等车位"), "the queue")
        person.tab_to(person.get("list item", within=person.get("list", "^停车需求$")))
        person.key("Return")
        edit(person, path, need)
        assert not person.find_all("push button", "整改前照片") and person.find_all("push button", "^添加照片")
        offer(person, "甲场")
        wait(lambda: case.ask(path, state, need) == ("offered", "1"), "the offer")
        picture(person, "offered")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, state, need) == ("waiting", None), "the undo")
        person.key("ctrl+shift+z")
        wait(lambda: case.ask(path, state, need) == ("offered", "1"), "the redo")


def edit(person, path, need):
    press(person, "^修改…$")
    person.get("label", "^显示个人信息$")
    person.type("he dui")
    person.key("Return")
    person.get(None, "^最远步行多少分钟")
    person.key(*["Tab"] * 10)  # from the plate to the longest walk
    person.type("8 fen")
    picture(person, "need-form")
    person.key("alt+k")
    person.get("label", "^最远步行请填分钟数")
    picture(person, "need-fault")
    assert case.ask(path, "SELECT most_walk FROM parking_need WHERE id = ?", need) == (None,)
    person.key("ctrl+a")
    person.type("8")
    person.key("alt+k")
    wait(lambda: case.ask(path, "SELECT most_walk FROM parking_need WHERE id = ?", need) == (8,), "the longest walk in the file")
    person.gone(None, "^最远步行多少分钟")


def offer(person, lot):
    wait(lambda: person.find_all("push button", "^在此留车位：请选场地$"), "the chooser")
    chooser = person.find_all("push button", "^在此留车位：请选场地$")[-1]
    person.tab_to(chooser, most=150)
    person.key("space")
    person.get("text|entry", "^查找地点$")
    person.paste(lot)
    person.key("Return")


def test_share(desk):
    """a shop by day and residents by night share a bay; two cars swap, which is undone and done again; the gate knows both"""
    path, homes = settle(desk)
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO organisation (id, name) VALUES (9001, '甜水面馆')")
        file.execute("INSERT INTO vehicle (id, plate, organisation_id) VALUES (9001, '川A0D003', 9001)")
        for use, lot, household, plate, span in ((1, 2, homes[0][0][0], "川A0N001", "night"), (2, 1, homes[1][0][0], "川A0N002", "night")):
            file.execute("INSERT INTO parking_use (id, lot_id, household_id, plate, span, since) VALUES (?, ?, ?, ?, ?, '2026-01-01')", (use, lot, household, plate, span))
        file.execute("INSERT INTO parking_use (id, lot_id, vehicle_id, plate, span, since) VALUES (3, 1, 9001, '川A0D003', 'day', '2026-01-01')")
    now = "SELECT (SELECT lot_id FROM parking_use WHERE plate = ?1 AND until IS NULL AND deleted_at IS NULL)"
    with desk.open(path) as person:
        turn_to_parking(person)
        person.get("list item", "^甲场")
        turn_to_part(person, "错时与互换")
        wait(lambda: case.shows(person, "白天 1 辆，夜间 1 辆"), "the shared bay")
        person.key("alt+l")
        wait(lambda: case.shows(person, "⇄"), "the swap")
        picture(person, "share")
        press(person, "^互换$")
        swapped = lambda: (case.ask(path, now, "川A0N001"), case.ask(path, now, "川A0N002"))
        wait(lambda: swapped() == ((1,), (2,)), "the swap in the file")
        picture(person, "swapped")
        person.key("ctrl+z")
        wait(lambda: swapped() == ((2,), (1,)), "the undo")
        person.key("ctrl+shift+z")
        wait(lambda: swapped() == ((1,), (2,)), "the redo")
        turn_to_part(person, "门岗")
        person.tab_to(person.get("text|entry", "^车牌号，或末几位$"))
        person.type("D003")
        wait(lambda: case.shows(person, "可以停"), "the shop's car")
        assert not case.shows(person, "川A0D003")
        picture(person, "gate")


def test_consent(desk):
    """how many households must be for an agreement is set in the preferences, kept in the file, and undone"""
    path = desk.demo()
    consent = "SELECT consent FROM parking_setting"
    with desk.open(path) as person:
        turn_to_parking(person)
        person.get("label", "还没有停车场地")
        person.key("ctrl+comma")
        share = wait(lambda: person.find("spin button", "停车协议须同意的户数占比", shown=False), "the setting")
        picture(person, "consent")
        share.get_value_iface().set_current_value(67)
        wait(lambda: case.ask(path, consent) == (67,), "the share in the file")
        person.key("Escape")
        person.gone("text", "^您的姓名$")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, consent) == (80,), "the undo")
        person.key("ctrl+shift+z")
        wait(lambda: case.ask(path, consent) == (67,), "the redo")


case.run(globals())
