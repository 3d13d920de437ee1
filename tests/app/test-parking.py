# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Parking as a person meets it: a lot is noted by keys, counted, and taken back."""
import os
import pathlib

import case
from paper_desk import close_preview, export_masked
from person import wait


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"{name}.png"))


def turn_to_parking(person):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "停车")


def turn_to_needs(person):
    person.press(person.get("radio button|toggle button|page tab|tab", "^需求$"))


def number(person, words, text):
    person.tab_to(person.get(None, words))
    person.type(text)


def test_lot(desk):
    """a lot is noted and counted by keys; more free than there are is refused in words, and nothing typed is lost"""
    path = desk.demo()
    with desk.open(path) as person:
        turn_to_parking(person)
        person.get("label", "还没有停车场地")
        picture(person, "parking-empty")
        person.key("alt+n")
        person.get(None, "^普通: 总数$")
        person.type("qunkang 40")
        number(person, "^普通: 总数$", "20")
        number(person, "^普通: 夜间空位$", "25")
        person.key("alt+k")
        person.get("label", "空位多于车位总数")
        picture(person, "parking-form")
        assert case.ask(path, "SELECT count(*) FROM parking_lot")[0] == 0
        person.key("ctrl+a")
        person.type("5")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT total, free_day, free_night, counted_on IS NULL, night_counted_on IS NOT NULL FROM parking_bays") == (20, None, 5, 1, 1), "the bays in the file")
        wait(lambda: case.shows(person, "空位白天 未清点、夜间 5"), "the lot in the list")
        picture(person, "parking-list")
        person.key("ctrl+z")
        person.get("label", "还没有停车场地")


def test_users(desk):
    """all cars of a compound park in a lot, which closes: each becomes a need, in order, and one step takes it back; all by keys"""
    path = desk.demo()
    compound, = case.ask(path, "SELECT coalesce(d.compound_id, b.compound_id) AS c FROM vehicle v JOIN household h ON h.id = v.household_id"
                         " JOIN dwelling d ON d.id = h.dwelling_id LEFT JOIN building b ON b.id = d.building_id WHERE v.deleted_at IS NULL"
                         " AND h.deleted_at IS NULL AND h.moved_out_on IS NULL GROUP BY c ORDER BY count(*) DESC")
    cars, = case.ask(path, "SELECT count(*) FROM vehicle v JOIN household h ON h.id = v.household_id JOIN dwelling d ON d.id = h.dwelling_id"
                     " LEFT JOIN building b ON b.id = d.building_id WHERE v.deleted_at IS NULL AND h.deleted_at IS NULL AND h.moved_out_on IS NULL"
                     " AND coalesce(d.compound_id, b.compound_id) = ?", compound)
    name, = case.ask(path, "SELECT name FROM compound WHERE id = ?", compound)
    with desk.open(path) as person:
        turn_to_parking(person)
        make_lot(person, name)
        picture(person, "parking-lot-form")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT count(*), sum(compound_id = ?), (SELECT count(*) FROM parking_entrance), (SELECT group_concat(fen)"
                              " FROM parking_fee), (SELECT opens || '-' || closes FROM parking_hours) FROM parking_lot", compound)
             == (1, 1, 1, "12050", "480-1320"), "the lot in the file")
        person.tab_to(person.get("push button", "停放 0 辆"))
        person.key("Return")
        person.get("label", "还没有登记停放车辆")
        person.key("alt+c")
        wait(lambda: case.shows(person, f"已选 {cars} 辆，共 {cars} 辆"), "all cars of the compound")
        picture(person, "parking-compound-cars")
        person.key("alt+n")
        wait(lambda: case.ask(path, "SELECT count(*) FROM parking_use WHERE deleted_at IS NULL") == (cars,), "the cars in the lot")
        wait(lambda: case.shows(person, f"停放或已留车位共 {cars} 辆"), "them in the list")
        picture(person, "parking-users")
        paste_list(person, path)
        person.key("Escape")
        person.tab_to(person.get("push button", "停用"))
        person.key("Return")
        person.get(None, "^停用原因$")
        person.type("gaizao")
        picture(person, "parking-closing")
        person.key("alt+c")
        wait(lambda: case.ask(path, "SELECT count(*) FROM parking_need n JOIN matter m ON m.id = n.id WHERE state = 'waiting' AND lost_lot_id IS NOT NULL")
             == (cars,), "the needs")
        person.get("label", "已停用")
        picture(person, "parking-closed")
        turn_to_needs(person)
        wait(lambda: case.shows(person, f"{cars} 辆等车位"), "the queue")
        picture(person, "parking-needs")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, "SELECT count(*) FROM parking_need n JOIN matter m ON m.id = n.id WHERE m.deleted_at IS NULL") == (0,), "them taken back")
        assert case.ask(path, "SELECT count(*) FROM parking_use WHERE deleted_at IS NULL AND until IS NULL") == (cars,)
        person.get("label", "没有人等车位")


def make_lot(person, compound):
    """The form as far as it goes, by keys."""
    person.get("label", "还没有停车场地")
    person.key("alt+n")
    person.get(None, "^普通: 总数$")
    person.type("dixiashi")
    person.tab_to(person.find_all("push button", "^所属小区：不属于任何小区$")[-1])  # the one inside the menu button
    person.key("space")
    person.get("text|entry", "^查找地点$")
    person.paste(compound)
    person.key("Return")
    person.get("push button", f"^所属小区：{compound}$")
    number(person, "^普通: 总数$", "40")
    person.key("alt+m")
    person.get(None, "出入口（")
    number(person, "^包月: 第一辆$", "120.5")
    person.key("shift+Tab", "shift+Tab", "shift+Tab")  # over holidays and Saturdays to workdays
    person.type("8-22")


def paste_list(person, path):
    """A list with a car that nobody knows and a line that is no car: both are shown before anything happens, and nothing is left of it."""
    uses, = case.ask(path, "SELECT count(*) FROM parking_use")
    person.key("alt+p")
    person.get(None, "^车辆名单$")
    person.paste("川Z9K8J7 9-9-909\n没有车牌")
    person.key("alt+l")
    wait(lambda: case.shows(person, "已选 1 辆，共 2 辆"), "what was understood")
    person.get("label", "这一行没有车牌号")
    picture(person, "parking-paste")
    person.key("Escape")
    assert case.ask(path, "SELECT count(*) FROM parking_use") == (uses,)


def take_queue(person, folder, plate):
    """The queue as it is shown, masked; on paper, too."""
    part = person.get("filler", "^需求$")  # other parts have these buttons, too
    line, = export_masked(person, folder / "queue.csv", part)
    assert line["排队位次"] == "1" and "*" in line["车牌号"] and plate not in line["车牌号"].replace("·", ""), line
    assert line["地址"].endswith("***") and "*" in line["户主或联系人"], line
    person.press(person.get("push button", "^打印台账", within=part))
    person.get(None, "^第 1 页 / 共")
    picture(person, "parking-queue-paper")
    close_preview(person)


def test_need(desk):
    """a car that needs a bay is noted from the search, stands in the queue and in the details, and leaves masked"""
    path = desk.demo()
    vehicle, plate = case.ask(path, "SELECT v.id, v.plate FROM vehicle v JOIN household h ON h.id = v.household_id WHERE v.deleted_at IS NULL"
                              " AND h.moved_out_on IS NULL AND h.deleted_at IS NULL ORDER BY v.id")
    with desk.open(path) as person:
        turn_to_parking(person)
        person.get("label", "还没有停车场地")
        person.key("alt+n")
        person.get(None, "^普通: 总数$")
        person.type("qunkang 40")
        number(person, "^普通: 总数$", "20")
        person.key("alt+k")
        person.get("push button", "停放 0 辆")
        turn_to_needs(person)
        person.get("label", "没有人等车位")
        person.key("alt+n")
        person.get(None, "车牌、住户、房号或姓名")
        person.type(plate[1:])
        person.key("Return")
        wait(lambda: person.find(None, "^需要什么$"), "the form")
        picture(person, "parking-need-form")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT vehicle_id, plate FROM parking_need") == (vehicle, plate), "the need in the file")
        wait(lambda: case.shows(person, "1 辆等车位"), "it in the queue")
        take_queue(person, desk.folder, plate)
        person.tab_to(person.get("list item", within=person.get("list", "^停车需求$")))
        person.key("Return")
        person.get("push button", "^修改…$")
        picture(person, "parking-need-details")
        chooser = person.find_all("push button", "^在此留车位：请选场地$")[-1]
        person.tab_to(chooser)
        person.key("space")
        person.get("text|entry", "^查找地点$")
        person.type("qunkang")
        person.key("Return")
        wait(lambda: case.ask(path, "SELECT m.state, u.lot_id IS NOT NULL, u.since FROM matter m JOIN parking_use u ON u.need_id = m.id")
             == ("offered", 1, None), "the bay kept for it")
        picture(person, "parking-need-offered")


case.run(globals())
